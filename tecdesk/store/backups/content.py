"""What is in a backup, and a backup of an older program read in today's form."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.errors import os_errors
from tecdesk.store.backups.shelf import Note
from tecdesk.store.checkup import counts
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import connect
from tecdesk.store.door import reach
from tecdesk.store.faults import guarded
from tecdesk.store.opening import bring_up
from tecdesk.store.opening import check_header

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def look(path: Path) -> Note:
    """What a book holds; of the file's digest nothing is said.

    Raises:
        DeskError: it cannot be read.
    """
    check_header(path)
    with guarded(path), closing(connect(path, writing=False)) as connection:
        check_ours(connection, path)
        return looked(connection)


def looked(connection: sqlite3.Connection) -> Note:
    """The same over a connection."""
    last = connection.execute(
        "SELECT at, label FROM journal_step ORDER BY id DESC LIMIT 1"
    ).fetchone()
    at, label = tuple(last) if last else ("", "")
    return Note("", counts(connection), at, label)


def mark(connection: sqlite3.Connection) -> tuple[object, ...]:
    """The same for two files that hold the same; drafts do not count."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'draft'"
    tables = sorted(str(row[0]) for row in connection.execute(sql))
    ends = [_only(connection, f'SELECT max(rowid) FROM "{t}"') for t in tables]
    closed = _only(connection, "SELECT sum(closed) FROM journal_step")
    settings = connection.execute("SELECT key, value FROM setting ORDER BY key")
    return (*zip(tables, ends, strict=True), closed, *map(tuple, settings))


def same(one: Path, other: Path) -> bool:
    """True when two books hold the same.

    Raises:
        DeskError: one of them cannot be read.
    """
    marks = []
    for path in (one, other):
        check_header(path)
        with guarded(path), closing(connect(path, writing=False)) as connection:
            marks.append(mark(connection))
    return marks[0] == marks[1]


@contextmanager
def of_today(backup: Path) -> Iterator[Path]:
    """A file with a backup's content in today's form; the backup is not written to.

    Raises:
        DeskError: the backup cannot be read, or there is no room for a copy.
    """
    check_header(backup)
    with guarded(backup), closing(connect(backup, writing=False)) as connection:
        older = check_ours(connection, backup) < SCHEMA_VERSION
    if not older:
        yield backup
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / backup.name
        with os_errors(copy, "复制"):
            shutil.copyfile(backup, copy)
        with guarded(copy), closing(reach(copy)) as c:
            bring_up(c, backup)
        yield copy


def _only(connection: sqlite3.Connection, sql: str) -> object:
    return connection.execute(sql).fetchone()[0]
