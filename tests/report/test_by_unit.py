"""汇总表 of a county: a row a unit, also where there are 80, one page wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.merging import receive
from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tecdesk.store.book import Book
from tests.desk.county.stick import listed
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township
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


def test_a_unit_that_has_not_reported_is_named_and_blank(tmp_path: Path) -> None:
    units = (("清河镇", "990000100"), ("石桥乡", "990002100"))
    with township(tmp_path / "清河镇.tecdesk", *units[0]) as town:
        session(town, "2025-05-01", 10)
        package = report(town, 2025, 1, tmp_path / "usb")
    with Book.create(tmp_path / "县.tecdesk", "青山县") as county:
        listed(county, *units)
        receive(county, [package])
        block = summary_sheets(county, Period(2025))[1]
        last_year = summary_sheets(county, Period(2024))[1]
    first, second, total = block.rows
    assert first.cells[:3] == ("清河镇", 1, 10)
    assert second.cells[0] == "石桥乡"
    assert set(second.cells[1:]) == {None}
    assert total.cells[:3] == ("合　计", 1, 10)
    assert "石桥乡还没有报，各栏空着。" in block.notes[1]
    assert "清河镇、石桥乡还没有报" in last_year.notes[1]
