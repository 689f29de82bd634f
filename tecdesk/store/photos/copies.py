"""Copies of a book's photos: made with a backup when asked, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store.beside import set_journal_aside
from tecdesk.store.beside import stamp
from tecdesk.store.beside import unused
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from pathlib import Path


def copy_photos(book: Path, copy: Path) -> Path | None:
    """Copy the photos of a book to lie beside a copy of it, and verify them.

    Args:
        book: the book; it may be open.
        copy: the copy of the book, which has no photos yet.

    Returns:
        The file made; None when the book has no photos.

    Raises:
        DeskError: the photos cannot be read, or the disk refuses.
    """
    if not companion_path(book).is_file():
        return None
    target = companion_path(copy)
    part = target.with_name(target.name + PART)
    try:
        with os_errors(target, "备份"):
            part.unlink(missing_ok=True)
        with Companion.open(book) as source, Companion.make(part) as new:
            source.copy_to(new)
            _compare(source, new)
        with os_errors(target, "备份"):
            part.replace(target)
            sync_folder(target.parent)
    finally:
        with os_errors(target, "备份"):
            part.unlink(missing_ok=True)
    return target


def bring_back(backup: Path, book: Path) -> None:
    """Add the photos beside a backup to those beside the book that it became.

    Photos are known by their content, so nothing newer is lost by that, and damaged
    ones are mended. A file of photos that can no longer be read is set aside.

    Raises:
        DeskError: the photos of the backup cannot be read, or the disk refuses.
    """
    if not companion_path(backup).is_file():
        return
    with Companion.open(backup) as source:
        _set_aside_unreadable(book)
        with Companion.begin(book) as target, target.at_once():
            for form, data in source.whole():
                target.keep(form, data)


def _compare(source: Companion, copy: Companion) -> None:
    """Refuse a copy that lost something; what was damaged before stays so."""
    if sum(1 for _ in copy.whole()) != sum(1 for _ in source.whole()):
        raise DeskError(
            f"{source.path.name} 的副本不完整。", "换一个盘再做一次；原来的没有动。"
        )


def _set_aside_unreadable(book: Path) -> None:
    path = companion_path(book)
    if not path.is_file():
        return
    try:
        with Companion.open(book) as now:
            now.held()
    except DeskError:
        aside = unused(path.with_name(f"{path.stem}_损坏_{stamp()}{path.suffix}"))
        with os_errors(path, "恢复"):
            path.replace(aside)
        set_journal_aside(path, aside)
