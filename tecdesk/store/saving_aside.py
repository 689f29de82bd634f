"""Saves a book that is open although its file was deleted or replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder
from tecdesk.store.beside import unused
from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

NAMED = "找回"


def save_aside(book: Book, otherwise: Path) -> Path:
    """Write what an open book holds into a new one; returns that.

    The system keeps a deleted file until nobody has it open. `VACUUM INTO` keeps the
    numbers of rows and the key of a locked book, and asks nothing of the old place.

    Args:
        book: open; its file may be gone.
        otherwise: the folder to take when the book's own is gone, too; made if missing.

    Raises:
        DeskError: no room, or the folder refuses.
    """
    home = book.path.parent
    folder = home if home.is_dir() else otherwise
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    target = unused(folder / f"{book.path.stem}_{NAMED}{book.path.suffix}")
    try:
        with guarded(target):
            book.connection.execute("VACUUM INTO ?", (str(target),))
        with os_errors(target, "写入"):
            sync_folder(folder)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target
