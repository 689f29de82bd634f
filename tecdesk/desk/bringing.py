"""Brings a book from a stick or the network onto this machine's own disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import write_atomically
from tecdesk.store.beside import unused
from tecdesk.store.book import Book
from tecdesk.store.lock import refuse_taken
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_JOURNAL = "-journal"


def bring_home(source: Path, folder: Path) -> Path:
    """Copy a book with its photos; the original is left as it is.

    A journal left by a crash goes along, so that the copy, not the original, is
    rolled back when it is opened.

    Args:
        source: the book.
        folder: where the copy goes; made if missing.

    Returns:
        The copy: of the same name, or the first numbered one that is free.

    Raises:
        Taken: somebody has it open: there would be two books that differ.
        DeskError: it cannot be read, somebody writes into it, no room, or it is
            damaged; then no copy is left.
    """
    refuse_taken(source)
    with os_errors(folder, "写入"):
        folder.mkdir(parents=True, exist_ok=True)
    target = unused(folder / source.name)
    parts = {
        companion_path(source): companion_path(target),
        _journal(source): _journal(target),
        source: target,
    }
    try:
        _copy_all(source, parts)
        with Book.open(target) as opened:  # looks whether every page is whole
            older = opened.older
        if older:
            older.replace(target)  # upgraded by whoever opens it now, who says so
    except BaseException:
        for path in (*parts.values(), *_hidden(target)):
            path.unlink(missing_ok=True)
        raise
    return target


def _copy_all(source: Path, parts: Mapping[Path, Path]) -> None:
    before = _state(source)
    for old, new in parts.items():
        if old.exists():
            _copy(old, new)
    if _state(source) != before:
        raise DeskError(
            f"{source.name} 正在被别的电脑写。", "等那边关掉台账，再打开一次。"
        )


def _hidden(book: Path) -> list[Path]:
    """What the program keeps beside a book that is open."""
    return [p for p in book.parent.iterdir() if p.name.startswith(f".{book.name}.")]


def _journal(book: Path) -> Path:
    return book.with_name(f"{book.name}{_JOURNAL}")


def _state(book: Path) -> tuple[int, int, bool]:
    with os_errors(book, "打开"):
        found = book.stat()
        return found.st_size, found.st_mtime_ns, _journal(book).exists()


def _copy(source: Path, target: Path) -> None:
    with os_errors(source, "读取"), source.open("rb") as stream:
        write_atomically(target, lambda file: shutil.copyfileobj(stream, file))
