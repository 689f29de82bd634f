"""Puts a backup in a book's place, whole; what was there is kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder
from tecdesk.store import lock
from tecdesk.store import sums
from tecdesk.store.backups.making import copied
from tecdesk.store.backups.photos import bring_back
from tecdesk.store.backups.shelf import check_digest
from tecdesk.store.beside import keep_copy
from tecdesk.store.beside import set_journal_aside
from tecdesk.store.locked.older import relock
from tecdesk.store.opening import check_header

if TYPE_CHECKING:
    from pathlib import Path


def restore(backup: Path, book: Path) -> Path | None:
    """Put a backup in a book's place; what was there is kept beside it.

    What is restored has the passphrase of the book it replaces, if that is known here;
    else its own. The current book is never opened, so this works when it is damaged.
    Photos that the backup speaks of are added to those beside the book. No backup is
    thinned.

    Args:
        backup: a backup or any other book.
        book: the place.

    Returns:
        Where the replaced book was kept; None when there was none.

    Raises:
        DeskError: the backup is damaged, the book is open, or the disk refuses.
    """
    check_header(backup)
    check_digest(backup)
    held = lock.take(book)
    try:
        with copied(backup, book) as (part, _):
            relock(part, book)
            kept = keep_copy(book, "恢复前") if book.exists() else None
            set_journal_aside(book, kept or book)
            with os_errors(book, "恢复"):
                sums.forget(book)
                part.replace(book)
                sync_folder(book.parent)
        bring_back(backup, book)
        return kept
    finally:
        lock.let_go(book, held)
