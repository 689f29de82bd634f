"""Tells whether a book was changed since it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def moment(book: Book) -> int:
    """Number of the last step, also of an undo; it grows with every change."""
    with guarded(book.path):
        row = book.connection.execute("SELECT max(id) FROM journal_step").fetchone()
    return row[0] or 0
