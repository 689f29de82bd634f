"""汇总表 of a county: a row a unit, also where there are 80, one page wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tecdesk.store.book import Book
from tests.report.county import county_book
from tests.report.reading import pages

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.report.page.blocks import Block


def _by_unit(path: Path, units: int) -> Block:
    with Book.open(county_book(path, units)) as book:
        blocks = summary_sheets(book, Period(2025))
    assert [each.part for each in blocks] == [
        "（一）指标汇总",
        "（二）分单位汇总",
        "（三）分月汇总",
    ]
    return blocks[1]


def test_a_row_a_unit_in_the_countys_order_and_the_sum(tmp_path: Path) -> None:
    block = _by_unit(tmp_path / "县.tecdesk", 3)
    assert block.corner[0] == ("表　　号", "科推汇05表")
    names = [row.cells[0] for row in block.rows]
    assert names == ["第1镇", "第2镇", "第3镇", "合　计"]
    *parts, total = block.rows
    assert total.kind is RowKind.TOTAL
    for at, cell in enumerate(total.cells[1:], 1):
        heading = block.columns[at].heading
        told = sum(row.cells[at] or 0 for row in parts)  # type: ignore[misc]
        if heading.startswith("责任人"):
            assert (told, cell) == (3, 1)
        else:
            assert told == (cell or 0), heading
    assert "责任人合计1人为全辖区去重数，跨单位的只计一次" in block.notes[0]
    assert block.notes[1].startswith("单位按县定顺序排列。")


@pytest.mark.parametrize("units", [15, 80])
def test_units_stay_one_page_wide(tmp_path: Path, units: int) -> None:
    block = _by_unit(tmp_path / "县.tecdesk", units)
    assert len(block.rows) == units + 1
    found = pages(block)
    assert len(found) == (1 if units == 15 else 4)
