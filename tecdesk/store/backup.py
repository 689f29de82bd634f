"""Copies of a book: made by SQLite's backup API, verified, and put back whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store import lock
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import check_whole
from tecdesk.store.connection import connect
from tecdesk.store.faults import guarded
from tecdesk.store.opening import check_header

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "备份"
"""Folder beside the book that holds its backups."""


def back_up(book: Path, folder: Path | None = None) -> Path:
    """Copy a book as it is now and verify the copy.

    Args:
        book: the book; it may be open.
        folder: where to; the folder 备份 beside the book unless given.

    Returns:
        The backup's path, named after the book and the time.

    Raises:
        DeskError: the book is damaged, or the disk refuses.
    """
    check_header(book)
    target = (folder or book.parent / FOLDER) / f"{book.stem}_{_stamp()}{book.suffix}"
    with os_errors(target, "备份"):
        target.parent.mkdir(parents=True, exist_ok=True)
    _copy(book, target)
    return target


def restore(backup: Path, book: Path) -> Path | None:
    """Put a backup in a book's place; what was there is kept beside it.

    The current book is never opened, so this works when it is damaged.

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
        fresh = book.with_name(f"{book.stem}_恢复中{book.suffix}")
        _copy(backup, fresh)
        kept = _keep(book)
        with os_errors(book, "恢复"):
            fresh.replace(book)
            sync_folder(book.parent)
        return kept
    finally:
        held.release()


def _keep(book: Path) -> Path | None:
    """Copy what is about to be replaced, readable or not."""
    if not book.exists():
        return None
    kept = book.with_name(f"{book.stem}_恢复前_{_stamp()}{book.suffix}")
    with os_errors(kept, "恢复"):
        kept.write_bytes(book.read_bytes())
    return kept


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + PART)
    try:
        with guarded(source), closing(connect(source, writing=False)) as old:
            check_ours(old, source)
            check_whole(old, source)
            with closing(sqlite3.connect(part)) as new:
                old.backup(new)
        _verify(source, part)
        with os_errors(target, "备份"):
            part.replace(target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _verify(source: Path, copy: Path) -> None:
    with guarded(copy), closing(connect(copy, writing=False)) as new:
        check_whole(new, copy)
        copied = _records(new)
    with guarded(source), closing(connect(source, writing=False)) as old:
        if copied != _records(old):
            raise DeskError(f"{source.name} 的备份不完整。", "换一个盘再备份一次。")


def _records(connection: sqlite3.Connection) -> int:
    sql = "SELECT coalesce(max(rowid), 0) FROM journal_row"
    return int(connection.execute(sql).fetchone()[0])


def _stamp() -> str:
    return datetime.now().astimezone().strftime("%Y%m%d_%H%M%S")
