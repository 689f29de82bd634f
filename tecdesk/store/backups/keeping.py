"""Keeps a book safe without being asked: a backup when something changed, thinned."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store.backups import names
from tecdesk.store.backups import shelf
from tecdesk.store.backups.content import same
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.photos import copy_photos

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECOND = "农技台账备份"
"""Folder on a second place that holds the backups of all books."""
_FREE = 4 << 20
"""Bytes beyond the book's own that must be free before a backup is begun."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a wish to keep a book safe.

    Attributes:
        path: the backup; the one there was if nothing had changed since.
        made: it was made now.
        thinned: how many older ones were deleted.
        trouble: why the second place has no copy, or an older one was not thinned.
    """

    path: Path
    made: bool
    thinned: int = 0
    trouble: DeskError | None = None


def changed(book: Path) -> bool:
    """True when the newest backup does not hold what the book holds, or cannot say.

    Raises:
        DeskError: the folder of backups cannot be read.
    """
    last = shelf.newest(book)
    if last is None:
        return True
    try:
        return not same(book, last.path)
    except DeskError:
        # It is the backup that cannot be read, or else making one will say so.
        return True


def keep(
    book: Path,
    why: Why,
    second: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Kept:
    """Back a book up if it changed since the last time, with its photos, and thin.

    Older backups are thinned only after the new one was read again, and never before
    a restore: what is wanted may be the oldest.

    Args:
        book: the book; it may be open, and written to meanwhile.
        why: what for; by HAND a backup is made whether anything changed or not.
        second: another place, on a stick or another disk, that gets a copy.
        cancelled: asked now and then.

    Raises:
        DeskError: no backup could be made; nothing was thinned.
        Cancelled: `cancelled` said so.
    """
    last = shelf.newest(book)
    if last and why is not Why.HAND and not changed(book):
        return Kept(last.path, made=False)
    _check_room(book)
    made = back_up(book, why=why, cancelled=cancelled)
    trouble, gone = None, 0
    try:
        copy_photos(book, made.parent)
        if why is not Why.RESTORE:
            gone = len(shelf.thin(made.parent, book.stem))
        if second:
            copy_to(made, second, book)
    except DeskError as error:
        trouble = error
    return Kept(made, made=True, thinned=gone, trouble=trouble)


def copy_to(backup: Path, second: Path, book: Path) -> Path:
    """Copy a backup and the photos to a second place; older ones there are thinned.

    Args:
        backup: it was verified when it was made.
        second: a folder that must be there: one on a stick that is not in is not made.
        book: the book that the backup is of.

    Raises:
        DeskError: the place is not there, or refuses.
    """
    if not second.is_dir():
        raise DeskError(
            f"第二个备份的地方 {second} 现在没有，这次只备在本机。",
            "把U盘插上，或在设置里换一个地方。",
        )
    place = second / SECOND
    target = place / backup.name
    part = target.with_name(target.name + PART)
    said = next(
        (b.note for b in shelf.backups(backup.parent) if b.path == backup), None
    )
    try:
        with os_errors(target, "备份"):
            place.mkdir(exist_ok=True)
            shutil.copyfile(backup, part)
            _sync(part)
        if shelf.digest(part) != shelf.digest(backup):
            raise DeskError(
                f"备份 {target.name} 写完读回来是坏的。",
                "这个盘可能有坏道，换一个盘再做。",
            )
        with os_errors(target, "备份"):
            part.replace(target)
            sync_folder(place)
    finally:
        with os_errors(part, "备份"):
            part.unlink(missing_ok=True)
    if said:
        shelf.note(target, said)
    copy_photos(book, place)
    shelf.thin(place, book.stem)
    return target


def _check_room(book: Path) -> None:
    """Say that the disk is full before it is filled to the brim."""
    with os_errors(book, "备份"):
        wanted, free = book.stat().st_size, shutil.disk_usage(book.parent).free
    if free < wanted + _FREE:
        raise DeskError(
            f"磁盘快满了，{names.shortened(book.stem)} 的备份没有做。",
            "腾出一些空间再做；台账和原来的备份都还在。",
        )


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
