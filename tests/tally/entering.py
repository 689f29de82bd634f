"""Short ways to put records into a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


def add(book: Book, register: str, **values: Value) -> str:
    """One record of any register; `marks` are not given."""
    with book.edit("新增") as edit:
        return edit.add(register, values)


def village(book: Book, name: str) -> str:
    """The id of a village."""
    return next(id_ for id_, each in book.names("village").items() if each == name)


def session(book: Book, day: str, **more: Value) -> str:
    """A session of ten people."""
    return add(
        book, "training", **{"held_on": day, "title": "养殖", "people": 10, **more}
    )


def household(book: Book, name: str = "甲", **more: Value) -> str:
    """A household paired since long ago."""
    place = next(iter(book.names("village")))
    told = {"name": name, "helper": "丙", "since": "2022-01", "village": place}
    return add(book, "pairing", **{**told, **more})


def visit(book: Book, pairing: str, day: str, **more: Value) -> str:
    """One 走访."""
    return add(book, "aid", **{"pairing": pairing, "date": day, "way": "走访", **more})


def target(book: Book, key: str, value: int, **more: Value) -> str:
    """What is asked for in 2025, in shown units."""
    told = {"year": 2025, "indicator": key, "value": value * 100, **more}
    return add(book, "target", **told)
