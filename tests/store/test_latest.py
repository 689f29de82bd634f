from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.latest import latest
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.store.book import Book

SOMEBODY = {"name": "甲", "helper": "乙", "since": "2024-01"}


def test_each_precision_keeps_its_own_latest_date(book: Book) -> None:
    with book.edit("样本") as edit:
        one = edit.add("pairing", SOMEBODY)
        other = edit.add("pairing", {**SOMEBODY, "name": "丙"})
        edit.add("pairing", {**SOMEBODY, "name": "丁"})
        for day in ("2024", "2025", "2025-03", "2025-03-05", "2025-02-09"):
            edit.add("aid", {"pairing": one, "date": day, "way": "走访"})
        edit.add("aid", {"pairing": other, "date": "2025-01-01", "way": "走访"})
        edit.add("aid", {"pairing": other, "date": "2025-09-09", "way": "资金"})
    found = latest(book, "aid", "pairing", Filter({"way": "走访"}))
    assert {key: sorted(days) for key, days in found.items()} == {
        one: ["2025", "2025-03", "2025-03-05"],
        other: ["2025-01-01"],
    }
