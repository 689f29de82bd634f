from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.terms.of_year import of_year
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def test_a_record_is_shown_in_the_words_of_a_year(book: Book) -> None:
    stone, slope = (
        next(id_ for id_, each in book.names("village").items() if each == name)
        for name in ("石桥村", "下坪村")
    )
    with book.edit("新增") as edit:
        values = {
            "title": "讲座",
            "form": "讲座",
            "audience": "农民、妇女、女农民",
            "village": stone,
            "held_on": "2025-05-05",
        }
        id_ = edit.add("training", values, {"people": "na"})
    stored = book.require("training", id_)
    assert of_year(book, 2026).shown(stored) is stored
    Words(book, "training_form").rename("讲座", "讲堂", 2026)
    Words(book, "audience").merge("妇女", "女农民", 2026)
    Villages(book).merge(stone, slope, 2026)
    assert of_year(book, 2025).shown(stored) == stored
    shown = of_year(book, 2026).shown(stored)
    assert (shown["form"], shown["title"]) == ("讲堂", "讲座")
    assert shown["audience"] == "农民、女农民"
    assert shown["village"] == slope
    assert shown.marks == {"people": "na"}
    assert book.require("training", id_) == stored
