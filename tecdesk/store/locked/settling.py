"""Finishes, or forgets, a change of passphrase that was interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.store.locked.key import salt_of
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path

PART = ".换密码"
"""Ends the name of a file that is being written under another key."""


def settle(book: Path) -> None:
    """Finish, or forget, a change of passphrase that was interrupted.

    Raises:
        DeskError: the disk refuses.
    """
    for path in (book, companion_path(book)):
        part = part_of(path)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
        if not part.exists():
            continue
        is_photos = path != book
        with os_errors(path, "保存"):
            if is_photos and _belongs(part, path, book):
                part.replace(path)
            else:
                part.unlink()


def part_of(path: Path) -> Path:
    """Where a file is written anew."""
    return path.with_name(path.name + PART)


def _belongs(part: Path, photos: Path, book: Path) -> bool:
    """True when the book was swapped already, and its photos were not."""
    return salt_of(part) == salt_of(book) != salt_of(photos)
