"""What lies beside a book: copies kept of it, and a journal a crash left."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def stamp() -> str:
    """The time as it stands in the names of copies."""
    return datetime.now().astimezone().strftime("%Y%m%d_%H%M%S")


def unused(path: Path) -> Path:
    """The path, or the first numbered one like it that is free."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return free


def keep_copy(book: Path, why: str) -> Path:
    """Copy a book, readable or not, under a name that says why; returns the copy.

    Raises:
        DeskError: the disk refused.
    """
    kept = unused(book.with_name(f"{book.stem}_{why}_{stamp()}{book.suffix}"))
    with os_errors(kept, "保存"):
        shutil.copyfile(book, kept)
        with kept.open("rb+") as copy:
            os.fsync(copy.fileno())
        sync_folder(kept.parent)
    return kept


def set_journal_aside(book: Path, kept: Path) -> None:
    """Move a rollback journal away before another file takes the book's place.

    A journal left by a crash would be rolled into whatever file stands beside
    it; it is of use only to the book it was written for.

    Args:
        book: the book.
        kept: the copy kept of it, which the journal then lies beside.

    Raises:
        DeskError: the disk refused.
    """
    journal = book.with_name(f"{book.name}-journal")
    if journal.exists():
        aside = kept.with_name(f"{kept.name}-journal")
        with os_errors(book, "保存"):
            journal.replace(unused(aside))
