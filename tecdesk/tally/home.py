"""首页: one year at a glance: targets with pace, what is due, what was written last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.registers import entered_with
from tecdesk.store.entered import last_entered
from tecdesk.store.query import Filter
from tecdesk.tally.due import findings
from tecdesk.tally.pace import goals
from tecdesk.tally.pace import year_share
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.tally.due import Finding
    from tecdesk.tally.due import Limits
    from tecdesk.tally.pace import Goal

RECENT = 7


@dataclass(frozen=True, slots=True)
class Entered:
    """A record that was written lately, in words.

    Attributes:
        register: its register. ledger: the register whose list shows it: an aid
            record stands under 结对帮扶.
        id: of the record.
        day: its date, ISO text of any precision; may be empty.
        place: village and group; may be empty.
        what: what it was.
        amount: the number that says most, with its unit; may be empty.
        entered_at: local time, ISO text.
    """

    register: str
    ledger: str
    id: str
    day: str
    place: str
    what: str
    amount: str
    entered_at: str


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that the first page says.

    Attributes:
        year: the year being worked on.
        day: today.
        share: 序时进度: share of the year gone by, in percent.
        goals: the year's targets in the order they were entered.
        findings: what is due or missing, the most urgent first.
        recent: what was written last, the newest first.
    """

    year: int
    day: date
    share: Decimal
    goals: tuple[Goal, ...]
    findings: tuple[Finding, ...]
    recent: tuple[Entered, ...]


def home(
    book: Book,
    year: int,
    day: date,
    limits: Limits | None = None,
    most: int = RECENT,
) -> Home:
    """The first page of a year's book on a day.

    Args:
        book: the book; only read, so a thread may give its own.
        year: the year being worked on.
        day: today.
        limits: from when on something is due.
        most: how many records of `recent`.
    """
    return Home(
        year,
        day,
        year_share(year, day),
        goals(book, year, day),
        findings(book, year, day, limits),
        recent(book, most),
    )


def recent(book: Book, most: int = RECENT) -> tuple[Entered, ...]:
    """The records that were entered last, whatever their register and date.

    A handout of a session or a fair was written with it and is not told again.
    """
    speaker = Speaker(book)
    found: list[tuple[Record, str]] = []
    for ledger in LEDGERS:
        # What lasts, such as the villages of an envoy, is written with its parent.
        acts = (each for each in children(ledger) if not each.ends_by)
        for register in (ledger, *acts):
            rows = last_entered(book, register.key, most, _alone(register.key))
            found += [(record, ledger.key) for record in rows]
    found.sort(key=lambda each: each[0].created_at, reverse=True)
    return tuple(told(speaker, *each) for each in found[:most])


def _alone(register: str) -> Filter:
    return Filter(dict.fromkeys(entered_with(REGISTERS[register])))


def told(speaker: Speaker, record: Record, ledger: str) -> Entered:
    """A record in words, under the ledger in whose list it is shown."""
    declared = REGISTERS[record.register]
    day = declared.dated_by or ("year" if "year" in declared.by_key else "")
    return Entered(
        record.register,
        ledger,
        record.id,
        record.text(day) if day else "",
        speaker.place(record),
        speaker.what(record),
        speaker.amount(record),
        record.created_at,
    )
