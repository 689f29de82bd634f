"""Tells whether a book was changed since it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded
from tecdesk.store.log.journal import NOTED

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def moment(book: Book) -> int:
    """Number of the last step, also of an undo; it grows with every change.

    What is only noted, as that a year was reported, changes no record.
    """
    sql = "SELECT id FROM journal_step WHERE closed <> ? ORDER BY id DESC LIMIT 1"
    with guarded(book.path):
        row = book.connection.execute(sql, (NOTED,)).fetchone()
    return row[0] if row else 0
