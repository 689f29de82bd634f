"""Half-filled forms, kept on disk so that a power cut loses nothing typed.

A draft is no record: it is in no list, figure, package or undo step. There is one
for each form, written in a small transaction of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.store.edit import now
from tecdesk.store.faults import guarded
from tecdesk.store.lock import only_looked_at
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Draft:
    """What a form held when it was last kept.

    Attributes:
        register: key of the form's register.
        fields: field key to the text as typed; a REF or list as the form has it.
        record: id of the record being changed; empty for a new one.
        at: local time of keeping, ISO text to the second.
    """

    register: str
    fields: Mapping[str, str] = field(default_factory=dict)
    record: str = ""
    at: str = ""


def keep(book: Book, draft: Draft) -> Draft:
    """Put a draft on disk in place of the form's earlier one; it has its time then.

    Raises:
        DeskError: the disk or the file refuses.
    """
    if book.looking:
        raise only_looked_at()
    kept = Draft(draft.register, dict(draft.fields), draft.record, now())
    text = json.dumps(kept.fields, ensure_ascii=False)
    with guarded(book.path):
        book.connection.execute(
            "INSERT INTO draft(register, record, at, fields) VALUES (?, ?, ?, ?) "
            "ON CONFLICT(register) DO UPDATE SET record = excluded.record, "
            "at = excluded.at, fields = excluded.fields",
            (kept.register, kept.record, kept.at, text),
        )
    return kept


def load(book: Book, register: str) -> Draft | None:
    """The draft of a form; None when there is none."""
    return next((d for d in waiting(book) if d.register == register), None)


def waiting(book: Book) -> list[Draft]:
    """Every draft of the book, the latest first: to be offered again."""
    sql = "SELECT register, record, at, fields FROM draft ORDER BY at DESC, rowid DESC"
    with guarded(book.path):
        return [_draft(row) for row in book.connection.execute(sql)]


def drop(book: Book, register: str) -> None:
    """Forget the draft of a form: it was saved, or thrown away by a person."""
    with guarded(book.path):
        book.connection.execute("DELETE FROM draft WHERE register = ?", (register,))


def _draft(row: sqlite3.Row) -> Draft:
    return Draft(row[0], told(row[3]), row[1], row[2])
