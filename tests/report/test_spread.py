"""Tables too wide for the paper: parts that stand alone, every cell once, readable."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tecdesk.domain.period import Period
from tecdesk.report.page import output
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.blocks import written
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.formats import FORMATS
from tecdesk.report.page.formats import on_paper
from tecdesk.report.page.metrics import MARGIN
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.plan import plan
from tecdesk.report.page.spread import breaks
from tecdesk.report.page.spread import spread
from tecdesk.report.sheets.ledger import ledger
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tests.report.reading import pages
from tests.report.reading import printed
from tests.report.reading import workbook
from tests.report.tables import ledger as ledger_block

if TYPE_CHECKING:
    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
LEAST_PT = 8.0
"""Type that an office still accepts."""
A3_POINTS = (1191, 842)
SIGNED = 4
"""The line to sign and the notes take the room of so many low rows."""


def matrix(wide: int, high: int, group: int = 5) -> Block:
    """Villages down, indicators across, the value of a cell telling its place."""
    heads = [
        Column(
            f"第{n}项\n（个）",
            group=f"第{n // group}组指标",
            align=Align.NUMBER,
            stretches=True,
            code=str(n + 1),
        )
        for n in range(wide)
    ]
    rows = [Row((f"{n}村", *(n * 100 + at for at in range(wide)))) for n in range(high)]
    last = Row(("合　计", *range(wide)), RowKind.TOTAL, adds=tuple(range(high)))
    return Block(
        title="清河镇2025年度汇总表",
        columns=(Column("村（社区）", width=24.5, code="甲", stub=True), *heads),
        rows=(*rows, last),
        layout=Layout.SHEET,
        part="（二）分村汇总",
        signing=("填表人：", "报出日期：2025年12月31日"),
        notes=("各栏合计等于各村之和。",),
    )


@settings(max_examples=25, deadline=None)
@example(wide=12, high=0, group=1, form="a4")  # heads of groups wider than columns
@given(
    wide=st.integers(1, 70),
    high=st.integers(0, 60),
    group=st.integers(1, 9),
    form=st.sampled_from(list(FORMATS)),
)
def test_every_cell_is_printed_once_beside_what_its_row_is(wide, high, group, form):
    block = on_paper(matrix(wide, high, group), form)
    parts = spread(block)
    shown = [[row[0]] for row in printed(parts[0])]
    for part in parts:
        planned = plan(part)
        assert planned.grid.size >= LEAST_PT
        assert planned.grid.right <= part.paper[0] - MARGIN + 0.01
        grid = printed(part)
        assert [row[0] for row in grid] == [row[0] for row in shown]
        for row, cells in zip(shown, grid, strict=True):
            row.extend(cells[1:])
    assert shown == [
        ["".join(written(cell).split()) for cell in row.cells] for row in block.rows
    ]


def test_each_page_has_title_heads_and_says_that_it_goes_on():
    found = pages(matrix(40, 50))
    assert len(found) > 4
    for number, text in enumerate(found):
        assert "清河镇2025年度汇总表" in text
        assert "村（社区）" in text
        assert ("（续表）" in text) == bool(number)
    signed = ["填表人：" in text for text in found]
    assert signed == [False] * (len(found) - 1) + [True]


def test_columns_break_between_groups_where_that_costs_little():
    parts = spread(matrix(30, 3, 8))
    firsts = [part.columns[1].code for part in parts]
    assert len(firsts) > 1
    assert [(int(code) - 1) % 8 for code in firsts] == [0] * len(firsts)


def test_a_table_that_fits_stays_one():
    block = matrix(12, 5)
    assert spread(block) == [block]
    assert breaks(block) == []


def test_large_paper_takes_what_small_paper_cannot():
    block = matrix(26, 12)
    assert len(spread(block)) == 2
    large = on_paper(block, "a3")
    assert len(spread(large)) == 1
    [page] = PdfReader(BytesIO(output.pdf_bytes([large]))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A3_POINTS
    sheet = workbook(large).worksheets[0]
    assert sheet.page_setup.paperSize == 8


def test_a_workbook_breaks_where_paper_does():
    block = matrix(40, 5)
    sheet = workbook(block).worksheets[0]
    assert [b.id for b in sheet.col_breaks.brk] == breaks(block)
    assert sheet.print_title_cols == "$A:$A"
    assert 75 <= sheet.page_setup.scale <= 90
    titles = [cell.value for cell in sheet[1] if cell.value]
    assert titles == [block.title] * (len(breaks(block)) + 1)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_ledger_upright_keeps_number_and_name(sample_book: Book):
    block = ledger(sample_book, "pairing", Period(2025))
    first, *rest = spread(on_paper(block, "a4-portrait"))
    for part in rest:
        assert [column.heading for column in part.columns[:2]] == ["序号", "户主姓名"]
        names = [row.cells[1] for row in part.rows if not row.adds]
        assert names == [
            row.cells[4 - 1] for row in first.rows if row.kind is RowKind.NORMAL
        ]
    shown = pages(on_paper(block, "a4-portrait"))
    assert any("结对帮扶花名册（续表）" in text for text in shown)


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_year_on_every_paper(sample_book: Book, form: str):
    year = Period(2025)
    blocks = [*summary_sheets(sample_book, year), ledger(sample_book, "base", year)]
    for block in blocks:
        for part in spread(on_paper(block, form)):
            planned = plan(part)
            assert planned.grid.size >= LEAST_PT
            assert planned.grid.right <= part.paper[0] - MARGIN + 0.01
            low = planned.body + max(
                sum(planned.heights[p.start : p.stop]) for p in planned.pages
            )
            assert low <= part.paper[1] - 20 + 0.01


def test_labels_of_sums_fit_over_the_columns_that_stay():
    block = ledger_block(2, 2)
    heads = [replace(c, stub=at in {0, 1}) for at, c in enumerate(block.columns)]
    heads += heads[4:7] * 2
    rows = [
        replace(
            row,
            cells=(
                f"很长的村名社区{row.cells[0]}" if row.label_span else row.cells[0],
                *row.cells[1:],
                *row.cells[4:7] * 2,
            ),
        )
        for row in block.rows
    ]
    wide = replace(block, columns=tuple(heads), rows=tuple(rows), landscape=False)
    last = spread(wide)[-1]
    assert last.continues
    grid = plan(last).grid
    assert grid.edges[2] - grid.edges[0] >= measure("很长的村名社区村0小计", *STRONG)


@pytest.mark.parametrize("villages", [1, 12, 16, 17, 22, 23, 40, 60, 61, 97, 200])
def test_villages_take_as_few_pages_as_can_be_and_fill_them(villages: int):
    planned = plan(matrix(14, villages))
    least, most = planned.metrics.rows
    assert least <= planned.heights[0] <= most
    room = planned.metrics.last - planned.body
    counts = [len(rows) for rows in planned.pages]
    assert planned.page_count == len(counts)  # the notes need no page of their own
    if len(counts) > 1:
        # one page less could not hold them at the least height
        assert (len(counts) - 1) * int(room / least) < villages + 1 + SIGNED
        assert counts[-1] * 2 >= max(counts)


def test_sixty_villages_stand_on_three_pages():
    assert [len(rows) for rows in plan(matrix(14, 60)).pages] == [21, 21, 19]
