"""Targets of a year, bound to the one line that each of them names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_TEN_THOUSAND = 10_000


Bound = tuple[str, str]
"""Key of an indicator and the unit of its line, "" unless it has lines per unit."""


def targets(book: Book, year: int) -> dict[Bound, int]:
    """(indicator, unit) to the target, in the stored unit of the figure's kind.

    A target in 万元 or 万人次 is put into the line's own unit. Where a county has set
    none itself, its target is what its townships reported as theirs, together.
    """
    rows = book.find("target", Filter(equals={"year": year}))
    found: dict[Bound, int] = defaultdict(int)
    for owner in {row.owner for row in rows} - {book.settings.unit}:
        theirs = _bound(row for row in rows if row.owner == owner)
        for key, row in theirs.items():
            found[key] += _stored(row, INDICATORS[key[0]].kind)
    own = target_rows(book, year).items()
    return found | {key: _stored(row, INDICATORS[key[0]].kind) for key, row in own}


def target_rows(book: Book, year: int) -> dict[Bound, Record]:
    """The record that sets each target; of two rows the one entered first wins."""
    rows = book.find("target", Filter(equals={"year": year}))
    return _bound(row for row in rows if row.owner == book.settings.unit)


def _bound(rows: Iterable[Record]) -> dict[Bound, Record]:
    found = {}
    for row in reversed([*rows]):
        if (indicator := INDICATORS.get(row.text("indicator"))) is None:
            continue
        named = row.text("unit").removeprefix("万") or indicator.per_default
        found[indicator.key, named if indicator.per else ""] = row
    return found


def _stored(row: Record, kind: Kind) -> int:
    factor = _TEN_THOUSAND if row.text("unit").startswith("万") else 1
    hundredths = (row.number("value") or 0) * factor
    return hundredths * kind.scale // Kind.NUMBER.scale
