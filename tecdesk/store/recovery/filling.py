"""Fills a new book with the rows of a damaged one, table by table as they stand."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.birth import build
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.faults import errors
from tecdesk.store.recovery.naming import named
from tecdesk.store.recovery.reading import open_damaged
from tecdesk.store.recovery.reading import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from tecdesk.store.recovery.reading import Row
    from tecdesk.store.recovery.report import Item

_OWN = ("_sqlite_migrations", "sqlite_sequence")
"""Tables that making the others fills."""


def fill(copy: Path, new: sqlite3.Connection) -> None:
    """Put the readable rows of a damaged file into a new one of today's form.

    Args:
        copy: the damaged file, to be read only; its list of tables can be read.
        new: an empty file.
    """
    with closing(open_damaged(copy)) as old:
        _make_tables(new, _version(old))
        new.execute("BEGIN")
        for table in tables(new):
            if table not in _OWN:
                _insert(new, table, rows(old, table, types(new, table)))
        new.execute("COMMIT")
    build(new)


def tables(new: sqlite3.Connection) -> list[str]:
    """The tables of a file."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return [str(row[0]) for row in new.execute(sql).fetchall()]


def _make_tables(new: sqlite3.Connection, version: int) -> None:
    """Make the tables of an older program, by the steps that made them there."""
    from sqlite_utils import Database

    from tecdesk.store.schema.migrations import MIGRATIONS

    every = MIGRATIONS.pending(Database(memory=True))
    MIGRATIONS.apply(Database(new), stop_before=[each.name for each in every[version:]])


def fill_doubtful(book: Path, new: sqlite3.Connection) -> list[Item]:
    """Add the records that only pages known to be wrong still tell of.

    Args:
        book: the damaged book as it is; copied before it is read.
        new: the new book, in a transaction.

    Returns:
        What was added.
    """
    added = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "doubtful.tecdesk"
        shutil.copyfile(book, copy)
        with closing(open_damaged(copy)) as old:
            for key in REGISTERS:
                read = rows(old, key, types(new, key))
                ids = _insert(new, key, _tolerant(read))
                added += [named(new, key, id_) for id_ in ids]
    return added


def _tolerant(read: Iterator[Row]) -> Iterator[Row]:
    """Rows until the file says it cannot even be asked for them."""
    try:
        yield from read
    except errors():
        return


def types(new: sqlite3.Connection, table: str) -> list[str]:
    """The types of a table's columns, in order."""
    return [str(row[2]) for row in new.execute(f'PRAGMA table_info("{table}")')]


def _insert(new: sqlite3.Connection, table: str, read: Iterator[Row]) -> list[str]:
    """Insert rows under their own numbers; returns the first column of each new one.

    A row whose number or key is there already is left out.
    """
    columns = new.execute(f'PRAGMA table_info("{table}")').fetchall()
    numbered = any(row[2] == "INTEGER" and row[5] for row in columns)
    names = ", ".join(f'"{row[1]}"' for row in columns)
    head = names if numbered else f"rowid, {names}"
    holes = ", ".join("?" * (len(columns) + (not numbered)))
    sql = f'INSERT OR IGNORE INTO "{table}"({head}) VALUES ({holes})'
    added = []
    for row in read:
        cursor = new.execute(sql, row[1:] if numbered else row)
        if cursor.rowcount:
            added.append(str(row[1]))
    return added


def _version(old: sqlite3.Connection) -> int:
    """How many steps made the file: what the list of them says, or its head."""
    said = []
    for sql in ("SELECT count(*) FROM _sqlite_migrations", "PRAGMA user_version"):
        with suppress(*errors()):
            said.append(int(old.execute(sql).fetchone()[0]))
    return max((n for n in said if 0 < n <= SCHEMA_VERSION), default=SCHEMA_VERSION)
