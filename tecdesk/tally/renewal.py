"""A sheet made new after a change: only the figures that the change can reach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Sheet

_COUNTED = {each.key for ledger in LEDGERS for each in (ledger, *children(ledger))}
"""Registers whose records reach only figures that count them. All others (villages,
words, targets, the unit) may reach any figure."""


def renewed(
    book: Book,
    sheet: Sheet,
    indicators: Iterable[Indicator],
    by: Collection[str],
    touched: Collection[str],
) -> Sheet:
    """The sheet as it is after records of some registers were changed.

    Args:
        book: the book as it is now.
        sheet: what was computed before the change, of these indicators.
        indicators: all that the sheet shows, in its order.
        by: its breakdowns.
        touched: keys of the registers changed since.
    """
    every = tuple(indicators)
    reached = tuple(i for i in every if reaches(touched, i))
    if len(reached) == len(every):
        return make_sheet(book, sheet.period, by, every)
    if not reached:
        return sheet
    new = make_sheet(book, sheet.period, by, reached)
    lines = tuple(
        line
        for indicator in every
        for line in (new if indicator in reached else sheet).lines_of(indicator.key)
    )
    return replace(sheet, lines=lines)


def reaches(touched: Collection[str], indicator: Indicator) -> bool:
    """True when a change of some registers may change a figure."""
    return not _COUNTED.issuperset(touched) or not _read(indicator).isdisjoint(touched)


def _read(indicator: Indicator) -> set[str]:
    """The registers whose records decide a figure."""
    return {key for each in indicator.addends for key in _read_of_one(each)}


def _read_of_one(indicator: Indicator) -> set[str]:
    declared = REGISTERS[indicator.register]
    paths = [indicator.dated_by, indicator.placed_by, *indicator.splits]
    paths += [condition.path for condition in indicator.where]
    refs = {path.split(".")[0] for path in paths if "." in path}
    refs |= {declared.parent} - {""}
    found = {indicator.register, *(declared[ref].to for ref in refs)}
    if isinstance(indicator.measure, Sum) and indicator.measure.yearly:
        found.add(indicator.measure.yearly)
    if indicator.within:
        found |= _read(INDICATORS[indicator.within])
    return found
