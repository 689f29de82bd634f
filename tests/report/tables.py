"""Blocks made by hand for the tests of paper and workbook."""

from __future__ import annotations

from decimal import Decimal

from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Cell
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind

LEDGER = (
    Column("序号", width=11),
    Column("村（社区）", width=23),
    Column("培训内容", align=Align.LEFT, width=40, stretches=True),
    Column("身份证号码", width=39, literal=True),
    Column("合计", "参训人次", Align.NUMBER, 16),
    Column("其中妇女", "参训人次", Align.NUMBER, 18),
    Column("面积\n（亩）", align=Align.NUMBER, width=18),
    Column("备注", align=Align.LEFT, width=14, stretches=True),
)
AREAS: tuple[Cell, ...] = (Decimal("12.5"), 3, None, DASH)


def ledger(*sizes: int, notes: tuple[str, ...] = ("按村排列。",)) -> Block:
    """A ledger of villages with so many lines each."""
    rows: list[Row] = []
    parts: list[int] = []
    for village, size in enumerate(sizes):
        start = len(rows)
        for number in range(size):
            at = start + number
            area = AREAS[at % 4]
            cells = (at + 1, f"村{village}", "测土配方施肥", "990000********5475")
            row = (*cells, 10 + at, at % 3, area, None)
            rows.append(Row(row, group=str(village)))
        adds = tuple(range(start, len(rows)))
        parts.append(len(rows))
        label = f"村{village}小计"
        rows.append(_sum(rows, label, RowKind.SUBTOTAL, adds, str(village)))
    rows.append(_sum(rows, "合计", RowKind.TOTAL, tuple(parts), ""))
    return Block(
        title="清河镇2025年台账",
        columns=LEDGER,
        rows=tuple(rows),
        name="台账",
        filled_by="填报单位：清河镇人民政府（盖章）",
        unit="单位：人次、亩",
        signing=("填报人：", "审核人：", "填报日期：2025年12月31日"),
        notes=notes,
    )


def _sum(
    rows: list[Row], label: str, kind: RowKind, adds: tuple[int, ...], group: str
) -> Row:
    sums: list[Cell] = []
    for at in (4, 5, 6):
        known = [c for n in adds if not isinstance(c := rows[n].cells[at], str | None)]
        sums.append(sum(known) if known else None)
    return Row((label, None, None, None, *sums, None), kind, 4, group=group, adds=adds)


def sheet(count: int) -> Block:
    """A statistical sheet whose first half stands under 甲, the rest under 乙."""
    rows = [
        Row((f"指标{n}", f"{n:02}", n, Decimal("87.5")), side="上半" if n < 3 else "下")
        for n in range(count)
    ]
    return Block(
        title="清河镇2025年度汇总表",
        columns=(
            Column("指标名称", align=Align.LEFT, width=40, stretches=True, code="甲"),
            Column("代码", width=10, code="乙"),
            Column("完成", align=Align.NUMBER, width=18, code="1"),
            Column("完成率\n（%）", align=Align.NUMBER, width=18, code="2=1/3"),
        ),
        rows=tuple(rows),
        layout=Layout.SHEET,
        landscape=False,
        name="汇总",
        part="（一）指标汇总",
        corner=(("表　　号", "科推汇01表"), ("计量单位", "见表内")),
        filled_by="填报单位：清河镇（盖章）",
        when="2025年",
        signing=("填表人：", "报出日期：2025年12月31日"),
        notes=("统计期为全年。", "“0”为没有发生。"),
    )
