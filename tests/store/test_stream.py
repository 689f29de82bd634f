from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.stream import each

if TYPE_CHECKING:
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


def test_every_record_in_use_in_the_order_of_find(book: Book) -> None:
    rows: list[tuple[Values, Marks]] = [
        ({"held_on": f"2025-0{m}", "title": f"课{m}", "people": m}, {})
        for m in (3, 1, 2)
    ]
    with book.edit("新增") as edit:
        ids = edit.add_many("training", rows)
    with book.edit("删除") as edit:
        edit.bin("training", ids[2])
    assert [r["people"] for r in each(book, "training")] == [3, 1]
    assert [r["people"] for r in each(book, "training", order=("held_on",))] == [1, 3]
    assert list(each(book, "training")) == book.find("training")
