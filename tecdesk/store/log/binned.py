"""Who put records into the bin; when stands in the record itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tecdesk.store.book import Book

_SQL = """
    SELECT r.record, s.operator FROM journal_row r JOIN journal_step s ON s.id = r.step
    WHERE r.record IN (SELECT value FROM json_each(?)) AND r.register = ?
    AND json_extract(r.after, '$.binned_at') IS NOT NULL ORDER BY r.rowid
"""


def binned_by(book: Book, register: str, ids: Collection[str]) -> dict[str, str]:
    """Id to who deleted it last; empty when nobody said who they were.

    Args:
        book: the book.
        register: key of the register.
        ids: records in the bin; one that came there before it had a journal is not
            in the answer.
    """
    rows = book.rows(_SQL, [json.dumps(list(ids)), register])
    return {str(record): str(operator) for record, operator in rows}
