"""Writes a file anew under another key, and makes sure that nothing was lost."""

from __future__ import annotations

import os
from contextlib import closing
from operator import eq
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.store.door import made_with
from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.locked.key import Key

_MARKS = ("application_id", "user_version")
"""What stands in the head of a file; copying its tables does not bring it."""


def rewrite(source: Path, target: Path, old: Key | None, new: Key | None) -> None:
    """Copy all of a file into a new one under another key, and compare row by row.

    Args:
        source: it is only read, but for what a crash left half-done.
        target: nothing may be there; whoever calls removes it when this fails.
        old: key of the source; None for none.
        new: key of the target; None for none.

    Raises:
        DeskError: the source is damaged, the disk refuses, or the copy differs.
    """
    with guarded(source), closing(_opened(source, old)) as there:
        _export(there, target, new)
        with closing(_opened(target, new)) as made:
            if not _same(there, made):
                raise DeskError(
                    f"{source.name} 写出来的和原来的不一样。",
                    "原来的没有动；换一个盘再做一次。",
                )
    with os_errors(target, "保存"), target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _opened(path: Path, key: Key | None) -> sqlite3.Connection:
    connection = made_with(str(path), key, cipher=True)
    connection.text_factory = bytes
    return connection


def _export(there: sqlite3.Connection, target: Path, new: Key | None) -> None:
    there.execute("ATTACH ? AS made KEY ?", (str(target), new.spec if new else ""))
    shrinks = _number(there, "auto_vacuum")
    there.execute(f"PRAGMA made.auto_vacuum = {shrinks}")
    there.execute("SELECT sqlcipher_export('made')")
    for mark in _MARKS:
        there.execute(f"PRAGMA made.{mark} = {_number(there, mark)}")
    there.execute("DETACH made")


def _same(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """True when both hold the same tables, and these the same rows at their numbers."""
    if any(_number(one, mark) != _number(other, mark) for mark in _MARKS):
        return False
    tables = [_tables(each) for each in (one, other)]
    return tables[0] == tables[1] and all(
        _alike(one, other, name.decode()) for name, _ in tables[0]
    )


def _tables(connection: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
    sql = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY name"
    )
    return list(connection.execute(sql))


def _alike(one: sqlite3.Connection, other: sqlite3.Connection, table: str) -> bool:
    counts = [_only(each, f'SELECT count(*) FROM "{table}"') for each in (one, other)]
    if counts[0] != counts[1]:
        return False
    return all(map(eq, _rows(one, table), _rows(other, table)))


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    return connection.execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid')


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return _only(connection, f"PRAGMA main.{pragma}")


def _only(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])
