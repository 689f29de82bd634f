"""The tally as rows and columns of cells, ready to be drawn; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.values import show
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State
from tecdesk.tally.pace import year_share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tecdesk.domain.field import Kind
    from tecdesk.domain.indicator import Indicator
    from tecdesk.tally.line import Line
    from tecdesk.tally.sheet import Sheet

GROUPS = {
    "training": "培训",
    "handout": "发放资料",
    "base": "示范基地",
    "pairing": "结对帮扶",
}
"""First part of an indicator's key to the heading over its columns."""

MAIN = (
    "training.sessions",
    "training.people",
    "training.women",
    "training.aided",
    "training.handouts",
    "base.in_use",
    "base.area",
    "base.households",
    "pairing.objects",
    "pairing.visits",
)
"""要目: the figures asked for most, as many as one screen holds."""

_SHORT = {
    "training.sessions": "期数",
    "training.people": "人次",
    "training.women": "其中妇女",
    "training.handouts": "随训资料",
    "handout.quantity": "发放",
    "handout.registered": "其中登记",
    "base.in_use": "在用",
    "base.new": "新建",
    "base.area": "面积",
    "base.households": "带动户",
    "pairing.objects": "结对户",
    "pairing.new": "新结对户",
    "pairing.helpers": "责任人",
    "pairing.villages": "村数",
    "pairing.visits": "走访",
    "pairing.money": "资金",
    "pairing.goods": "物资折价",
    "pairing.aid": "资金物资",
}


@dataclass(frozen=True)
class Asked:
    """A figure that can be opened.

    Attributes:
        indicator: its declaration. unit: of the line, empty unless per unit.
        by, part: breakdown and part; empty for the whole. name: of the part.
        figure: the figure. kind: how it is shown. label: what it is called.
        counted: the counting unit as shown.
    """

    indicator: Indicator
    unit: str
    by: str
    part: str
    name: str
    figure: Figure
    kind: Kind
    label: str
    counted: str


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: what stands in it. tone: token of its colour. bold: heavier.
        asked: the figure it opens; None for headings and comparisons.
    """

    text: str
    tone: str = "text"
    bold: bool = False
    asked: Asked | None = None


@dataclass(frozen=True)
class Head:
    """One column: its heading, the group over it, and whether it holds numbers."""

    text: str
    group: str = ""
    number: bool = True


@dataclass(frozen=True)
class Grid:
    """A table ready to be drawn.

    Attributes:
        heads: the columns. rows: cells. ruled: rows with a heavier line below.
    """

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: frozenset[int] = frozenset()


def summary(sheet: Sheet, today: date) -> Grid:
    """One row an indicator, with target, rate and last year, like the paper sheet."""
    heads = (
        Head("指标", number=False),
        Head("单位", number=False),
        Head("完成"),
        Head("年度目标"),
        Head("完成率"),
        Head(f"上年 {sheet.period.year - 1}"),
        Head("比上年"),
    )
    share = year_share(sheet.period.year, today)
    rows = tuple(_summary_row(line, share) for line in sheet.lines)
    return Grid(heads, rows)


def matrix(
    sheet: Sheet, by: str, title: str, lines: Sequence[Line], today: date
) -> Grid:
    """合计, the parts, then target, rate and last year; one column an indicator."""
    heads = (Head(title, number=False), *(_head(line) for line in lines))
    names = _part_names(lines, by)
    whole = [_figure_cell(line, line.figure, bold=True) for line in lines]
    rows = [(Cell("合计", bold=True), *whole)]
    rows += [
        (Cell(name), *(_part_cell(line, by, key) for line in lines))
        for key, name in names.items()
    ]
    ruled = {0, len(rows) - 1}
    share = year_share(sheet.period.year, today)
    last = f"上年 {sheet.period.year - 1}"
    rows += [
        (Cell("年度目标", "text2"), *(target_cell(line) for line in lines)),
        (Cell("完成率", "text2"), *(rate_cell(line, share) for line in lines)),
        (Cell(last, "text2"), *(last_cell(line) for line in lines)),
        (Cell("比上年", "text2"), *(change_cell(line) for line in lines)),
    ]
    return Grid(heads, tuple(rows), frozenset(ruled))


def percent(value: Decimal | None, *, signed: bool = False) -> str:
    """115.0%, or +12.2% and −10.1%; — when there is none."""
    if value is None:
        return "—"
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    sign = "−" if rounded < 0 else "+" if signed else ""
    return f"{sign}{abs(rounded)}%"


def figure_text(kind: Kind, figure: Figure) -> str:
    """A figure as shown: 0, 待填 and — are three things."""
    if figure.state is State.NOT_APPLICABLE:
        return "—"
    return "待填" if figure.value is None else show(kind, figure.value)


def target_cell(line: Line) -> Cell:
    """The year's target; — when none was set."""
    if line.target is None:
        return Cell("—", "text3")
    return Cell(show(line.kind, line.target), "text2")


def rate_cell(line: Line, share: Decimal) -> Cell:
    """Completion; amber and bold when it lags behind the year."""
    late = line.rate is not None and line.rate < share
    text = percent(line.rate)
    if line.rate is None:
        return Cell(text, "text3")
    return Cell(text, "amber", bold=True) if late else Cell(text, "text2")


def last_cell(line: Line) -> Cell:
    """Last year's figure; — when the book was not complete then."""
    if line.last_year is None:
        return Cell("—", "text3")
    return Cell(figure_text(line.kind, line.last_year), "text2")


def change_cell(line: Line) -> Cell:
    """Growth over last year; none is given for growth from 0."""
    tone = "text3" if line.change_rate is None else "text2"
    return Cell(percent(line.change_rate, signed=True), tone)


def _summary_row(line: Line, share: Decimal) -> tuple[Cell, ...]:
    part = bool(line.indicator.part_of)
    label = f"　{line.label}" if part else line.label
    return (
        Cell(label, "text2" if part else "text"),
        Cell(line.unit, "text2"),
        _figure_cell(line, line.figure, bold=not part),
        target_cell(line),
        rate_cell(line, share),
        last_cell(line),
        change_cell(line),
    )


def _head(line: Line) -> Head:
    group = GROUPS.get(line.indicator.key.split(".")[0], "")
    text = _SHORT.get(line.indicator.key, line.label)
    if line.indicator.key == "training.aided":
        text = line.label.removeprefix("其中")
    if line.indicator.per or line.unit in {"亩", "元"}:
        text = f"{text}({line.unit})"
    return Head(text, group)


def _part_names(lines: Sequence[Line], by: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for line in lines:
        for part in line.parts_by(by):
            names.setdefault(part.key, part.name)
    if "" in names:
        names[""] = names.pop("")
    return names


def _part_cell(line: Line, by: str, key: str) -> Cell:
    for part in line.parts_by(by):
        if part.key == key:
            return _figure_cell(line, part.figure, by=by, part=key, name=part.name)
    return Cell("—" if not line.parts_by(by) else "0", "text3")


def _figure_cell(
    line: Line,
    figure: Figure,
    *,
    bold: bool = False,
    by: str = "",
    part: str = "",
    name: str = "",
) -> Cell:
    unit = line.unit if line.indicator.per else ""
    asked = Asked(
        line.indicator, unit, by, part, name, figure, line.kind, line.label, line.unit
    )
    text = figure_text(line.kind, figure)
    tone = "text"
    if figure.state is State.BLANK:
        tone = "amber"
    elif not figure.value:
        tone = "text3"
    return Cell(text, tone, bold, asked)
