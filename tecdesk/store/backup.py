"""Copies of a book: made by SQLite's backup API, verified, and put back whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store import lock
from tecdesk.store.beside import keep_copy
from tecdesk.store.beside import set_journal_aside
from tecdesk.store.beside import stamp
from tecdesk.store.beside import unused
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import check_whole
from tecdesk.store.connection import connect
from tecdesk.store.faults import guarded
from tecdesk.store.opening import check_header
from tecdesk.store.photos.copies import bring_back
from tecdesk.store.photos.copies import copy_photos

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "备份"
"""Folder beside the book that holds its backups."""


def back_up(book: Path, folder: Path | None = None, *, photos: bool = False) -> Path:
    """Copy a book as it is now and verify the copy.

    Args:
        book: the book; it may be open.
        folder: where to; the folder 备份 beside the book unless given.
        photos: copy the photos beside it, too, if there are any.

    Returns:
        The backup's path, named after the book and the time.

    Raises:
        DeskError: the book is damaged, or the disk refuses.
    """
    check_header(book)
    place = folder or book.parent / FOLDER
    target = place / f"{book.stem}_{stamp()}{book.suffix}"
    with os_errors(target, "备份"):
        place.mkdir(parents=True, exist_ok=True)
    target = unused(target)
    with _copied(book, target) as part, os_errors(target, "备份"):
        part.replace(target)
        sync_folder(place)
    if photos:
        copy_photos(book, target)
    return target


def restore(backup: Path, book: Path) -> Path | None:
    """Put a backup in a book's place; what was there is kept beside it.

    The current book is never opened, so this works when it is damaged. Photos that
    lie beside the backup are added to those beside the book.

    Args:
        backup: a backup or any other book.
        book: the place.

    Returns:
        Where the replaced book was kept; None when there was none.

    Raises:
        DeskError: the backup is damaged, the book is open, or the disk refuses.
    """
    check_header(backup)
    held = lock.take(book)
    try:
        with _copied(backup, book) as part:
            kept = keep_copy(book, "恢复前") if book.exists() else None
            set_journal_aside(book, kept or book)
            with os_errors(book, "恢复"):
                part.replace(book)
                sync_folder(book.parent)
        bring_back(backup, book)
        return kept
    finally:
        held.release()


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """A verified copy beside the target, to be put in its place."""
    part = target.with_name(target.name + PART)
    try:
        with os_errors(part, "保存"):
            part.unlink(missing_ok=True)
        with guarded(target), closing(sqlite3.connect(part)) as new:
            held = _copy(source, target, new)
        with guarded(target), closing(connect(part, writing=False)) as again:
            check_whole(again, target)
            if _held(again) != held:
                raise DeskError(f"{source.name} 的副本不完整。", "换一个盘再做一次。")
        yield part
    finally:
        with os_errors(part, "保存"):
            part.unlink(missing_ok=True)


def _copy(source: Path, target: Path, new: sqlite3.Connection) -> list[int]:
    """Copy every page; one read lock makes it one moment's book."""
    with guarded(source), closing(connect(source, writing=False)) as old:
        old.execute("BEGIN")
        check_ours(old, source)
        check_whole(old, source)
        with guarded(target):
            old.backup(new)
        return _held(old)


def _held(connection: sqlite3.Connection) -> list[int]:
    """How much a book holds: pages, steps, and rows of its journal."""
    asked = (
        "PRAGMA page_count",
        "SELECT count(*) FROM journal_step",
        "SELECT coalesce(max(rowid), 0) FROM journal_row",
    )
    return [int(connection.execute(sql).fetchone()[0]) for sql in asked]
