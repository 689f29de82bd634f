"""The tally as tables: every indicator, by parts, and two sides beside each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.values import show
from tecdesk.store.figures.figure import State
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.asked import last_year
from tecdesk.tally.asked import of_part
from tecdesk.tally.asked import whole
from tecdesk.tally.pace import year_share
from tecdesk.tally.quiet import quiet
from tecdesk.ui.models.tally_grid import UNKNOWN
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import Head
from tecdesk.ui.models.tally_grid import figure_cell
from tecdesk.ui.models.tally_grid import percent
from tecdesk.ui.models.tally_grid import signed_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from tecdesk.domain.period import Period
    from tecdesk.tally.compare import Pair
    from tecdesk.tally.line import Line
    from tecdesk.tally.sheet import Sheet

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


def summary(sheet: Sheet, today: date, *, whole: bool = False) -> Grid:
    """One row an indicator, with target, rate and last year, like the paper sheet.

    Args:
        sheet: the tally.
        today: for the pace of targets.
        whole: show also groups that have nothing to tell.
    """
    heads = (
        Head("指标", number=False),
        Head("单位", number=False),
        Head("完成"),
        Head("年度目标"),
        Head("完成率"),
        Head(_last_head(sheet.period)),
        Head("增减"),
        Head("比上年"),
    )
    share = year_share(sheet.period.year, today)
    silent = frozenset() if whole else quiet(sheet.lines)
    told = [line for line in sheet.lines if line.indicator.group not in silent]
    rows = [_summary_row(line, sheet.period, share) for line in told]
    if silent:
        words = Cell(f"另有 {len(silent)} 类没有记录", "text3")
        rows.append((words, *[Cell("")] * (len(heads) - 1)))
    return Grid(heads, tuple(rows), _ends_of_groups(told), len(silent))


def _ends_of_groups(lines: Sequence[Line]) -> frozenset[int]:
    groups = [line.indicator.group for line in lines]
    pairs = enumerate(pairwise(groups))
    return frozenset(at for at, (one, other) in pairs if one != other)


def matrix(
    sheet: Sheet, by: str, title: str, lines: Sequence[Line], today: date
) -> Grid:
    """合计, the parts, then target, rate and last year; one column an indicator."""
    period, share = sheet.period, year_share(sheet.period.year, today)
    heads = (Head(title, number=False), *(_head(line) for line in lines))
    names = _part_names(lines, by)
    total = [figure_cell(whole(line, period), bold=True) for line in lines]
    rows = [(Cell("合计", bold=True), *total)]
    rows += [
        (Cell(name), *_part_cells(lines, period, by, key))
        for key, name in names.items()
    ]
    ruled = frozenset({0, len(rows) - 1})
    rows += _across(lines, period) if by == OWNER else []
    rows += [
        _named("年度目标", [target_cell(line, period) for line in lines]),
        _named("完成率", [rate_cell(line, period, share) for line in lines]),
        _named(_last_head(period), [last_cell(line, period) for line in lines]),
        _named("比上年", [change_cell(line, period) for line in lines]),
    ]
    return Grid(heads, tuple(rows), ruled)


def _across(lines: Sequence[Line], period: Period) -> list[tuple[Cell, ...]]:
    """How many different persons the units have together, where that is known."""
    found = [line.persons.get(("", "")) for line in lines]
    if not any(found):
        return []
    cells = [
        Cell(show(line.kind, each.net), "text2", asked=whole(line, period))
        if each
        else Cell("")
        for line, each in zip(lines, found, strict=True)
    ]
    return [_named("跨单位去重", cells)]


def _named(name: str, cells: list[Cell]) -> tuple[Cell, ...]:
    return (Cell(name, "text2"), *cells)


def _last_head(period: Period) -> str:
    return f"上年 {period.year - 1}" if period.is_whole_year else "上年同期"


def compared(pairs: Sequence[Pair], names: tuple[str, str]) -> Grid:
    """Every indicator of two sides, the difference and its rate."""
    heads = (
        Head("指标", number=False),
        Head("单位", number=False),
        *(Head(name) for name in names),
        Head("相差"),
        Head("相差率"),
    )
    return Grid(heads, tuple(_pair_row(pair) for pair in pairs))


def _pair_row(pair: Pair) -> tuple[Cell, ...]:
    known = pair.left or pair.right
    both = pair.left and pair.right
    change = signed_text(both.kind, pair.change) if both else ""
    rate = percent(pair.rate, signed=True) if both else ""
    part = bool(known and known.indicator.part_of)
    return (
        _label_cell(pair.label, part=part),
        Cell(pair.unit, "text2"),
        figure_cell(pair.left, bold=not part),
        figure_cell(pair.right, bold=not part),
        Cell(change, "text3" if not pair.change else "text2", asked=pair.left),
        Cell(rate, "text3" if pair.rate is None else "text2", asked=pair.left),
    )


def target_cell(line: Line, period: Period) -> Cell:
    """The year's target; — when none was set."""
    if line.target is None:
        return Cell("—", "text3")
    return Cell(show(line.kind, line.target), "text2", asked=whole(line, period))


def rate_cell(line: Line, period: Period, share: Decimal) -> Cell:
    """Completion; amber and bold when it lags behind the year."""
    if line.rate is None:
        return Cell("—", "text3")
    late = line.rate < share
    tone = "amber" if late else "text2"
    return Cell(percent(line.rate), tone, late, whole(line, period))


def last_cell(line: Line, period: Period) -> Cell:
    """Last year's figure; blank when the book was not complete then."""
    return figure_cell(last_year(line, period), "text2")


def change_cell(line: Line, period: Period) -> Cell:
    """Growth over last year; — from 0, blank when last year is not known."""
    if not line.compared:
        return UNKNOWN
    tone = "text3" if line.change_rate is None else "text2"
    rate = percent(line.change_rate, signed=True)
    return Cell(rate, tone, asked=whole(line, period))


def _summary_row(line: Line, period: Period, share: Decimal) -> tuple[Cell, ...]:
    part = bool(line.indicator.part_of)
    return (
        _label_cell(line.label, part=part),
        Cell(line.unit, "text2"),
        figure_cell(whole(line, period), bold=not part),
        target_cell(line, period),
        rate_cell(line, period, share),
        last_cell(line, period),
        _more_cell(line, period),
        change_cell(line, period),
    )


def _more_cell(line: Line, period: Period) -> Cell:
    """How much more than last year; blank when last year is not known."""
    if not line.compared:
        return UNKNOWN
    change = signed_text(line.kind, line.change)
    return Cell(change, "text2" if line.change else "text3", asked=whole(line, period))


def _label_cell(label: str, *, part: bool) -> Cell:
    """其中 rows stand in."""
    return Cell(f"　{label}", "text2") if part else Cell(label)


def _head(line: Line) -> Head:
    text = short(line)
    if line.indicator.per or line.unit in {"亩", "元"}:
        text = f"{text}({line.unit})"
    return Head(text, GROUPS.get(line.indicator.group, ""))


def short(line: Line) -> str:
    """What a figure is called under the name of its group."""
    if line.indicator.key == "training.aided":
        return line.label.removeprefix("其中")
    return _SHORT.get(line.indicator.key, line.label)


def _part_names(lines: Sequence[Line], by: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for line in lines:
        for part in line.parts_by(by):
            names.setdefault(part.key, part.name)
    if "" in names:
        names[""] = names.pop("")
    return names


def _part_cells(lines: Sequence[Line], period: Period, by: str, key: str) -> list[Cell]:
    """The figures of a part; of a unit of which nothing at all is known, 未报."""
    cells = [_part_cell(line, period, by, key) for line in lines]
    silent = all(
        cell.asked
        and cell.asked.figure.state is State.BLANK
        and not cell.asked.figure.records
        for cell in cells
    )
    if by != OWNER or not silent:
        return cells
    return [replace(cell, text="未报", tone="text3") for cell in cells]


def _part_cell(line: Line, period: Period, by: str, key: str) -> Cell:
    for part in line.parts_by(by):
        if part.key == key:
            return figure_cell(of_part(line, period, part))
    return Cell("—" if not line.parts_by(by) else "0", "text3")
