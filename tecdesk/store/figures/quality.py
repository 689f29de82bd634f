"""Which sums rest on estimates: asked of the few records that are not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Sum
from tecdesk.domain.quality import ESTIMATE
from tecdesk.domain.quality import EXACT
from tecdesk.domain.quality import INCOMPLETE
from tecdesk.domain.record import ABOUT
from tecdesk.store.figures.measure import amount
from tecdesk.store.figures.measure import of_yearly_line
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.dialect import Dialect
    from tecdesk.store.figures.figure import FigureKey
    from tecdesk.store.figures.scan import Scan


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
    scan = scan_of(book, first.register, period.year)
    texts = [unit_of(scan, first), part_of(scan, first, by)]
    texts += [f"max({_rank(scan, i, measure, period)})" for i, measure in sums]
    conditions = [counted(scan, first, period)]
    if not any(measure.yearly for _, measure in sums):
        rough = _rough(scan.dialect, scan.register.key)
        conditions.append(f"r.{scan.dialect.row} IN ({rough})")
    sql = (
        f"SELECT {', '.join(texts)} FROM {scan.source()} "
        f"WHERE {' AND '.join(conditions)} GROUP BY 1, 2"
    )
    rows = book.ask(sql, scan.values)
    return {
        (each.key, row[0], row[1]): INCOMPLETE if row[at] > 1 else ESTIMATE
        for row in rows
        for at, (each, _) in enumerate(sums, 2)
        if row[at]
    }


def _rough(dialect: Dialect, register: str) -> str:
    """The SQL of the rows of a register that are not exact.

    Said of the record, or of one number in it; word for word as the partial
    indexes say it. A row may come twice: SQLite that is to sort out which would read
    the whole table in order instead of the indexes (since 3.5x).
    """
    about = dialect.holds("marks", f'"{ABOUT}"')
    return " UNION ALL ".join(
        f"SELECT {dialect.row} FROM {dialect.name(register)} WHERE {asked}"
        for asked in (
            f"quality IS NOT NULL AND quality <> '{EXACT}'",
            f"marks IS NOT NULL AND {about}",
        )
    )


def _some(book: Book, register: str) -> bool:
    """True when any record of a register is not exact."""
    return bool(book.ask(f"SELECT 1 WHERE EXISTS ({_rough(book.dialect, register)})"))


def _rank(scan: Scan, indicator: Indicator, measure: Sum, period: Period) -> str:
    """The SQL of: 2 for an incomplete number, 1 for an estimate, NULL for others."""
    conditions = [f"{amount(scan, measure, period)} IS NOT NULL"]
    if own := met(scan, indicator.where):
        conditions.append(own)
    level = _level_of_year(scan, measure, period)
    return f"CASE WHEN {' AND '.join(conditions)} THEN nullif({level}, 0) END"


def _level_of_year(scan: Scan, measure: Sum, period: Period) -> str:
    """The SQL of how rough a row's number is: as the line it stands in says."""
    own = _level(scan.dialect, "r", measure)
    if not measure.yearly:
        return own
    level = _level(scan.dialect, "y", measure)
    line = of_yearly_line(scan, measure, measure.fields[0], period, level)
    return f"coalesce({line}, {own})"


def _level(dialect: Dialect, row: str, measure: Sum) -> str:
    about = " OR ".join(
        dialect.holds(f"{row}.marks", f'"{key}":"{ABOUT}"') for key in measure.fields
    )
    return (
        f"CASE WHEN {row}.quality = '{INCOMPLETE}' THEN 2 "
        f"WHEN {row}.quality <> '{EXACT}' OR {about} THEN 1 ELSE 0 END"
    )
