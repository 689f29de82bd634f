"""The printed table: whole heads on each page, text inside its cell, pages counted."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from tecdesk.errors import DeskError
from tecdesk.report.page import output
from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.metrics import style_of
from tecdesk.report.page.plan import plan
from tests.report.reading import filled
from tests.report.reading import pages
from tests.report.reading import printed
from tests.report.tables import ledger
from tests.report.tables import sheet

HEADS = ("序号", "村（社区）", "培训内容", "参训人次", "其中妇女", "面积（亩）")


def test_every_page_stands_alone():
    found = pages(ledger(15, 15, 15))
    assert len(found) > 2
    for number, text in enumerate(found, 1):
        assert "清河镇2025年台账" in text
        assert "填报单位：清河镇人民政府（盖章）" in text
        assert all(head in text for head in HEADS)
        assert f"第{number}页共{len(found)}页" in text


def test_signing_line_and_notes_stand_on_the_last_page_only():
    found = pages(ledger(15, 15, 15))
    assert [text.count("填报人：") for text in found] == [0] * (len(found) - 1) + [1]
    assert "说明：按村排列。" in found[-1]


def test_pages_of_several_blocks_are_numbered_through():
    found = pages(sheet(5), ledger(3))
    assert "第1页共2页" in found[0]
    assert "第2页共2页" in found[1]


def test_paper_lies_as_the_block_says():
    stream = BytesIO(output.pdf_bytes([sheet(5), ledger(3)]))
    boxes = [page.mediabox for page in PdfReader(stream).pages]
    assert [box.width < box.height for box in boxes] == [True, False]


@pytest.mark.parametrize("block", [ledger(3, 40, 1), sheet(7)], ids=["台账", "汇总"])
def test_paper_and_workbook_agree_cell_by_cell(block):
    paper, book = printed(block), filled(block)
    for row, on_paper, in_book in zip(block.rows, paper, book, strict=True):
        skip = row.label_span
        assert on_paper[skip:] == in_book[skip:]
        assert "".join(on_paper[:skip]) == "".join(in_book[:skip])


@pytest.mark.parametrize("block", [ledger(3, 40, 1), sheet(7)], ids=["台账", "汇总"])
def test_no_text_leaves_its_cell(block):
    planned = plan(block)
    edges = planned.grid.edges
    for row, cells in zip(block.rows, planned.cells, strict=True):
        for at, lines in enumerate(cells):
            if at < row.label_span:
                continue
            for x, text in lines:
                wide = measure(text, *style_of(row.kind, planned.grid.size))
                assert edges[at] <= x
                assert x + wide <= edges[at + 1]


def test_decimal_points_stand_under_each_other():
    planned = plan(ledger(4))
    points = set()
    for row, cells in zip(ledger(4).rows, planned.cells, strict=True):
        for x, text in cells[6] if row.cells[6] else ():
            if text[-1].isdigit():
                whole = measure(text.partition(".")[0], *style_of(row.kind))
                points.add(round(x + whole, 6))
    assert len(points) == 1


def test_columns_fill_the_paper():
    for block in (ledger(3), sheet(3)):
        planned = plan(block)
        assert planned.grid.left == 20
        assert planned.grid.right == pytest.approx(277 if block.landscape else 190)


def test_long_text_wraps_and_heightens_its_row():
    block = ledger(3)
    cells = list(block.rows[0].cells)
    cells[2] = "水稻旱育秧与病虫害绿色防控技术、测土配方施肥与农药安全使用综合培训" * 2
    block = replace(
        block, rows=(replace(block.rows[0], cells=tuple(cells)), *block.rows[1:])
    )
    planned = plan(block)
    assert len(planned.cells[0][2]) > 1
    assert planned.heights[0] > planned.heights[1]


def test_text_of_more_than_four_lines_is_cut_and_printed_whole_below():
    block = ledger(2)
    long = "甲乙丙丁戊己庚辛壬癸" * 40
    cells = (*block.rows[0].cells[:2], long, *block.rows[0].cells[3:])
    block = replace(block, rows=(replace(block.rows[0], cells=cells), *block.rows[1:]))
    assert len(plan(block).cells[0][2]) == 4
    assert f"1号培训内容全文：{long}" in pages(block)[-1]


def test_sheet_rows_stretch_but_not_over_the_page():
    assert plan(sheet(30)).page_count == 1
    assert plan(sheet(8)).heights[0] == pytest.approx(6.05)
    crowded = plan(sheet(60))
    assert crowded.page_count > 1
    assert "指标名称" in pages(sheet(60))[1]


def test_notes_that_do_not_fit_go_on():
    found = pages(ledger(3, notes=tuple(f"第{n}条说明。" for n in range(90))))
    assert len(found) > 1
    assert "第89条说明。" in found[-1]


def test_too_many_columns_are_refused_in_a_sentence():
    columns = tuple(Column(f"第{n}项指标名称", align=Align.NUMBER) for n in range(20))
    block = Block("表", columns, (Row((1,) * 20),))
    with pytest.raises(DeskError, match="放不下"):
        plan(block)


def test_crowded_columns_wrap_long_names_but_no_date_and_no_head():
    long = "清河镇绿源生态种养殖农民专业合作社联合社示范分社"
    columns = (
        *(Column(f"名称{n}", width=20) for n in range(4)),
        *(Column(f"日期{n}", width=23) for n in range(4)),
        Column("村（社区）"),
    )
    block = Block("表", columns, (Row((*[long] * 4, *["2025-03-05"] * 4, "东村")),))
    planned = plan(block)
    assert planned.grid.size == 9
    assert [len(lines) for lines in planned.cells[0]] == [
        *[len(planned.cells[0][0])] * 4,
        *[1] * 5,
    ]
    assert len(planned.cells[0][0]) > 1
    widths = [b - a for a, b in pairwise(planned.grid.edges)]
    for column, width in zip(columns, widths, strict=True):
        assert measure(column.heading, *STRONG) <= width


def test_missing_character_comes_back_as_a_sentence():
    block = replace(ledger(2), title="王\U0010fffd台账")
    sentences = output.pdf([block], BytesIO())
    assert len(sentences) == 1
    assert "U+10FFFD" in sentences[0]


def test_check_code_stands_at_the_foot():
    assert "校验码AB12CD34" in pages(replace(ledger(2), check_code="AB12CD34"))[0]


def test_restricted_paper_says_so():
    assert "内部资料" in pages(replace(ledger(2), restricted=True))[0]


def test_a_row_that_does_not_fit_the_columns_is_refused():
    with pytest.raises(ValueError, match="cells"):
        Block("表", (Column("甲"),), (Row((1, 2)),))
