"""The parts of a breakdown, in county, calendar or word-list order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.figures.scan import split_path
from tecdesk.store.query import Filter
from tecdesk.store.terms.villages import valid

if TYPE_CHECKING:
    from collections.abc import Collection

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.answers import Answers


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure.

    Attributes:
        by: the breakdown: owner, village, month, quarter or a field's key.
        key: unit, village or material id, "1" to "12", a word; "" for unknown.
        name: what people see.
        figure: the part's figure.
    """

    by: str
    key: str
    name: str
    figure: Figure


Names = dict[str, str]
"""Part key to name, in the order of the page."""


def breakdowns(indicator: Indicator) -> tuple[str, ...]:
    """The names of all breakdowns an indicator has."""
    return (
        OWNER,
        *(["village"] if indicator.placed_by else []),
        *CALENDAR,
        *(path.split(".")[-1] for path in indicator.splits),
        *own_splits(indicator),
    )


def own_splits(indicator: Indicator) -> tuple[str, ...]:
    """The choices that a county added to the register counted."""
    added = REGISTERS[indicator.register].added
    return tuple(
        field.key
        for field in added
        if field.kind is Kind.CHOICE and field.key not in indicator.splits
    )


def part_names(
    book: Book, indicator: Indicator, period: Period, by: str, seen: Collection[str]
) -> Names:
    """The parts to show, in order.

    Units, villages and months all show, with or without records; of words only those
    seen. The unknown part comes last, and only where it holds something.
    """
    names, own = _all_names(book, indicator, period, by), set(seen) - {""}
    found = {k: name for k, name in names.items() if by in _COMPLETE or k in own}
    if others := own - names.keys():
        found |= _names_of_others(book, indicator, period.year, by, others)
    if "" in seen:
        found[""] = "未分月" if by in CALENDAR else "未填"
    return found


def parts_of(
    book: Book,
    answers: Answers,
    indicator: Indicator,
    period: Period,
    unit: str,
    by: str,
) -> tuple[Part, ...]:
    """The parts of one figure; none where it has no such breakdown.

    Args:
        book: the book.
        answers: knows the figures of the period.
        indicator: the figure.
        period: the span.
        unit: of lines per unit, which.
        by: the breakdown.
    """
    if by not in breakdowns(indicator):
        return ()
    seen = answers.parts(indicator, unit, by)
    names = part_names(book, indicator, period, by, seen)
    return tuple(
        Part(by, key, name, answers.figure(indicator, unit, by, key))
        for key, name in names.items()
    )


_COMPLETE = (OWNER, "village", *CALENDAR)
_UNIT = Field(OWNER, REGISTERS["unit"].label, Kind.REF, to="unit")


def _names_of_others(
    book: Book, indicator: Indicator, year: int, by: str, keys: set[str]
) -> Names:
    """Records in their order, also villages of other years; else words as written."""
    declared = field_of(indicator, by)
    if not declared.to:
        return {key: key for key in sorted(keys)}
    names = book.names(declared.to, year)
    return {key: name for key, name in names.items() if key in keys}


def _all_names(book: Book, indicator: Indicator, period: Period, by: str) -> Names:
    if by == "month":
        return {str(month): f"{month}月" for month in period.months}
    if by == "quarter":
        numbers = dict.fromkeys((month + 2) // 3 for month in period.months)
        return {str(n): f"{'一二三四'[n - 1]}季度" for n in numbers}
    if by == OWNER:
        return reporting_units(book)
    if by == "village":
        return villages(book, period.year)
    declared = field_of(indicator, by)
    if declared.words:
        return {word: word for word in book.words(declared.words, period.year)}
    return {}


def villages(book: Book, year: int) -> Names:
    """The villages valid in a year under their names then, in the county's order.

    In a county's book unit by unit, each with the name of its unit before its own.
    """
    return with_units(book, valid(book, year))


def with_units(book: Book, called: Names) -> Names:
    """Villages of a county unit by unit, as 清河镇东村; of a township as they are."""
    units = reporting_units(book)
    if not units:
        return called
    every = (*book.find("village"), *book.find("village", Filter(binned=True)))
    owners = {village.id: village.owner for village in every}
    place = {unit: at for at, unit in enumerate(units)}
    ordered = sorted(called, key=lambda id_: place.get(owners[id_], len(place)))
    return {id_: units.get(owners[id_], "") + called[id_] for id_ in ordered}


def field_of(indicator: Indicator, by: str) -> Field:
    """The field whose values are the parts of a breakdown."""
    if by == OWNER:
        return _UNIT
    path = split_path(indicator, by) or by
    return field_at(REGISTERS[indicator.register], path)
