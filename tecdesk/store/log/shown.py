"""Writes down that numbers of persons were shown: who, when, whose, why.

It changes no record and is never taken back; in the history of a record it stands as
an entry without changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.store.book import Book


def note_shown(book: Book, label: str, records: Iterable[tuple[str, str]]) -> None:
    """Put down what is going to be shown; if this fails, it must not be.

    Args:
        book: open for writing.
        label: what is shown and why, one line.
        records: register key and id of each record.

    Raises:
        DeskError: the disk or the file refuses.
    """
    with book.edit(label):
        note_about(book, label, records)


def note_about(book: Book, label: str, records: Iterable[tuple[str, str]]) -> None:
    """The same within a transaction of the caller's."""
    step = journal.open_step(book.connection, now(), book.operator, label)
    entries = [Entry(*each, Action.CHANGE, {}, {}) for each in records]
    journal.write(book.connection, step, entries)
    journal.keep_noted(book.connection, step)
