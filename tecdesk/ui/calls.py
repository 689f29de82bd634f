"""Open windows and calls to them: a second start brings the first window forward.

Each window holds a lock and a mark with the path of its book in the person's own
folder. Who starts the program again leaves a call beside the mark; the window takes
the call away and comes forward. Nothing here is a network, and what a crash leaves
behind is known by its lock, which the system has freed.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tecdesk.paths import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

_MARK, _LOCK, _CALL = ".book", ".lock", ".call"
_PATIENCE_S, _LOOK_S = 2.0, 0.02
"""So long a window may take to answer: longer, and it is stuck or fast asleep."""

_numbers = itertools.count(1)


def marks_folder() -> Path:
    """Where the windows of this person leave their marks."""
    return data_folder() / "windows"


class Mark:
    """What a window leaves while it is open, so that it can be called.

    A folder that refuses leaves it without: a second start then says that the book
    is open, as it would on another computer.
    """

    def __init__(self) -> None:
        self.folder = marks_folder()
        name = f"{os.getpid()}-{next(_numbers)}"
        self._path = self.folder / f"{name}{_MARK}"
        self._call = self._path.with_suffix(_CALL)
        self._lock = self._taken()

    def say(self, book: Path | None) -> None:
        """Say which book the window shows; None for the first page."""
        with suppress(OSError):
            self._path.write_text(_name(book), encoding="utf-8")

    def called(self) -> bool:
        """True once for each call."""
        try:
            self._call.unlink()
        except OSError:
            return False
        return True

    def remove(self) -> None:
        """The window is gone."""
        for path in (self._path, self._call):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if self._lock is not None:
            _free(self._lock, self._path.with_suffix(_LOCK))

    def _taken(self) -> BaseFileLock | None:
        from filelock import FileLock

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._path.with_suffix(_LOCK), timeout=0)
            lock.acquire()
        except OSError:
            return None
        return lock


def answered(book: Path | None) -> bool:
    """Call the window that shows a book, or the newest; True when it came forward.

    Args:
        book: the book that is to be opened; None when the program was just started.
    """
    return any(_call(mark) for mark in _marks() if book is None or _shows(mark, book))


def _marks() -> list[Path]:
    """Marks of windows that are still open, the newest first; others are cleared."""
    found = []
    for mark in marks_folder().glob(f"*{_MARK}"):
        with suppress(OSError):
            found.append((mark.stat().st_mtime_ns, mark))
    return [mark for _, mark in sorted(found, reverse=True) if not _left_behind(mark)]


def _left_behind(mark: Path) -> bool:
    from filelock import FileLock
    from filelock import Timeout

    lock = FileLock(mark.with_suffix(_LOCK), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return False
    except OSError:
        return True
    for path in (mark, mark.with_suffix(_CALL)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
    _free(lock, mark.with_suffix(_LOCK))
    return True


def _free(lock: BaseFileLock, path: Path) -> None:
    lock.release()
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _shows(mark: Path, book: Path) -> bool:
    try:
        return mark.read_text(encoding="utf-8") == _name(book)
    except (OSError, UnicodeDecodeError):
        return False


def _name(book: Path | None) -> str:
    return os.path.normcase(book.resolve()) if book else ""


def _call(mark: Path) -> bool:
    call = mark.with_suffix(_CALL)
    _let_forward(int(mark.name.partition("-")[0]))
    try:
        call.touch()
        last = time.monotonic() + _PATIENCE_S
        while call.exists():
            if time.monotonic() > last:
                call.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_S)
    except OSError:
        return False
    return True


def _let_forward(process: int) -> None:
    """Windows lets only the program that was started last come forward, or its heir."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
