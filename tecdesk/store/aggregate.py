"""Figures and the records behind them, from the same indicator declaration."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.faults import guarded
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of
from tecdesk.store.scan import CALENDAR
from tecdesk.store.scan import Scan
from tecdesk.store.scan import ScanKey
from tecdesk.store.scan import aggregate
from tecdesk.store.scan import amount
from tecdesk.store.scan import counted
from tecdesk.store.scan import identity
from tecdesk.store.scan import met
from tecdesk.store.scan import part_of
from tecdesk.store.scan import scan_key
from tecdesk.store.scan import split_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.store.book import Book


class State(Enum):
    """A figure is known, blank (待填) or does not apply (—)."""

    KNOWN = "known"
    BLANK = "blank"
    NOT_APPLICABLE = NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the tally.

    Attributes:
        value: in the stored unit of the measure's kind; None unless KNOWN.
        state: whether it is known.
        records: how many records count towards it.
    """

    value: int | None
    state: State
    records: int


ZERO = Figure(0, State.KNOWN, 0)
BLANK = Figure(None, State.BLANK, 0)

FigureKey = tuple[str, str, str]
"""Indicator key, unit ("" unless the indicator has `per`), part."""


def figures(
    book: Book, indicators: Sequence[Indicator], period: Period, by: str = ""
) -> dict[FigureKey, Figure]:
    """The figures of a period, whole or broken down; parts without rows are absent.

    Args:
        book: the book.
        indicators: what is asked; those that cannot be broken down so are left out.
        period: the span; stock figures are those at its end.
        by: "", "village", "month", "quarter" or the last name of a split path.

    Returns:
        Figures by key; one scan answers all indicators that share rows and date.
    """
    found: dict[FigureKey, Figure] = {}
    groups: dict[ScanKey, list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        if by in CALENDAR and indicator.is_stock:
            found |= _stock_over_time(book, indicator, period, by)
        elif not by or by in CALENDAR or split_path(indicator, by):
            groups[scan_key(indicator, by)].append(indicator)
    for group in groups.values():
        found |= _one_scan(book, group, period, by)
    return found


def behind(
    book: Book,
    indicator: Indicator,
    period: Period,
    *,
    unit: str = "",
    by: str = "",
    part: str = "",
) -> list[tuple[Record, int | None]]:
    """The records that count towards a figure, each with what it adds.

    What is added is in the stored unit; None where it is not known. For a count
    of different things the first record of each adds 1, its repeats 0. The sum
    of the known ones is the figure.

    Args:
        book: the book.
        indicator: the figure's declaration.
        period: the figure's period.
        unit: the unit, for an indicator with `per`.
        by: breakdown of the figure, as in `figures`; "" for the whole.
        part: key of the part.
    """
    if by in CALENDAR and indicator.is_stock:
        period, by = _end_of(period, by, part), ""
    scan = Scan(REGISTERS[indicator.register])
    conditions = [counted(scan, indicator, period), met(scan, indicator.where)]
    if indicator.per:
        conditions.append(f"{_unit(scan, indicator)} = {scan.bound(unit)}")
    if by:
        conditions.append(f"{part_of(scan, indicator, by)} = {scan.bound(part)}")
    adds = _adds(scan, indicator, period)
    date = REGISTERS[indicator.register].dated_by
    sql = (
        f"SELECT {columns(indicator.register)}, {adds} FROM {scan.source()} "
        f"WHERE {' AND '.join(c for c in conditions if c)} "
        f'ORDER BY r."{date}", r.rowid'
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, scan.values).fetchall()
    return [(record_of(indicator.register, tuple(r)), r[-1]) for r in rows]


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
    return found


def _read(book: Book, group: list[Indicator], period: Period, by: str) -> list[Any]:
    first = group[0]
    scan = Scan(REGISTERS[first.register])
    texts = [_unit(scan, first), part_of(scan, first, by)]
    for indicator in group:
        condition = met(scan, indicator.where)
        filtered = f" FILTER (WHERE {condition})" if condition else ""
        texts += [f"count(*){filtered}", aggregate(scan, indicator, period)]
    condition = counted(scan, first, period)
    grouped = [str(n) for n, wanted in ((1, first.per), (2, by)) if wanted]
    sql = f"SELECT {', '.join(texts)} FROM {scan.source()} WHERE {condition}"
    if grouped:
        sql += f" GROUP BY {', '.join(grouped)}"
    with guarded(book.path):
        return book.connection.execute(sql, scan.values).fetchall()


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
    scan = Scan(REGISTERS[indicator.register])
    condition = counted(scan, indicator, period)
    own = met(scan, indicator.where)
    marked = " AND ".join(
        f"coalesce(json_extract(r.marks, '$.{key}'), '') = '{NOT_APPLICABLE}'"
        for key in indicator.measure.fields
    )
    sql = (
        f"SELECT {_unit(scan, indicator)}, {part_of(scan, indicator, by)}, "
        f"min({marked}) FROM {scan.source()} "
        f"WHERE {condition}{f' AND {own}' if own else ''} GROUP BY 1, 2"
    )
    for unit, key, all_marked in book.connection.execute(sql, scan.values):
        old = found.get((indicator.key, unit, key))
        if all_marked and old and old.state is State.BLANK:
            figure = Figure(None, State.NOT_APPLICABLE, old.records)
            found[indicator.key, unit, key] = figure


def _adds(scan: Scan, indicator: Indicator, period: Period) -> str:
    match indicator.measure:
        case Sum() as measure:
            return amount(scan, measure, period)
        case Count():
            return "1"
        case Distinct() as measure:
            same = identity(scan, measure)
            return (
                f"CASE WHEN {same} IS NULL THEN 0 WHEN row_number() OVER "
                f"(PARTITION BY {same} ORDER BY r.rowid) = 1 THEN 1 ELSE 0 END"
            )


def _unit(scan: Scan, indicator: Indicator) -> str:
    if not indicator.per:
        return "''"
    return f"coalesce({scan.column(indicator.per)}, '{indicator.per_default}')"


def _stock_over_time(
    book: Book, indicator: Indicator, period: Period, by: str
) -> dict[FigureKey, Figure]:
    """A stock figure has no parts over time; it has a state at each end."""
    keys = {str((m + 2) // 3 if by == "quarter" else m) for m in period.months}
    found = {}
    for key in sorted(keys, key=int):
        ended = _end_of(period, by, key)
        for (name, unit, _), figure in figures(book, [indicator], ended).items():
            found[name, unit, key] = figure
    return found


def _end_of(period: Period, by: str, key: str) -> Period:
    """The part of the year whose end a stock figure is asked for."""
    if by == "quarter":
        ended = Period(period.year, quarter=int(key))
    else:
        ended = Period(period.year, month=int(key))
    return period if ended.last_day > period.last_day else ended
