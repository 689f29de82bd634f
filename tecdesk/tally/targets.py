"""Targets of a year, bound to the one line that each of them names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_TEN_THOUSAND = 10_000


Bound = tuple[str, str]
"""Key of an indicator and the unit of its line, "" unless it has lines per unit."""


def targets(book: Book, year: int) -> dict[Bound, int]:
    """(indicator, unit) to the target, in the stored unit of the figure's kind.

    A target in 万元 or 万人次 is put into the line's own unit.
    """
    return {
        key: _stored(row, INDICATORS[key[0]].kind)
        for key, row in target_rows(book, year).items()
    }


def target_rows(book: Book, year: int) -> dict[Bound, Record]:
    """The record that sets each target; of two rows the one entered first wins."""
    found = {}
    for row in reversed(book.find("target", Filter(equals={"year": year}))):
        if (indicator := INDICATORS.get(row.text("indicator"))) is None:
            continue
        named = row.text("unit").removeprefix("万") or indicator.per_default
        found[indicator.key, named if indicator.per else ""] = row
    return found


def _stored(row: Record, kind: Kind) -> int:
    factor = _TEN_THOUSAND if row.text("unit").startswith("万") else 1
    hundredths = (row.number("value") or 0) * factor
    return hundredths * kind.scale // Kind.NUMBER.scale
