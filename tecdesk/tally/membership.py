"""这条记录算在哪些数里: the figures of a record, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import in_year
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.contribution import contributes
from tecdesk.store.figures.contribution import contribution
from tecdesk.tally.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.figures.contribution import Contribution

_YEARS = 3
"""Of a thing that lasts, the figures of so many years are told."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A figure that a record is in.

    Attributes:
        asked: the figure, whole.
        adds: what the record adds, in the stored unit; 0 for a repeat of what is
            counted once.
        village: key of the village part it is in; empty for unknown.
    """

    asked: Asked
    adds: int
    village: str


def memberships(book: Book, record: Record, year: int) -> tuple[Membership, ...]:
    """Every figure that a record adds to, the longest period first.

    Told are the year, half, quarter and month of its date; of what lasts also the
    years since, up to the one being worked on.

    Args:
        book: the book; only read.
        record: a record that is not in the bin.
        year: the year being worked on.
    """
    asked = [i for i in INDICATORS.values() if contributes(i, record.register)]
    found: list[Membership] = []
    for period in _periods(book, record, asked, year):
        given = {i.key: contribution(book, i, period, record) for i in asked}
        inside = [i for i in asked if given[i.key] is not None]
        if inside:
            found += _told(book, inside, period, given)
    return tuple(found)


def _told(
    book: Book,
    inside: Sequence[Indicator],
    period: Period,
    given: dict[str, Contribution | None],
) -> Iterator[Membership]:
    now = figures(book, inside, period)
    for indicator in inside:
        part = given[indicator.key]
        if part is None or part.adds is None:
            continue
        figure = now.get((indicator.key, part.unit, ""), ZERO)
        label = in_year(indicator.label, period.year)
        asked = Asked(indicator, period, figure, label, part.unit or indicator.unit)
        yield Membership(asked, part.adds, part.village)


def _periods(
    book: Book, record: Record, asked: Sequence[Indicator], year: int
) -> list[Period]:
    found: dict[Period, None] = {}
    for day in _days(book, record, asked):
        found |= dict.fromkeys(_around(day))
        if any(i.is_stock for i in asked):
            first = max(int(day[:4]), year - _YEARS + 1)
            found |= dict.fromkeys(Period(each) for each in range(first, year + 1))
    return sorted(found, key=lambda p: (-p.year, -len(p.months), p.months[0]))


def _days(book: Book, record: Record, asked: Sequence[Indicator]) -> Iterator[str]:
    """The dates that decide: its own, or that of the record it belongs to."""
    declared = REGISTERS[record.register]
    if "year" in declared.by_key and record["year"] is not None:
        yield record.text("year")
    for path in dict.fromkeys(i.dated_by or declared.dated_by for i in asked):
        ref, _, key = path.rpartition(".")
        source = book.get(declared[ref].to, record.text(ref)) if ref else record
        if source is not None and key in source.values and source.text(key):
            yield source.text(key)


def _around(day: str) -> Iterator[Period]:
    """The year of a date and its parts, as far as the date is known."""
    year, month = int(day[:4]), int(day[5:7] or 0)
    yield Period(year)
    if month:
        yield Period(year, half=(month + 5) // 6)
        yield Period(year, quarter=(month + 2) // 3)
        yield Period(year, month=month)
