"""Opens a book: lock, ours, too new, whole, brought to today's form."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack
from contextlib import closing
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store import lock as lock_room
from tecdesk.store import sums
from tecdesk.store.beside import keep_copy
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.connection import WRITING_KIB
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import check_whole
from tecdesk.store.connection import connect
from tecdesk.store.connection import damaged
from tecdesk.store.connection import keep_pages
from tecdesk.store.content import check_content
from tecdesk.store.content import check_marks
from tecdesk.store.door import reach
from tecdesk.store.faults import Damaged
from tecdesk.store.faults import errors
from tecdesk.store.faults import guarded
from tecdesk.store.heads import reading
from tecdesk.store.locked.key import salt_of
from tecdesk.store.locked.settling import settle
from tecdesk.store.log import chain
from tecdesk.store.reach import check_length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock


class Opened(NamedTuple):
    """A book as it was opened.

    Attributes:
        connection: to the file.
        lock: of whoever writes.
        older: the copy that was kept when it was brought to today's form just now.
    """

    connection: sqlite3.Connection
    lock: BaseFileLock | None
    older: Path | None


MAGIC = b"SQLite format 3\0"


@contextmanager
def opened(path: Path, *, writing: bool) -> Iterator[Opened]:
    """Open the file of a book for whoever takes it over in the block.

    Raises:
        DeskError: as `Book.open`.
    """
    check_header(path)
    with ExitStack() as taken:
        lock = lock_room.take(path) if writing else None
        if lock:
            taken.callback(lock.release)
        if lock:
            settle(path)
        with guarded(path):
            connection, older = _checked(path, writing=writing)
            taken.enter_context(closing(connection))
            yield Opened(connection, lock, older)
        taken.pop_all()  # from now on they are the book's


def check_header(path: Path) -> None:
    """Refuse at once what cannot be a book.

    Raises:
        DeskError: missing, unreadable, empty, or another kind of file.
    """
    check_length(path)
    with os_errors(path, "打开"), reading(path) as read:
        head = read(len(MAGIC), 0)
    if head != MAGIC and not salt_of(path):
        raise Damaged(
            f"{path.name} 不是农技台账的文件，或已损坏。",
            "请选扩展名为 .tecdesk 的台账；损坏的从备份恢复。",
        )


def _checked(path: Path, *, writing: bool) -> tuple[sqlite3.Connection, Path | None]:
    """The connection, and the copy kept where the book was brought to today's form."""
    connection = connect(path, writing=writing)
    try:
        version = check_ours(connection, path)
        if writing:
            _check_writable(path)
            check_whole(connection, path)
            check_content(connection, path)
            if version == SCHEMA_VERSION:
                check_marks(connection, path)
            keep_pages(connection, WRITING_KIB)
        if version == SCHEMA_VERSION:
            return connection, None
    except BaseException:
        connection.close()
        raise
    connection.close()
    if not writing:
        raise DeskError(
            f"台账 {path.name} 是旧版本的格式。",
            "先在窗口里打开一次，会自己升级；命令行用 tecdesk upgrade。",
        )
    kept = _upgrade(path, version)
    return connect(path, writing=True), kept


def _check_writable(path: Path) -> None:
    """Find out now, not when a person has typed a record."""
    if not os.access(path, os.W_OK):
        raise lock_room.LookOnly(
            f"台账 {path.name} 只能读、不能写。",
            "急着查，可以只看不改；要记，复制到本机硬盘，去掉“只读”后再打开。",
            path,
        )


def _upgrade(path: Path, version: int) -> Path:
    """Migrate a copy and swap it in; the old file stays beside, and is returned."""
    from tecdesk.store.birth import begin_chain

    part = path.with_name(path.name + PART)
    try:
        with os_errors(path, "升级"):
            part.unlink(missing_ok=True)
        with closing(reach(path)) as old, closing(reach(part, like=path)) as new:
            old.backup(new)
            bring_up(new, path)
            if not chain.is_begun(new):  # else what was chained stays proved
                begin_chain(new)
            check_whole(new, path)
        kept = keep_copy(path, f"升级前_格式{version}")
        with os_errors(path, "升级"):
            sums.forget(path)
            part.replace(path)
            sync_folder(path.parent)
        return kept
    finally:
        part.unlink(missing_ok=True)


def bring_up(copy: sqlite3.Connection, path: Path) -> None:
    """Run the migrations on a copy of a book.

    Raises:
        Damaged: they do not fit the file, which is not what its head says.
    """
    from tecdesk.store.birth import build

    try:
        build(copy)
    except errors() as error:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
            build(empty)  # what fails here, too, is our own mistake
        if getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR":
            raise
        raise damaged(path) from error
    check_ours(copy, path)
    check_marks(copy, path)
