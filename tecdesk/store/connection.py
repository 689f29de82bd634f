"""One connection to a book: pragmas, identity, and the row forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.store.door import by_name
from tecdesk.store.door import enter
from tecdesk.store.door import is_locked
from tecdesk.store.faults import Damaged
from tecdesk.store.schema.drift import APPLICATION_ID
from tecdesk.store.schema.strangers import acting
from tecdesk.store.schema.strangers import lacking

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

BUSY_MS = 4000
"""How long a reader waits for a writer before it says the book is in use."""

WRITING_KIB, READING_KIB = 16384, 2048
"""Pages kept in memory. Reading is no faster with more, for the system keeps them
too; an import would have to write, and sync, what it changes several times."""

LOCKED_KIB = 98304
"""Pages of a locked book kept in memory, whoever reads; never more than it has."""

SCHEMA_VERSION = 16
"""Number of the newest migration; a test holds it to the list of migrations."""


def connect(
    path: Path, *, writing: bool, beside: Path | None = None
) -> sqlite3.Connection:
    """Open the file with our settings: rollback journal, synced, no cascades.

    A reader also opens read-write at the file level, so that SQLite may roll
    back what a power cut left half-done, and is then held to queries.

    Args:
        path: the file.
        writing: False holds it to queries.
        beside: a file that will be attached.
    """
    connection = enter(path, beside=beside)
    try:
        _prepare(connection, writing=writing)
    except UnicodeDecodeError as error:  # what SQLite says of a torn list of tables
        connection.close()
        raise damaged(path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, writing: bool) -> None:
    by_name(connection)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What a file's own list of tables says may call nothing and is not believed.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    keep_pages(connection, WRITING_KIB if writing else READING_KIB)
    if not writing:
        connection.execute("PRAGMA query_only = ON")


def keep_pages(connection: sqlite3.Connection, kib: int) -> None:
    """Let a connection keep so much of the file in memory.

    Of a locked file much more: what is dropped has to be deciphered again.
    """
    if is_locked(connection):
        kib = LOCKED_KIB
    connection.execute(f"PRAGMA cache_size = -{kib}")


def check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a book of ours.

    Raises:
        DeskError: another program's file, or a book of a newer program.
        Damaged: it holds what acts by itself, or lacks tables that it must have.
    """
    identity = connection.execute("PRAGMA application_id").fetchone()[0]
    if identity != APPLICATION_ID:
        raise DeskError(
            f"{path.name} 不是农技台账的文件。", "请选扩展名为 .tecdesk 的台账。"
        )
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise DeskError(
            f"台账 {path.name} 由更新版本的程序建立（格式 {version}，"
            f"本程序认到 {SCHEMA_VERSION}）。",
            "请先升级农技台账再打开；台账没有改动。",
        )
    if acting(connection) or lacking(connection, today=version == SCHEMA_VERSION):
        raise Damaged(
            f"台账 {path.name} 里的表被别的程序改过，没有打开。",
            "从最近的备份恢复；没有备份的，把里面的记录救到一本新台账。",
        )
    return version


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Run SQLite's quick check, which reads every page once and should keep few.

    Raises:
        Damaged: the file is.
    """
    keep_pages(connection, READING_KIB)
    result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if result != "ok":
        raise damaged(path)


def damaged(path: Path) -> Damaged:
    """What is said of a book that is not whole."""
    return Damaged(
        f"台账 {path.name} 已损坏。", "不要再写入；用“恢复”从最近的备份取回。"
    )
