"""What an import remembers stands or falls with the records it wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.store.book import Book
from tecdesk.store.settings import MOST

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = "时间,摸底,村,人次\n2025-03-05,果树修剪,下坪村,60\n"
MAPPING = {"摸底": "title"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "培训.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def carried_out(book: Book, file: Path) -> None:
    plans = importing.read_plans(book, file, register="training", mapping=MAPPING)
    importing.apply(book, plans, mapping=MAPPING)


def test_records_first_year_and_columns_are_one_transaction(
    book: Book, file: Path
) -> None:
    ran: list[str] = []
    book.connection.set_trace_callback(ran.append)
    carried_out(book, file)
    book.connection.set_trace_callback(None)
    assert [sql for sql in ran if sql == "COMMIT"] == ["COMMIT"]
    with Book.open(book.path, writing=False) as other:
        assert other.count("training") == 1
        assert other.settings.complete_since == {"training": 2025}
        assert list(other.settings.mappings.values()) == [MAPPING]


def test_the_newest_columns_are_remembered(book: Book, file: Path) -> None:
    carried_out(book, file)
    (own,) = book.settings.mappings
    many: dict[str, dict[str, str | None]] = {
        str(number): {"x": "title"} for number in range(1, MOST)
    }
    book.change_settings(lambda now: replace(now, mappings=now.mappings | many))
    carried_out(book, file)
    marks = [*book.settings.mappings]
    assert (marks[0], marks[-1], len(marks)) == ("1", own, MOST)
    file.write_text(LEDGER.replace("时间,", "日期,"), encoding="utf-8")
    carried_out(book, file)
    marks = [*book.settings.mappings]
    assert (marks[0], marks[-2], len(marks)) == ("2", own, MOST)


def test_the_first_year_that_is_known_stays(book: Book, file: Path) -> None:
    carried_out(book, file)
    file.write_text(LEDGER.replace("2025", "2024"), encoding="utf-8")
    carried_out(book, file)
    assert book.count("training") == 2
    assert book.settings.complete_since == {"training": 2025}
