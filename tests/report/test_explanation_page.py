"""数据说明 on paper: with the figure it explains, and on a page of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.explaining import explain
from tecdesk.desk.explaining import looked_at
from tecdesk.domain.period import Period
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tests.report.reading import pages
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.report.page.blocks import Block
    from tecdesk.store.book import Book

DAY = date(2026, 1, 5)
WHY = "秋季雨多，少办了两期。"


@pytest.fixture
def explained(book: Book) -> Book:
    """A target missed, and a session on a holiday: both explained."""
    session(book, "2025-10-02", village=village(book, "下坪村"))
    target(book, "training.people", 50)
    for point in looked_at(book, 2025, DAY).points:
        if point.check.key in {"missed_target", "holiday"}:
            explain(book, 2025, point, WHY)
    return book


def _sheets(book: Book) -> list[Block]:
    return summary_sheets(book, Period(2025), today=DAY)


def test_without_an_explanation_nothing_is_added(book: Book) -> None:
    session(book, "2025-10-02")
    blocks = _sheets(book)
    assert len(blocks) == 3
    assert not any("数据说明" in note for note in blocks[0].notes)


def test_they_stand_on_a_page_of_their_own(explained: Book) -> None:
    *_, block = _sheets(explained)
    assert block.part == "（四）数据说明"
    assert [row.cells for row in block.rows] == [
        (1, "在法定节假日", "10月2日 下坪村 养殖", "这天是国庆节放假。", WHY),
        (
            2,
            "目标没有完成",
            "培训人次",
            "目标50人次，完成10人次，差40人次。",
            WHY,
        ),
    ]


def test_the_first_page_says_why_a_figure_is_so(explained: Book) -> None:
    first, *_ = _sheets(explained)
    code = next(row.cells[1] for row in first.rows if row.cells[0] == "培训人次")
    assert f"数据说明：{code}行{WHY}" in first.notes
    assert "共有2项数据说明，见汇04表。" in first.notes


def test_one_written_for_other_numbers_says_so(explained: Book) -> None:
    session(explained, "2025-11-05", people=7, village=village(explained, "下坪村"))
    *_, block = _sheets(explained)
    found, said = block.rows[1].cells[3:]
    assert found == "目标50人次，完成17人次，差33人次。"
    assert said == f"{WHY}（数据后有变动，说明按原数写。）"


def test_it_is_read_back_from_the_pdf(explained: Book) -> None:
    *_, last = pages(*_sheets(explained))
    assert "核对发现" in last.replace(" ", "")
    assert WHY in last.replace("\n", "").replace(" ", "")


def test_part_of_a_year_has_no_explanations(explained: Book) -> None:
    blocks = summary_sheets(explained, Period(2025, half=2), today=DAY)
    assert len(blocks) == 3
