"""分村, 分月 and by choice: indicators across, villages, months or words down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.cells import number
from tecdesk.report.page.cells import of_figure
from tecdesk.report.page.cells import of_rate
from tecdesk.report.page.cells import percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Cell
    from tecdesk.report.sheets.summary_layout import MatrixColumn
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet

_STUB = 24.5


@dataclass(frozen=True, slots=True)
class Across:
    """A column with the line it shows."""

    declared: MatrixColumn
    line: Line
    heading: str

    def part(self, by: str, key: str) -> Figure | None:
        """The figure of a village, month or quarter; None if it is not listed."""
        found = (p.figure for p in self.line.parts_by(by) if p.key == key)
        return next(found, None)


def across(declared: Sequence[MatrixColumn], sheet: Sheet) -> list[Across]:
    """The columns, one for each unit where the indicator has several."""
    return [
        Across(column, line, column.heading.replace("{unit}", line.unit))
        for column in declared
        for line in _lines(column, sheet)
    ]


def _lines(column: MatrixColumn, sheet: Sheet) -> Iterable[Line]:
    lines = sheet.lines_of(column.key)
    return [
        line
        for line in lines
        if line.figure.records or line.unit == line.indicator.per_default or _only(line)
    ]


def _only(line: Line) -> bool:
    return not line.indicator.per


def columns(stub: str, shown: Sequence[Across]) -> tuple[Column, ...]:
    """The stub and the figures, numbered from 1."""
    first = Column(stub, width=_STUB, code="甲", stub=True)
    rest = (
        Column(
            column.heading,
            group=column.declared.group,
            align=Align.NUMBER,
            stretches=True,
            code=str(place),
        )
        for place, column in enumerate(shown, 1)
    )
    return (first, *rest)


def part_rows(shown: Sequence[Across], by: str, unsaid: str) -> list[Row]:
    """A row for each part of a breakdown in its order, then 合计.

    Args:
        shown: the columns.
        by: the breakdown.
        unsaid: what records are called that do not say their part.
    """
    names: dict[str, str] = {}
    for column in shown:
        names |= {p.key: p.name for p in column.line.parts_by(by) if p.key}
    if any(column.part(by, "") for column in shown):
        names[""] = unsaid
    rows = [
        Row((name, *(_part_cell(column, by, key, shown) for column in shown)))
        for key, name in names.items()
    ]
    cells = (of_figure(c.line.kind, c.line.figure) for c in shown)
    adds = tuple(range(len(rows)))
    return [*rows, Row(("合　计", *cells), RowKind.TOTAL, adds=adds)]


def _part_cell(column: Across, by: str, key: str, shown: Sequence[Across]) -> Cell:
    """The figure of a part; over no records 0, or blank if it may be unsaid."""
    figure = column.part(by, key)
    if figure is not None:
        return of_figure(column.line.kind, figure)
    within = column.line.indicator.within
    carriers = (c for c in shown if within and c.line.indicator.key == within)
    return None if any(c.part(by, key) for c in carriers) else 0


def month_rows(shown: Sequence[Across], sheet: Sheet) -> list[Row]:
    """Months with a 小计 for each quarter, what has no month, and the total."""
    months = sheet.period.months
    quarters = dict.fromkeys((month + 2) // 3 for month in months)
    rows: list[Row] = []
    parts: list[int] = []
    for quarter in quarters:
        inside = [month for month in months if (month + 2) // 3 == quarter]
        start = len(rows)
        rows += [_month_row(shown, month, months[0], quarter) for month in inside]
        adds = tuple(range(start, len(rows)))
        if len(quarters) > 1:
            parts.append(len(rows))
            rows.append(_quarter_row(shown, quarter, (months[0], inside[-1]), adds))
        else:
            parts += adds
    if any(column.part("month", "") for column in shown):
        parts.append(len(rows))
        rows.append(_undated_row(shown))
    name = "全年合计" if sheet.period.is_whole_year else "合　计"
    cells = (_total_cell(column) for column in shown)
    return [*rows, Row((name, *cells), RowKind.TOTAL, adds=tuple(parts))]


def _month_row(shown: Sequence[Across], month: int, first: int, quarter: int) -> Row:
    cells = [
        _so_far(column, first, month)
        if column.declared.running or column.declared.pace
        else of_figure(column.line.kind, column.part("month", str(month)))
        for column in shown
    ]
    return Row((f"{month}月", *cells), group=str(quarter))


def _quarter_row(
    shown: Sequence[Across],
    quarter: int,
    months: tuple[int, int],
    adds: tuple[int, ...],
) -> Row:
    cells = [
        _so_far(column, *months)
        if column.declared.running or column.declared.pace
        else of_figure(column.line.kind, column.part("quarter", str(quarter)))
        for column in shown
    ]
    name = f"{'一二三四'[quarter - 1]}季度小计"
    return Row((name, *cells), RowKind.SUBTOTAL, group=str(quarter), adds=adds)


def _so_far(column: Across, first: int, last: int) -> Cell:
    """The sum since the first month, or its share of the target."""
    line = column.line
    figures = [column.part("month", str(m)) for m in range(first, last + 1)]
    known = [f.value for f in figures if f and f.value is not None]
    if not known:
        return None
    if column.declared.running:
        return number(line.kind, sum(known))
    return of_rate(percent(sum(known), line.target or 0))


def _undated_row(shown: Sequence[Across]) -> Row:
    cells: list[Cell] = []
    for column in shown:
        derived = column.declared.running or column.declared.pace
        figure = None if derived else column.part("month", "")
        cells.append(of_figure(column.line.kind, figure) if figure else DASH)
    return Row(("未分月", *cells))


def _total_cell(column: Across) -> Cell:
    if column.declared.pace:
        return of_rate(column.line.rate)
    return of_figure(column.line.kind, column.line.figure)
