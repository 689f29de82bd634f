"""Sums of a book's pages, kept beside it: tells a bit that a disk has turned.

SQLite notices a page whose form is broken, not a digit that became another. So
whoever closes a book leaves the sum of each page beside it, and whoever opens it next
compares. The sums count only for the file they were made of: same size, same change
counter, same time of change. After a crash, a copy or another program's edit they say
nothing, and the next to close makes new ones.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COUNTER = slice(24, 28)
_HEAD = 100
_ONE_PAGE = 4096
_TICK_NS, _COARSE_NS = 10_000_000, 2_000_000_000
"""Sticks keep times of files in steps of 10 ms or of 2 s, from when they were out."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a file.

    Attributes:
        size: in bytes. counter: SQLite's, which each transaction changes.
        changed_ns: time of the last change.
        pages: CRC-32 of each page in order.
    """

    size: int
    counter: str
    changed_ns: int
    pages: tuple[int, ...] = ()

    def are_of(self, book: Path) -> bool:
        """True when the file is still the one the sums were made of."""
        size, counter, changed_ns = _identity(book)
        cut = self.changed_ns - changed_ns
        coarse = not changed_ns % _TICK_NS and 0 <= cut < _COARSE_NS
        same = (size, counter) == (self.size, self.counter)
        return same and (cut == 0 or coarse)


def sums_path(book: Path) -> Path:
    """Where the sums of a book lie."""
    return book.with_name(f".{book.name}.sums")


def leave(book: Path) -> None:
    """Keep the sums of a book that was just closed.

    Where that is refused there are none, which is no less safe than before.
    """
    kept = _read(sums_path(book))
    try:
        if kept and kept.are_of(book):
            return
        found = _sums(book)
        body = struct.pack(f"<{len(found.pages)}I", *found.pages)
        head = json.dumps({**_plain(found), "own": zlib.crc32(body)}).encode()
        write_atomically(
            sums_path(book), lambda stream: stream.write(head + b"\n" + body)
        )
    except (OSError, DeskError):
        return


def forget(book: Path) -> None:
    """Another file takes the book's place: what was summed is no more."""
    sums_path(book).unlink(missing_ok=True)


def turned(book: Path) -> list[int]:
    """Numbers of the pages, from 1, that are no longer what they were.

    Empty when all are, or when the sums are not of this file.
    """
    kept = _read(sums_path(book))
    if kept is None or book.with_name(f"{book.name}-journal").exists():
        return []
    try:
        if not kept.are_of(book):
            return []
        now = _sums(book).pages
    except OSError:
        return []
    pairs = zip(kept.pages, now, strict=True)
    return [number for number, (was, is_) in enumerate(pairs, 1) if was != is_]


def _plain(found: Sums) -> dict[str, int | str]:
    return {
        "size": found.size,
        "counter": found.counter,
        "changed_ns": found.changed_ns,
    }


def _read(path: Path) -> Sums | None:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        said = json.loads(head)
        if said.pop("own") != zlib.crc32(body):
            return None
        return Sums(**said, pages=struct.unpack(f"<{len(body) // 4}I", body))
    except (OSError, ValueError, TypeError, KeyError, struct.error):
        return None


def _identity(book: Path) -> tuple[int, str, int]:
    known = book.stat()
    with book.open("rb") as stream:
        counter = stream.read(_HEAD)[_COUNTER].hex()
    return known.st_size, counter, known.st_mtime_ns


def _sums(book: Path) -> Sums:
    return Sums(*_identity(book), pages=tuple(_of_pages(book)))


def _of_pages(book: Path) -> Iterator[int]:
    with book.open("rb") as stream:
        while page := stream.read(_ONE_PAGE):
            yield zlib.crc32(page)
