"""Figures: all indicators that share rows and date are answered by one scan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.indicator import Sum
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.figures.evidence import behind
from tecdesk.store.figures.figure import BLANK
from tecdesk.store.figures.figure import ZERO
from tecdesk.store.figures.figure import Figure
from tecdesk.store.figures.figure import FigureKey
from tecdesk.store.figures.figure import State
from tecdesk.store.figures.measure import aggregate
from tecdesk.store.figures.quality import qualities
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import ScanKey
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import end_of
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_key
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import splits
from tecdesk.store.figures.scan import unit_of
from tecdesk.store.figures.together import with_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

__all__ = [
    "BLANK",
    "ZERO",
    "Figure",
    "FigureKey",
    "State",
    "behind",
    "figures",
]


def figures(
    book: Book, indicators: Sequence[Indicator], period: Period, by: str = ""
) -> dict[FigureKey, Figure]:
    """The figures of a period, whole or broken down; parts without rows are absent.

    Args:
        book: the book.
        indicators: what is asked; those that cannot be broken down so are left out.
        period: the span; stock figures are those at its end.
        by: "", "village", "month", "quarter", "owner" or the last name of a split
            path.

    Returns:
        Figures by key; one scan answers all indicators that share rows and date.
    """
    able = [i for i in indicators if not by or splits(i, by)]
    single = dict.fromkeys(each for i in able for each in i.addends)
    stock = [i for i in single if i.is_stock and by in CALENDAR]
    groups: dict[ScanKey, list[Indicator]] = defaultdict(list)
    for indicator in single:
        if indicator not in stock:
            groups[scan_key(indicator, by)].append(indicator)
    found: dict[FigureKey, Figure] = {}
    for group in groups.values():
        found |= _one_scan(book, group, period, by)
    found |= _stock_over_time(book, stock, period, by) if stock else {}
    return with_sums(found, able)


def _one_scan(
    book: Book, group: list[Indicator], period: Period, by: str
) -> dict[FigureKey, Figure]:
    rows = _read(book, group, period, by)
    found: dict[FigureKey, Figure] = {}
    blank: list[Indicator] = []
    for row in rows:
        for position, indicator in enumerate(group):
            records, value = row[2 + 2 * position], row[3 + 2 * position]
            if value is None and records and indicator not in blank:
                blank.append(indicator)
            if records or not (by or indicator.per):
                key = (indicator.key, row[0], row[1])
                found[key] = _figure(value, records)
    for indicator in blank:
        _mark_not_applicable(book, indicator, period, by, found)
    for key, quality in qualities(book, group, period, by).items():
        if key in found:
            found[key] = replace(found[key], quality=quality)
    return found


def _read(book: Book, group: list[Indicator], period: Period, by: str) -> list[Any]:
    first = group[0]
    scan = scan_of(book, first.register, period.year)
    texts = [unit_of(scan, first), part_of(scan, first, by)]
    for indicator in group:
        condition = met(scan, indicator.where)
        filtered = f" FILTER (WHERE {condition})" if condition else ""
        texts += [f"count(*){filtered}", aggregate(scan, indicator, period)]
    condition = counted(scan, first, period)
    grouped = [str(n) for n, wanted in ((1, first.per), (2, by)) if wanted]
    sql = f"SELECT {', '.join(texts)} FROM {scan.source()} WHERE {condition}"
    if grouped:
        sql += f" GROUP BY {', '.join(grouped)}"
    return book.ask(sql, scan.values)


def _figure(value: int | None, records: int) -> Figure:
    if value is not None:
        return Figure(value, State.KNOWN, records)
    return Figure(None, State.BLANK, records) if records else ZERO


def _mark_not_applicable(
    book: Book,
    indicator: Indicator,
    period: Period,
    by: str,
    found: dict[FigureKey, Figure],
) -> None:
    """A sum over rows that are all — is —, not blank."""
    if not isinstance(indicator.measure, Sum):
        return
    scan = scan_of(book, indicator.register, period.year)
    condition = counted(scan, indicator, period)
    own = met(scan, indicator.where)
    marked = " AND ".join(
        f"coalesce({scan.dialect.member('r.marks', key)}, '') = '{NOT_APPLICABLE}'"
        for key in indicator.measure.fields
    )
    sql = (
        f"SELECT {unit_of(scan, indicator)}, {part_of(scan, indicator, by)}, "
        f"min({marked}) FROM {scan.source()} "
        f"WHERE {condition}{f' AND {own}' if own else ''} GROUP BY 1, 2"
    )
    rows = book.ask(sql, scan.values)
    for unit, key, all_marked in rows:
        old = found.get((indicator.key, unit, key))
        if all_marked and old and old.state is State.BLANK:
            figure = Figure(None, State.NOT_APPLICABLE, old.records)
            found[indicator.key, unit, key] = figure


def _stock_over_time(
    book: Book, indicators: Sequence[Indicator], period: Period, by: str
) -> dict[FigureKey, Figure]:
    """A stock figure has no parts over time; it has a state at each end."""
    keys = {(month + 2) // 3 if by == "quarter" else month for month in period.months}
    return {
        (name, unit, str(key)): figure
        for key in sorted(keys)
        for (name, unit, _), figure in figures(
            book, indicators, end_of(period, by, str(key))
        ).items()
    }
