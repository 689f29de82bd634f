"""Gives a book a passphrase, another one, or none; its photos and backups follow.

Nothing is changed in place. The book and its photos are written beside, compared,
and swapped: the book first, for that decides. Whoever is interrupted before leaves
the old ones, whoever is interrupted after leaves photos that `settle` swaps.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import sync_folder
from tecdesk.store import lock
from tecdesk.store import sums
from tecdesk.store.checkup import check
from tecdesk.store.locked.key import fresh
from tecdesk.store.locked.rewriting import rewrite
from tecdesk.store.locked.ring import key_of
from tecdesk.store.locked.settling import PART
from tecdesk.store.locked.settling import part_of
from tecdesk.store.locked.settling import settle
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.locked.key import Key

_FREE = 4 << 20


def change_passphrase(book: Path, wanted: str) -> Key | None:
    """Write a book and its photos under another passphrase, and put them in place.

    Its key must be held (`ring.holding`) when it has one. Backups are another errand,
    see `older`.

    Args:
        book: not open anywhere.
        wanted: the new passphrase; empty for none.

    Returns:
        The new key; None for none.

    Raises:
        DeskError: too short, damaged, open elsewhere, or the disk refuses; the book
            is as before.
    """
    new = fresh(wanted) if wanted else None
    held = lock.take(book)
    try:
        old = key_of(book)
        settle(book)
        check(book)
        _check_room(book)
        try:
            parts = [_written(each, old, new) for each in _both(book)]
            for part in parts:
                _swap(part, book)
        except BaseException:
            settle(book)
            raise
        return new
    finally:
        lock.let_go(book, held)


def _both(book: Path) -> list[Path]:
    return [path for path in (book, companion_path(book)) if path.is_file()]


def _written(path: Path, old: Key | None, new: Key | None) -> Path:
    part = part_of(path)
    with os_errors(part, "保存"):
        part.unlink(missing_ok=True)
    rewrite(path, part, old, new)
    return part


def _swap(part: Path, book: Path) -> None:
    path = part.with_name(part.name.removesuffix(PART))
    with os_errors(path, "保存"):
        if path == book:
            sums.forget(book)
        part.replace(path)
        sync_folder(path.parent)


def _check_room(book: Path) -> None:
    with os_errors(book, "保存"):
        wanted = sum(path.stat().st_size for path in _both(book))
        free = shutil.disk_usage(book.parent).free
    if free < wanted * 1.1 + _FREE:
        raise DeskError(
            "磁盘上放不下重写的一份，密码没有改。", "腾出一些空间再做；台账还是原样。"
        )
