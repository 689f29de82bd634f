"""Makes a backup: by SQLite's backup API, in steps, verified before it has a name."""

from __future__ import annotations

import os
import time
from contextlib import closing
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store.backups import shelf
from tecdesk.store.backups.content import looked
from tecdesk.store.backups.names import Why
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import check_whole
from tecdesk.store.connection import connect
from tecdesk.store.door import reach
from tecdesk.store.faults import guarded
from tecdesk.store.heads import reading
from tecdesk.store.locked.key import salt_of
from tecdesk.store.opening import check_header
from tecdesk.store.reach import check_length

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.backups.shelf import Note

_PAGES = 1024
"""So many pages are copied at a time; between two somebody else may write."""
_RESTARTS = 3
"""Who writes so often that copying begins anew has to wait for it then."""
_BLOCK = 1 << 20
_OLD_S = 3600
"""What lies half-made for so long was left by a crash."""

Held = tuple[int, ...]


def back_up(
    book: Path,
    folder: Path | None = None,
    *,
    why: Why = Why.HAND,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Copy a book as it is now, verify the copy and put it on the list.

    Args:
        book: the book; it may be open, and written to meanwhile.
        folder: where to; the folder 备份 beside the book unless given.
        why: what it is made for.
        cancelled: asked now and then.

    Returns:
        The backup's path.

    Raises:
        DeskError: the book is damaged, or the disk refuses; nothing is left behind.
        Cancelled: `cancelled` said so.
    """
    check_header(book)
    place = folder or shelf.folder_of(book)
    with os_errors(place, "备份"):
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place)
    named = shelf.next_name(place, book.stem, why.value)
    target = place / f"{named.stem}{book.suffix}"
    check_length(target)
    with copied(book, target, cancelled) as (part, looked_at):
        said = replace(looked_at, digest=shelf.digest(part))
        if salt_of(part):  # the list is plain, and the last change may name a person
            said = replace(said, label="")
        with os_errors(target, "备份"):
            part.replace(target)
            sync_folder(place)
    shelf.note(target, said)
    return target


@contextmanager
def copied(
    source: Path, target: Path, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, Note]]:
    """A verified copy beside the target, to be put in its place, and what it holds."""
    part = target.with_name(target.name + PART)
    try:
        with os_errors(part, "保存"):
            part.unlink(missing_ok=True)
        copy = _as_it_lies if salt_of(source) else _paged
        least, most = copy(source, part, target, cancelled)
        with guarded(target, "备份"), closing(connect(part, writing=False)) as again:
            _check(again, source, target)
            if not least <= held(again) <= most:
                raise DeskError(f"{source.name} 的副本不完整。", "换一个盘再做一次。")
            said = looked(again)
        yield part, said
    finally:
        with os_errors(part, "保存"):
            part.unlink(missing_ok=True)


def held(connection: sqlite3.Connection) -> Held:
    """How far a book's journal has come: it only ever grows."""
    asked = (
        "SELECT coalesce(max(id), 0) FROM journal_step",
        "SELECT coalesce(max(rowid), 0) FROM journal_row",
    )
    return tuple(int(connection.execute(sql).fetchone()[0]) for sql in asked)


def _check(copy: sqlite3.Connection, source: Path, target: Path) -> None:
    """Look at every page of the copy; what is wrong with it was wrong before."""
    try:
        with guarded(source):
            check_whole(copy, source)
    except DeskError:
        with guarded(source), closing(connect(source, writing=False)) as old:
            check_whole(old, source)
        raise DeskError(
            f"备份 {target.name} 写完读回来是坏的。", "这个盘可能有坏道，换一个盘再做。"
        ) from None


def _paged(
    source: Path, part: Path, target: Path, cancelled: Callable[[], bool]
) -> tuple[Held, Held]:
    with guarded(target, "备份"), closing(reach(part)) as new:
        return _copy(source, new, cancelled)


def _as_it_lies(
    source: Path, part: Path, _target: Path, cancelled: Callable[[], bool]
) -> tuple[Held, Held]:
    """Copy the bytes of a locked book; nobody may change them while it is read.

    Page by page each would be deciphered and enciphered again, for nothing.
    """
    with guarded(source), closing(connect(source, writing=False)) as old:
        check_ours(old, source)
        old.execute("BEGIN")
        least = held(old)
        with os_errors(part, "备份"):
            _copy_bytes(source, part, cancelled)
        old.execute("COMMIT")
    return least, least


def _copy_bytes(source: Path, part: Path, cancelled: Callable[[], bool]) -> None:
    with reading(source) as read, part.open("wb") as new:
        while block := read(_BLOCK, new.tell()):
            if cancelled():
                raise Cancelled("备份")
            new.write(block)
        new.flush()
        os.fsync(new.fileno())


def _copy(
    source: Path, new: sqlite3.Connection, cancelled: Callable[[], bool]
) -> tuple[Held, Held]:
    """Copy every page; returns how much the book held before and after."""
    with guarded(source), closing(connect(source, writing=False)) as old:
        check_ours(old, source)
        least = held(old)
        watch = _Watch(cancelled)
        try:
            with guarded(source):
                old.backup(new, pages=_PAGES, progress=watch, sleep=0.05)
        except _Restless:
            old.execute("BEGIN")
            least = held(old)
            old.backup(new)
        return least, held(old)


class _Restless(Exception):  # noqa: N818 - nothing is wrong
    """Somebody writes again and again."""


class _Watch:
    """Called after each step of a copy: stops it when asked, or if it gets nowhere."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._left: int | None = None
        self._restarts = 0

    def __call__(self, _status: int, left: int, _total: int) -> None:
        if self._cancelled():
            raise Cancelled("备份")
        if self._left is not None and left > self._left:
            self._restarts += 1
            if self._restarts > _RESTARTS:
                raise _Restless
        self._left = left


def _sweep(place: Path) -> None:
    """Remove what a crash left half-made; what another makes just now is younger."""
    for left in (*place.glob(f"*{PART}"), *place.glob(f"*{PART}-journal")):
        if time.time() - left.stat().st_mtime > _OLD_S:
            left.unlink(missing_ok=True)
