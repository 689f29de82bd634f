"""Tells a damaged book from a file that never was one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.locked.key import salt_of

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = b"SQLite format 3\0"
_PAGE = 4096


def was_a_book(path: Path) -> bool:
    """True where something may be saved: it begins as a book, or ends on a page."""
    with path.open("rb") as file:
        begins = file.read(len(_HEADER)) == _HEADER
    size = path.stat().st_size
    return begins or salt_of(path) is not None or (size > 0 and size % _PAGE == 0)
