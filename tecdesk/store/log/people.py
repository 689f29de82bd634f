"""Who has worked on a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def operators(book: Book) -> list[str]:
    """The names in the journal, whoever was at the desk last first."""
    sql = (
        "SELECT operator FROM journal_step WHERE operator <> '' "
        "GROUP BY operator ORDER BY max(id) DESC"
    )
    with guarded(book.path):
        return [str(row[0]) for row in book.connection.execute(sql)]
