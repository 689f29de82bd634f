from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

SESSION: dict[str, Value] = {
    "held_on": "2025-03-05",
    "title": "养殖",
    "people": 9,
    "sessions": 2,
}


def test_sessions_without_handouts_are_found_counted_and_added_up(book: Book) -> None:
    with book.edit("样本") as edit:
        given = edit.add("training", SESSION)
        bare = edit.add("training", {**SESSION, "title": "种植"})
        emptied = edit.add("training", {**SESSION, "title": "林业"})
        edit.add("handout", {"date": "2025", "quantity": 1, "training": given})
        lost = edit.add("handout", {"date": "2025", "quantity": 1, "training": emptied})
        edit.bin("handout", lost)
    where = Filter(without="handout")
    assert {r.id for r in book.find("training", where)} == {bare, emptied}
    assert book.count("training", where) == 2
    assert book.totals("training", ["sessions"], where) == {"sessions": 4}


def test_a_register_that_points_nowhere_here_is_refused(book: Book) -> None:
    with pytest.raises(KeyError):
        book.find("training", Filter(without="aid"))
