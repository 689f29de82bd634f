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


def note_shown(
    book: Book, label: str, records: Iterable[tuple[str, str]], reason: str = ""
) -> None:
    """Put down what is going to be shown; if this fails, it must not be.

    Args:
        book: open for writing.
        label: what is shown, one line.
        records: register key and id of each record.
        reason: why, where it is asked.

    Raises:
        DeskError: the disk or the file refuses.
    """
    with book.edit(label):
        note_about(book, label, records, reason)


def note_about(
    book: Book, label: str, records: Iterable[tuple[str, str]], reason: str = ""
) -> None:
    """The same within a transaction of the caller's."""
    at, who = now(), book.operator
    step = journal.open_step(book.connection, at, who, label, reason=reason)
    entries = [Entry(*each, Action.CHANGE, {}, {}) for each in records]
    journal.write(book.connection, step, entries)
    journal.keep_noted(book.connection, step)
