"""Reads the bytes of a book that is open here without taking its locks away.

Where locks are POSIX's, a process that closes any handle of a file loses all its locks
on it. So a book that is open for writing has one more handle, kept as long as the
book; whoever in this process wants its bytes reads through that.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

_KEPT: dict[tuple[int, int], tuple[int, int]] = {}
"""Device and number of a file to its handle and how many hold it."""
_LOCK = Lock()


def keep(path: Path) -> tuple[int, int] | None:
    """Keep a handle of a book; returns what `let_go` wants, None where none is needed.

    Raises:
        OSError: the file cannot be read.
    """
    if not hasattr(os, "pread"):
        return None
    with _LOCK:
        file = path.stat()
        key = (file.st_dev, file.st_ino)
        handle, count = _KEPT.get(key, (-1, 0))
        if not count:
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        _KEPT[key] = (handle, count + 1)
    return key


def let_go(key: tuple[int, int] | None) -> None:
    """One holds it no longer; the last closes it, when its connection is closed."""
    if key is None:
        return
    with _LOCK:
        handle, count = _KEPT.pop(key)
        if count > 1:
            _KEPT[key] = (handle, count - 1)
        else:
            os.close(handle)


@contextmanager
def reading(path: Path) -> Iterator[Callable[[int, int], bytes]]:
    """A way to read bytes of a file: so many, from a place on.

    Raises:
        OSError: the file cannot be read.
    """
    file = path.stat()
    with _LOCK:
        handle, _ = _KEPT.get((file.st_dev, file.st_ino), (-1, 0))
    if handle >= 0:
        yield lambda size, at: os.pread(handle, size, at)
        return
    with path.open("rb") as stream:

        def read(size: int, at: int) -> bytes:
            stream.seek(at)
            return stream.read(size)

        yield read
