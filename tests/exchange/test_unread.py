"""A file that is no ledger says what a person may tell about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.unread import UnreadError

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.ledgers.unread import Unread
    from tecdesk.store.book import Book

STRANGE = "某某镇情况表\n甲,乙,丙\n红,3,是\n绿,4,\n"
LACKING = "时间,村,摸底\n2025-03-05,下坪村,果树修剪\n"


def told(book: Book, folder: Path, text: str, **said: str) -> Unread:
    file = folder / "表.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadError) as refused:
        importing.read_plans(book, file, **said)  # type: ignore[arg-type]
    assert "没有能导入的台账" in str(refused.value)
    return refused.value.sheets[0]


def test_a_strange_sheet_tells_its_headings(book: Book, tmp_path: Path) -> None:
    sheet = told(book, tmp_path, STRANGE)
    assert sheet.register is None
    assert (sheet.row, sheet.headings) == (2, ("甲", "乙", "丙"))
    assert sheet.examples == {"甲": ("红", "绿"), "乙": ("3", "4"), "丙": ("是",)}
    assert sheet.columns == {}


def test_what_a_person_says_it_is_stays(book: Book, tmp_path: Path) -> None:
    sheet = told(book, tmp_path, STRANGE, register="training")
    assert sheet.register is not None
    assert sheet.register.key == "training"


def test_a_sheet_that_lacks_columns_tells_those_it_has(
    book: Book, tmp_path: Path
) -> None:
    sheet = told(book, tmp_path, LACKING, register="training")
    assert sheet.columns == {"时间": "held_on", "村": "village"}
    assert "培训内容" in sheet.reason


def test_an_empty_sheet_has_nothing_to_say(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "空.csv"
    file.write_text(",,\n", encoding="utf-8")
    with pytest.raises(UnreadError) as refused:
        importing.read_plans(book, file)
    assert refused.value.sheets == ()
