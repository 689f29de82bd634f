"""Blank sheets: filled from records, decoded and read back from the page."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.desk.blanks.sheets import blank_pdf
from tecdesk.desk.blanks.sheets import blanks_for
from tecdesk.domain.record_code import code_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.coded import by_code
from tests.report.township import empty
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book

TODAY = date(2025, 12, 20)
LONG = "水稻病虫害绿色防控与" * 30


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty(tmp_path / "a.tecdesk", "清河镇") as book:
        yield book


def _made(book: Book, key: str, *records: tuple[str, str]) -> bytes:
    found = [book.require(register, id_) for register, id_ in records]
    data, warning = blank_pdf(book, key, found, TODAY)
    assert not warning
    return data


def _text(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def _codes(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.render(scale=200 / 72).to_pil() for page in document]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("key", BLANKS)
def test_a_sheet_without_a_record_is_empty_but_whole(book: Book, key: str) -> None:
    data = _made(book, key)
    assert "清河镇" in _text(data) or key == "receipt"
    assert _codes(data) == []


@pytest.mark.parametrize("key", BLANKS)
def test_sheets_name_registers_and_are_found_by_them(key: str) -> None:
    for register in BLANKS[key].registers:
        assert register in REGISTERS
        assert BLANKS[key] in blanks_for(register)


def test_a_session_fills_its_sign_in_sheet(book: Book) -> None:
    session = add(
        book,
        "training",
        held_on="2025-12-09",
        title="淡水鱼养殖与水质调控",
        village=village(book, "东村"),
        lecturer="林桂兰",
        people=40,
    )
    data = _made(book, "sign-in", ("training", session))
    text = _text(data)
    assert "2025年12月9日" in text
    assert "淡水鱼养殖与水质调控" in text
    assert "第1页共2页" in text
    assert "44" in text, "forty people need a second page, numbered on"
    code = code_of(session)
    assert _codes(data) == [f"TD1:{code}:1/2", f"TD1:{code}:2/2"]
    found = by_code(book, _codes(data)[1])
    assert found is not None
    assert found.id == session


def test_a_fair_heads_the_sheet_of_what_was_asked_there(book: Book) -> None:
    fair = add(book, "outreach", held_on="2025-05-24", title="科技活动周", place="广场")
    there = add(book, "consult", date="2025-05-24", content="用药", outreach=fair)
    for asked in (("outreach", fair), ("consult", there)):
        data = _made(book, "asked", asked)
        assert "科技活动周" in _text(data)
        assert "2025年5月24日咨询地点广场" in _text(data)
        assert _codes(data) == [f"TD1:{code_of(fair)}:1/1"]


def test_what_is_too_long_is_cut_with_a_sign(book: Book) -> None:
    session = add(book, "training", held_on="2025-12", title=LONG, people=1)
    text = _text(_made(book, "sign-in", ("training", session)))
    assert "…" in text
    assert "2025年12月" in text


def test_households_of_a_village_stand_on_the_roster(book: Book) -> None:
    east, south = village(book, "东村"), village(book, "南村")
    for name in ("张𠮷", "陈𬭎"):
        household(book, name, village=east)
    household(book, "外村人", village=south)
    household(book, "已脱钩", village=east, until="2024-12")
    data = _made(book, "roster", ("village", east))
    text = _text(data)
    assert "张𠮷" in text
    assert "陈𬭎" in text
    assert "外村人" not in text
    assert "已脱钩" not in text
    page = PdfReader(BytesIO(data)).pages[0].mediabox
    assert page.width > page.height


def test_a_receipt_says_the_number_twice(book: Book) -> None:
    leaflet = add(book, "material", title="春耕明白纸", unit="份")
    given = add(book, "handout", date="2025-03-01", material=leaflet, quantity=105)
    text = _text(_made(book, "receipt", ("handout", given)))
    assert "壹佰零伍" in text
    assert "105" in text
    assert "春耕明白纸" in text
    assert text.count("收货单位（盖章）") == 3


def test_money_is_written_in_capitals(book: Book) -> None:
    paired = household(book)
    aid = add(book, "aid", pairing=paired, date="2025-03-01", way="资金", money=100_530)
    text = _text(_made(book, "receipt", ("aid", aid)))
    assert "壹仟零伍元叁角整" in text
    assert "1005.3" in text


def test_four_receipts_take_two_sheets(book: Book) -> None:
    leaflet = add(book, "material", title="春耕明白纸", unit="份")
    ids = [
        add(book, "handout", date="2025-03-01", material=leaflet, quantity=n)
        for n in range(1, 5)
    ]
    data = _made(book, "receipt", *(("handout", id_) for id_ in ids))
    assert len(PdfReader(BytesIO(data)).pages) == 2


def test_the_last_visit_is_told_before_the_next(book: Book) -> None:
    paired = household(book, "张𠮷")
    visit(book, paired, "2025-03", content="缺化肥")
    visit(book, paired, "2025-08-05", content="猪圈漏雨", effect="已修好")
    data = _made(book, "visit", ("pairing", paired))
    text = _text(data)
    assert "2025年8月5日走访。猪圈漏雨；已修好" in text
    assert "缺化肥" not in text
    assert _codes(data) == [f"TD1:{code_of(paired)}:1/1"]


def test_undated_visits_are_only_counted(book: Book) -> None:
    paired = household(book)
    visit(book, paired, "2025", times=3)
    text = _text(_made(book, "visit", ("pairing", paired)))
    assert "本年度已登记走访3次，无分次日期和内容。" in text


def test_no_personal_number_is_printed(book: Book) -> None:
    paired = household(
        book, "张𠮷", id_number="990000198001010011", phone="13800001234"
    )
    for key in ("visit", "photos"):
        text = _text(_made(book, key, ("pairing", paired)))
        assert "1980" not in text
        assert "13800001234" not in text


def test_a_code_of_nobody_finds_nothing(book: Book) -> None:
    assert by_code(book, "0000000000") is None
    assert by_code(book, "随便写的") is None


def test_codes_are_read_as_an_input_method_writes_them(book: Book) -> None:
    session = add(book, "training", held_on="2025-12-09", title="果树修剪", people=4)
    code = code_of(session)
    wide = "".join(chr(ord(char) + 0xFEE0) for char in f"TD1:{code}:1/1")
    for written in (code.lower(), f"TD1:{code}:1/1", wide):
        found = by_code(book, written)
        assert found is not None, written
        assert found.id == session
