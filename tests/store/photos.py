"""Photos for tests: bytes in the companion file, and records that speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


def kept(book: Book, data: bytes, name: str = "签到表.jpg") -> dict[str, Value]:
    """Keep bytes as a photo; the values with which it can be attached."""
    with Companion.begin(book.path) as companion:
        digest = companion.keep("jpg", data)
    return {"name": name, "digest": digest, "form": "jpg", "size": len(data)}


def session(book: Book, *photos: bytes) -> str:
    """A session with photos; its id."""
    values = [kept(book, data) for data in photos]
    with book.edit("新增培训") as edit:
        id_ = edit.add("training", {"held_on": "2025-03-05", "title": "茶园"})
        attach(book, edit, "training", id_, values)
    return id_
