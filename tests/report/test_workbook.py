"""Workbooks: numbers as numbers, IDs as text, sums that come out right."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.widths import content_width
from tests.report.reading import body_row
from tests.report.reading import workbook
from tests.report.tables import ledger
from tests.report.tables import sheet


def test_numbers_are_numbers_and_ids_are_text():
    block = ledger(3)
    found = workbook(block).worksheets[0]
    first = body_row(found)
    row = [found.cell(first, column) for column in range(1, 9)]
    assert row[4].value == 10
    assert row[6].value == 12.5
    assert row[6].number_format.startswith("0.0")
    assert row[3].value == "990000********5475"
    assert row[3].number_format == "@"
    assert row[7].value is None


def evaluated(formula: str, found) -> float:
    """The sum a formula stands for."""
    total = 0.0
    for first, last in re.findall(r"([A-Z]+\d+):([A-Z]+\d+)", formula):
        for (cell,) in found[f"{first}:{last}"]:
            total += cell.value if isinstance(cell.value, int | float) else 0
    return total


def test_sums_are_formulas_with_the_right_value():
    block = ledger(3, 1, 4)
    values = workbook(block).worksheets[0]
    formulas = workbook(block, formulas=True).worksheets[0]
    first, checked = body_row(values), 0
    for number, row in enumerate(block.rows):
        if row.kind is RowKind.NORMAL:
            continue
        for column in (5, 6, 7):
            formula = formulas.cell(first + number, column).value
            cell = values.cell(first + number, column).value
            if formula is None:
                assert row.cells[column - 1] is None
                continue
            assert str(formula).startswith("=SUM(")
            assert str(cell) == str(row.cells[column - 1])
            assert evaluated(formula, values) == cell
            checked += 1
    assert checked > 8


def test_a_figure_that_is_no_sum_stays_a_value():
    block = ledger(3)
    total = block.rows[-1]
    cells = (*total.cells[:4], 999, *total.cells[5:])
    block = replace(block, rows=(*block.rows[:-1], replace(total, cells=cells)))
    found = workbook(block, formulas=True).worksheets[0]
    assert found.cell(body_row(found) + len(block.rows) - 1, 5).value == 999


def test_many_groups_stay_within_the_arguments_of_a_formula():
    block = ledger(*[1] * 300)
    found = workbook(block, formulas=True).worksheets[0]
    text = found.cell(body_row(found) + len(block.rows) - 1, 5).value
    assert all(part.count(",") < 255 for part in text.split("+"))


def test_it_prints_on_one_page_width_of_a4_with_repeated_heads():
    for block, rows in ((ledger(3), "$1:$4"), (sheet(5), "$1:$6")):
        found = workbook(block).worksheets[0]
        assert found.page_setup.paperSize == 9
        assert found.page_setup.orientation == (
            "landscape" if block.landscape else "portrait"
        )
        assert found.page_setup.fitToWidth in {None, 1}  # 1 is what is left unsaid
        assert found.sheet_properties.pageSetUpPr.fitToPage
        assert found.print_title_rows == rows
        assert found.freeze_panes == f"A{int(rows[-1]) + 1}"
        assert "第" in found.oddFooter.center.text


def test_title_heads_and_labels_are_merged():
    merged = {
        str(cells) for cells in workbook(ledger(3)).worksheets[0].merged_cells.ranges
    }
    assert {"A1:H1", "E3:F3", "A3:A4", "A8:D8"} <= merged


def test_side_words_span_their_rows():
    found = workbook(sheet(6)).worksheets[0]
    first = body_row(found)
    assert found.cell(first, 1).value.replace("\n", "") == "上半"
    assert f"A{first}:A{first + 2}" in {str(c) for c in found.merged_cells.ranges}


def test_each_block_has_a_tab_of_its_name():
    assert workbook(sheet(3), ledger(2)).sheetnames == ["汇总", "台账"]


@pytest.mark.parametrize("name", ["a/b*c", "长" * 40])
def test_a_name_that_excel_refuses_is_cut(name):
    made = workbook(replace(ledger(2), name=name)).sheetnames[0]
    assert len(made) <= 31
    assert "/" not in made


def test_a_sheet_made_to_fit_on_a_page_can_still_be_read():
    long = "清河镇绿源生态种养殖农民专业合作社联合社示范分社"
    columns = (
        *(Column(f"名称{n}", width=20) for n in range(5)),
        *(Column(f"日期{n}", width=23) for n in range(4)),
    )
    block = Block("表", columns, (Row((*[long] * 5, *["2025-03-05"] * 4)),))
    found = workbook(block).worksheets[0]
    wide = sum(each.width for each in found.column_dimensions.values()) * 7 / 96 * 25.4
    assert 10.5 * content_width(block) / wide >= 8
    assert found.cell(body_row(found), 1).alignment.wrap_text
    usual = workbook(ledger(3)).worksheets[0]
    assert not usual.cell(body_row(usual), 2).alignment.wrap_text
