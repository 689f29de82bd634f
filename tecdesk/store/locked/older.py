"""Backups of a book from before its passphrase was set, changed or removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder
from tecdesk.store.backups import shelf
from tecdesk.store.backups.photos import photos_in
from tecdesk.store.locked.key import salt_of
from tecdesk.store.locked.rewriting import rewrite
from tecdesk.store.locked.ring import RING
from tecdesk.store.locked.ring import key_of
from tecdesk.store.locked.settling import part_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.backups.shelf import Backup
    from tecdesk.store.locked.key import Key


def others(book: Path) -> list[Backup]:
    """Its backups, and copies kept beside it, that the book's own key does not open.

    Raises:
        DeskError: a folder cannot be read.
    """
    mine = salt_of(book)
    there = shelf.backups(shelf.folder_of(book), book.stem) + shelf.aside(book)
    return [each for each in there if salt_of(each.path) != mine]


def bring_along(
    book: Path, old: Key | None, stop: Callable[[], bool] = lambda: False
) -> list[Path]:
    """Write the backups that had the book's former key, or none as it, under its own.

    The book's key must be held. Each is compared before it takes the old one's place.

    Args:
        book: its passphrase was just changed.
        old: the key it had; None for none.
        stop: asked between two.

    Returns:
        Those that stayed as they were: of another passphrase still, or damaged.
    """
    new = key_of(book)
    was = old.salt if old else None
    left = [
        each.path
        for each in others(book)
        if stop() or salt_of(each.path) != was or not _brought(each, old, new)
    ]
    photos = photos_in(shelf.folder_of(book), book)
    if photos.is_file() and salt_of(photos) == was:
        _replace(photos, old, new)
    return left


def relock(part: Path, book: Path) -> None:
    """Give a copy that is to take a locked book's place that book's key, if held.

    Raises:
        DeskError: the disk refuses.
    """
    salt = salt_of(book)
    key = RING.find(salt) if salt else None
    if key and salt_of(part) != salt:
        _replace(part, key_of(part), key)


def _brought(each: Backup, old: Key | None, new: Key | None) -> bool:
    try:
        shelf.check_digest(each.path)
        _replace(each.path, old, new)
    except DeskError:
        return False
    if each.note:
        label = "" if new else each.note.label
        said = replace(each.note, digest=shelf.digest(each.path), label=label)
        shelf.note(each.path, said)
    return True


def _replace(path: Path, old: Key | None, new: Key | None) -> None:
    part = part_of(path)
    try:
        part.unlink(missing_ok=True)
        rewrite(path, part, old, new)
        with os_errors(path, "保存"):
            part.replace(path)
            sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
