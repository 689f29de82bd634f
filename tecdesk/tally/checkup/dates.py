"""Dates that cannot be, or that an inspector would ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.holidays import holidays
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.rules import InOrder
from tecdesk.store.query import Filter
from tecdesk.store.suspects.days import across
from tecdesk.store.suspects.days import later_than
from tecdesk.store.suspects.days import strays
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.register import Register
    from tecdesk.tally.checkup.check import Numbers
    from tecdesk.tally.checkup.look import Look

EVENTS = tuple(r for r in REGISTERS.values() if r.dated_by and not r.ends_by)
"""Registers of what happens on a day."""
REPORTED = frozenset(
    each.key for ledger in LEDGERS for each in (ledger, *children(ledger))
)
"""Registers whose records are counted in the report."""


def to_come(look: Look) -> Iterator[Finding]:
    """What has not happened yet; also far later dates, while the year is recent."""
    for register in EVENTS:
        rows = [
            (id_, day)
            for id_, day in later_than(look.book, register.key, look.day)
            if int(day[:4]) == look.year or look.year >= look.day.year - 1
        ]
        places = look.places(register.key, [id_ for id_, _ in rows])
        for id_, day in rows:
            numbers = {"day": spoken_day(day), "today": spoken_day(str(look.day))}
            yield _of(register, "to_come", id_, places[id_], numbers)


def of_another_year(look: Look) -> Iterator[Finding]:
    """One of another year among many that were entered together."""
    least = look.bounds.batch_records
    for register in EVENTS:
        rows = strays(look.book, register.key, look.year, least)
        records = look.records(register.key, [id_ for id_, _ in rows])
        for id_, others in rows:
            record = records[id_]
            day = spoken_day(record.text(register.dated_by))
            numbers: Numbers = {"count": others, "year": look.year, "day": day}
            yield _of(register, "another_year", id_, look.place(record), numbers)


def across_years(look: Look) -> Iterator[Finding]:
    """Events that end in another year than they begin in."""
    for register in EVENTS:
        for rule in register.rules:
            if isinstance(rule, InOrder):
                yield from _across(look, register, rule)


def _across(look: Look, register: Register, rule: InOrder) -> Iterator[Finding]:
    rows = across(look.book, register.key, rule.first, rule.last, look.period)
    places = look.places(register.key, [row[0] for row in rows])
    for id_, first, last in rows:
        numbers = {"first": spoken_day(first), "last": spoken_day(last)}
        yield _of(register, "across_years", id_, places[id_], numbers)


def on_holidays(look: Look) -> Iterator[Finding]:
    """Training on a statutory holiday."""
    days = holidays(look.year)
    dated = REGISTERS["training"].dated_by
    for record in look.book.find("training", Filter(among={dated: tuple(days)})):
        numbers = {"holiday": days[record.text(dated)]}
        yield _of(
            REGISTERS["training"], "holiday", record.id, look.place(record), numbers
        )


def _of(
    register: Register, check: str, id_: str, place: str, numbers: Numbers
) -> Finding:
    return Finding(check, place, numbers, register=register.key, ids=(id_,))
