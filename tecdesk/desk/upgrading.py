"""What is said of a book that an older program made, when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def upgraded(book: Book) -> str:
    """That its form was changed just now, and where the old one is; else nothing."""
    if book.older is None:
        return ""
    return (
        "这本台账是旧版本的程序记的，已经改成新的格式，里面一条不少；"
        f"原来的留在旁边：{book.older.name}。"
    )
