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


def targets(book: Book, year: int) -> dict[tuple[str, str], int]:
    """(indicator, unit) to the target, in the stored unit of the figure's kind.

    The unit is "" unless the indicator has lines per unit; a target in 万元 or
    万人次 is put into the line's own unit. Of two rows the one entered first wins.
    """
    rows = reversed(book.find("target", Filter(equals={"year": year})))
    found = {}
    for row in rows:
        if (indicator := INDICATORS.get(row.text("indicator"))) is None:
            continue
        unit = row.text("unit")
        named = unit.removeprefix("万") or indicator.per_default
        key = (indicator.key, named if indicator.per else "")
        found[key] = _stored(row, indicator.kind, unit)
    return found


def _stored(row: Record, kind: Kind, unit: str) -> int:
    factor = _TEN_THOUSAND if unit.startswith("万") else 1
    hundredths = (row.number("value") or 0) * factor
    return hundredths * kind.scale // Kind.NUMBER.scale
