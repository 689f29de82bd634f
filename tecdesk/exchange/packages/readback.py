"""Reads a file from the device itself, past what the system remembers of it."""

from __future__ import annotations

import ctypes
import io
import mmap
import os
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 256 * 1024
_NO_BUFFERING, _GENERIC_READ, _SHARED, _EXISTING = 0x20000000, 0x80000000, 7, 3


class Way(Enum):
    """How sure it is that the bytes came from the device."""

    DIRECT = "绕开缓存，从盘上直接读的"
    DROPPED = "清掉缓存后再读的"
    CACHED = "系统不让绕开缓存，可能读的是内存里的"


class ReadBack:
    """The bytes of a file, asked from the device again where the system allows it.

    Attributes:
        way: how they are got.
    """

    def __init__(self, path: Path) -> None:
        direct = _opened_direct(path)
        self.way = Way.DIRECT
        if direct is None:
            fadvise = hasattr(os, "posix_fadvise")
            self.way = Way.DROPPED if fadvise else Way.CACHED
        self._file = direct or io.FileIO(path, "r")

    def __enter__(self) -> ReadBack:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def chunks(self) -> Iterator[bytes]:
        """From the first byte to the last, in whole blocks.

        Raises:
            OSError: the device is gone.
        """
        if self.way is Way.DROPPED:
            os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        left = os.fstat(self._file.fileno()).st_size
        with mmap.mmap(-1, _CHUNK) as room:  # begins at a page, as devices want it
            # Not past the end: from an odd place some systems refuse to read at all.
            while left > 0 and (count := self._file.readinto(room)):
                yield room[:count]
                left -= count


def _opened_direct(path: Path) -> io.FileIO | None:
    """None where the file system offers nothing of the kind (tmpfs, some networks).

    Some allow the opening and refuse the reading, so a first block is read.
    """
    try:
        handle = _windows_handle(path) if os.name == "nt" else _linux_handle(path)
    except OSError:
        return None
    file = io.FileIO(handle, "r")
    with suppress(OSError), mmap.mmap(-1, _CHUNK) as room:
        file.readinto(room)
        file.seek(0)
        return file
    file.close()
    return None


def _linux_handle(path: Path) -> int:
    if not hasattr(os, "O_DIRECT"):
        raise OSError
    return os.open(path, os.O_RDONLY | os.O_DIRECT | os.O_CLOEXEC)


def _windows_handle(path: Path) -> int:
    import msvcrt

    library: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    library.CreateFileW.restype = ctypes.c_void_p
    handle = library.CreateFileW(
        str(path), _GENERIC_READ, _SHARED, None, _EXISTING, _NO_BUFFERING, None
    )
    if handle in {None, ctypes.c_void_p(-1).value}:
        raise OSError
    opened: int = msvcrt.open_osfhandle(handle, os.O_RDONLY)  # type: ignore[attr-defined,unused-ignore]
    return opened
