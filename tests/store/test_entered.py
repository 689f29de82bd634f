from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.entered import last_entered
from tecdesk.store.entered import values_entered
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def _session(day: str, title: str) -> dict[str, str | int | None]:
    return {"held_on": day, "title": title, "people": 10}


def test_the_order_is_that_of_entry_not_of_dates(book: Book) -> None:
    with book.edit("样本") as edit:
        for day, title in (("2025-05-01", "甲"), ("2024-01-01", "乙"), ("2025", "丙")):
            edit.add("training", _session(day, title))
    found = last_entered(book, "training", 2)
    assert [record["title"] for record in found] == ["丙", "乙"]


def test_the_bin_and_the_filter_are_heeded(book: Book) -> None:
    with book.edit("样本") as edit:
        edit.add("training", _session("2025-05-01", "甲"))
        edit.add("training", _session("2025-05-02", "乙"))
        edit.bin("training", edit.add("training", _session("2025-05-03", "丙")))
    assert last_entered(book, "training", 1)[0]["title"] == "乙"
    found = last_entered(book, "training", 5, Filter({"title": "甲"}))
    assert [record["title"] for record in found] == ["甲"]


def test_it_reads_by_row_number_without_sorting(book: Book) -> None:
    seen: list[str] = []
    book.connection.set_trace_callback(seen.append)
    last_entered(book, "training", 1)
    book.connection.set_trace_callback(None)
    plan = book.connection.execute(f"EXPLAIN QUERY PLAN {seen[-1]}").fetchall()
    assert not any("TEMP B-TREE" in row[3] for row in plan)


def test_values_are_told_once_the_newest_first(book: Book) -> None:
    with book.edit("样本") as edit:
        for title in ("甲", "乙", "甲", "丙"):
            edit.add("training", _session("2025", title))
        edit.add("training", {"held_on": "2025", "people": 1})
        edit.bin("training", edit.add("training", _session("2025", "丁")))
    assert values_entered(book, "training", "title", 9) == ["丙", "甲", "乙"]
    assert values_entered(book, "training", "title", 2) == ["丙", "甲"]
