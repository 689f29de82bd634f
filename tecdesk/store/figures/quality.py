"""Which sums rest on estimates: asked of the few records that are not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Sum
from tecdesk.domain.quality import ESTIMATE
from tecdesk.domain.quality import EXACT
from tecdesk.domain.quality import INCOMPLETE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.faults import guarded
from tecdesk.store.figures.scan import Scan
from tecdesk.store.figures.scan import amount
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import unit_of
from tecdesk.store.figures.scan import yearly_line
from tecdesk.store.terms.of_year import of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import FigureKey

_ASKED = f"quality IS NOT NULL AND quality <> '{EXACT}'"
"""As the partial indexes say it, letter by letter."""


def qualities(
    book: Book, group: Sequence[Indicator], period: Period, by: str
) -> dict[FigureKey, str]:
    """估数 or 据不完全统计 for each figure that such a record adds to.

    Args:
        book: the book.
        group: indicators that one scan answers.
        period: the span.
        by: the breakdown, as in `figures`.

    Returns:
        Figures that are exact are absent; counts of records always are.
    """
    sums = [(each, each.measure) for each in group if isinstance(each.measure, Sum)]
    sources = {key for i, of in sums for key in (i.register, of.yearly) if key}
    if not any(_some(book, each) for each in sources):
        return {}
    first = sums[0][0]
    scan = Scan(REGISTERS[first.register], of_year(book, period.year))
    texts = [unit_of(scan, first), part_of(scan, first, by)]
    texts += [f"max({_rank(scan, i, measure, period)})" for i, measure in sums]
    conditions = [counted(scan, first, period)]
    if not any(measure.yearly for _, measure in sums):
        conditions.append(
            f'r.rowid IN (SELECT rowid FROM "{scan.register.key}" WHERE {_ASKED})'
        )
    sql = (
        f"SELECT {', '.join(texts)} FROM {scan.source()} "
        f"WHERE {' AND '.join(conditions)} GROUP BY 1, 2"
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, scan.values).fetchall()
    return {
        (each.key, row[0], row[1]): INCOMPLETE if row[at] > 1 else ESTIMATE
        for row in rows
        for at, (each, _) in enumerate(sums, 2)
        if row[at]
    }


def _some(book: Book, register: str) -> bool:
    """True when any record of a register is not exact; an index knows."""
    sql = f'SELECT 1 FROM "{register}" WHERE {_ASKED} LIMIT 1'
    with guarded(book.path):
        return book.connection.execute(sql).fetchone() is not None


def _rank(scan: Scan, indicator: Indicator, measure: Sum, period: Period) -> str:
    """The SQL of: 2 for an incomplete number, 1 for an estimate, NULL for others."""
    quality = _quality(scan, measure, period)
    conditions = [f"{amount(scan, measure, period)} IS NOT NULL"]
    if own := met(scan, indicator.where):
        conditions.append(own)
    return (
        f"CASE WHEN {' AND '.join(conditions)} THEN CASE {quality} "
        f"WHEN '{EXACT}' THEN NULL WHEN '{INCOMPLETE}' THEN 2 ELSE 1 END END"
    )


def _quality(scan: Scan, measure: Sum, period: Period) -> str:
    """The SQL of the quality of a row's number: that of the line it stands in."""
    own = f"coalesce(r.quality, '{EXACT}')"
    if not measure.yearly:
        return own
    line = yearly_line(scan, measure.yearly, measure.fields[0], period)
    return f"coalesce((SELECT coalesce(y.quality, '{EXACT}') {line}), {own})"
