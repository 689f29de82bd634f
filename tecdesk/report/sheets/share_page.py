"""占比和覆盖率: parts in percent of their sum, villages in percent of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import CORE
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.cells import number
from tecdesk.report.page.cells import of_figure
from tecdesk.report.page.cells import of_rate
from tecdesk.report.page.cells import percent
from tecdesk.tally.parts import field_of
from tecdesk.tally.quiet import quiet
from tecdesk.tally.shares import REWRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Cell
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Part
    from tecdesk.tally.sheet import Sheet

COLUMNS = (
    Column("项　　目", "", Align.LEFT, 40, stretches=True, code="甲", stub=True),
    Column("计量\n单位", width=13, code="乙"),
    Column("数　量", align=Align.NUMBER, width=22, code="1"),
    Column("全　部", align=Align.NUMBER, width=22, code="2"),
    Column("占　比\n（%）", align=Align.NUMBER, width=17, code="3=1/2"),
    Column("备　注", align=Align.LEFT, width=34, code="丙"),
)
_TOP = 0.3
_UNDER = 4.1


def covering(sheet: Sheet) -> list[Line]:
    """The lines that say how many of all villages they reach, and have something."""
    silent = quiet(sheet.lines)
    return [
        line
        for line in sheet.lines
        if line.out_of and line.speaks and line.indicator.group not in silent
    ]


def has_page(sheet: Sheet, found: Sequence[Shares]) -> bool:
    """True when there is more to tell than the core registers always have."""
    return bool(found) or any(
        line.indicator.group not in CORE for line in covering(sheet)
    )


def share_rows(sheet: Sheet, found: Sequence[Shares]) -> list[Row]:
    """The shares of each sum, then what is covered."""
    rows = [row for each in found for row in _of_shares(each)]
    rows += [row for line in covering(sheet) for row in _of_coverage(line)]
    return rows


def share_notes(found: Sequence[Shares]) -> tuple[str, ...]:
    """What was rewritten, what the shown ones come to, and how all is counted."""
    said = [f"{each.share.whole}：{'；'.join(each.notes)}" for each in found]
    told = [text for text, each in zip(said, found, strict=True) if each.notes]
    rule = "占比按真实数四舍五入到一位小数，有改写的在备注里写明，原数照印。"
    villages = "覆盖率为有记录的村（社区）数与统计期内全部村（社区）数之比。"
    return (rule + villages, *(f"{text}。" for text in told))


def _of_shares(found: Shares) -> Iterator[Row]:
    line, whole = found.line, found.share.whole
    split = field_of(line.indicator, found.share.by).label
    total = of_figure(line.kind, line.figure)
    cells: tuple[Cell, ...] = (line.unit, total, DASH, found.added, line.label)
    yield Row((f"{whole}（按{split}分）", *cells), indent=_TOP, side="占比")
    for part in found.parts:
        yield Row(
            (
                part.name,
                line.unit,
                of_figure(line.kind, part.figure),
                total,
                part.shown,
                _remark(part),
            ),
            indent=_UNDER,
            side="占比",
        )


def _remark(part: PartShare) -> str:
    if part.rewritten:
        return f"{REWRITTEN}，按数计算{part.computed}"
    return "改写后数有变动，已按数计算" if part.stale else ""


def _of_coverage(line: Line) -> Iterator[Row]:
    yield _covered(line, line.label, _TOP)
    if not line.indicator.splits:
        return
    for part in line.parts_by(line.indicator.splits[0].split(".")[-1]):
        if part.key and part.figure.records:
            yield _covered(line, part.name, _UNDER, part)


def _covered(line: Line, label: str, indent: float, part: Part | None = None) -> Row:
    figure, every = (part or line).figure, line.out_of or 0
    value = figure.value
    rate = None if value is None else percent(value, every)
    cells: tuple[Cell, ...] = (
        line.unit,
        of_figure(line.kind, figure),
        number(line.kind, every),
        of_rate(rate),
        f"{value}/{every}个村" if value is not None else "",
    )
    return Row((label, *cells), indent=indent, side="覆盖率")
