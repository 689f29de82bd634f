"""check --year: what the checks of a year find, for people and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.explaining import explain
from tecdesk.desk.explaining import looked_at
from tecdesk.store.book import Book
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def _wrong(book: Book) -> Path:
    """A session with more women than people, and one on a holiday."""
    place = village(book, "下坪村")
    session(book, "2025-03-05", village=place, women=11)
    session(book, "2025-10-02", village=place)
    book.close()
    return book.path


def test_without_a_year_it_says_what_it_said(call: Call, book: Book) -> None:
    path = _wrong(book)
    assert set(call("check", path, "--json").data) == {"whole", "counts", "journal"}
    assert "体检" not in call("check", path).out


def test_the_findings_of_a_year_as_data(call: Call, book: Book) -> None:
    data = call("check", _wrong(book), "--year", 2025, "--json").data
    assert data["whole"] is True
    assert data["totals"]["error"] == 1
    first = data["findings"][0]
    assert (first["check"], first["severity"]) == ("subset", "error")
    assert (first["register"], len(first["records"])) == ("training", 1)
    assert first["place"] == "3月5日 下坪村 养殖"
    assert first["explanation"] is None


def test_the_findings_of_a_year_in_words(call: Call, book: Book) -> None:
    path = _wrong(book)
    with Book.open(path) as opened:
        found = looked_at(opened, 2025).points
        point = next(p for p in found if p.check.key == "holiday")
        explain(opened, 2025, point, "县里安排的。")
    said = call("check", path, "--year", 2025).out
    assert "2025 年体检：有问题 1 处" in said
    assert "3月5日 下坪村 养殖：妇女 11 多于人次 10" in said
    assert "（说明：县里安排的。）" in said


def test_a_year_without_anything_wrong(call: Call, book: Book) -> None:
    book.close()
    said = call("check", book.path, "--year", 2025).out
    assert said.endswith("2025 年体检：没有发现问题。\n")


def test_a_damaged_book_is_saved_into_a_new_one(
    call: Call, book: Book, tmp_path: Path
) -> None:
    path = book.path
    with book.edit("新增") as edit:
        edit.add("training", {"title": "甲"})
    book.close()
    content = bytearray(path.read_bytes())
    content[40_960:40_970] = b"\xff" * 10
    path.write_bytes(content)
    target = tmp_path / "救回.tecdesk"
    said = call("check", path, "--recover", target)
    assert said.code == 0
    assert "救回" in said.out
    assert target.is_file()
    assert (tmp_path / "救回_清单.txt").is_file()
    again = call("check", path, "--recover", target)
    assert again.code == 1
    assert "已经有了" in again.err
    told = call("check", path, "--recover", tmp_path / "又.tecdesk", "--json")
    assert '"missing"' in told.out
