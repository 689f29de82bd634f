"""One writer to a book: a lock beside the file, held while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import from_os_error

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock


def lock_path(book: Path) -> Path:
    """Where the lock of a book lies."""
    return book.with_name(f".{book.name}.lock")


def take(book: Path) -> BaseFileLock:
    """Take the book's lock without waiting; the system frees it on a crash.

    Raises:
        DeskError: the book is open elsewhere, or its folder cannot be written.
    """
    from filelock import FileLock
    from filelock import Timeout

    lock = FileLock(lock_path(book), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise DeskError(
            f"台账 {book.name} 已在另一个窗口打开。", "请先关闭那个窗口，再做一次。"
        ) from error
    except OSError as error:
        raise from_os_error(error, book, "打开") from error
    return lock
