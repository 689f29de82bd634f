"""Completes a recovered book from a backup, brought up to date by the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.connection import connect
from tecdesk.store.recovery.filling import tables
from tecdesk.store.recovery.naming import named
from tecdesk.store.rows import stored_columns
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from tecdesk.store.recovery.report import Item

_LEFT_OUT = ("draft", "_sqlite_migrations", "sqlite_sequence")


def complete(new: sqlite3.Connection, backup: Path) -> list[Item]:
    """Add what a backup has and the recovered book lacks.

    The journal only grows: the backup's is the first part of the book's. So it is
    completed first, and then says which records of the backup went since, and what
    changed in those that did not.

    Args:
        new: the recovered book of today's form, in a transaction.
        backup: of today's form.

    Returns:
        The records that were added.
    """
    old = connect(backup, writing=False)
    try:
        last = int(
            old.execute("SELECT coalesce(max(id), 0) FROM journal_step").fetchone()[0]
        )
        for table in tables(new):
            if table not in REGISTERS and table not in _LEFT_OUT:
                _copy_rows(old, new, table)
        return [item for key in REGISTERS for item in _records(old, new, key, last)]
    finally:
        old.close()


def _records(
    old: sqlite3.Connection, new: sqlite3.Connection, key: str, last: int
) -> list[Item]:
    """The records of a register that only the backup has and nobody took away."""
    there = {row[0] for row in new.execute(f'SELECT id FROM "{key}"')}
    names = stored_columns(key)
    quoted = ", ".join(f'"{name}"' for name in names)
    added = []
    for row in old.execute(f'SELECT {quoted} FROM "{key}" ORDER BY rowid'):
        values = dict(zip(names, row, strict=True))
        id_ = str(values["id"])
        if id_ in there or not _brought_up(new, id_, last, values):
            continue
        holes = ", ".join("?" * len(names))
        new.execute(
            f'INSERT INTO "{key}"({quoted}) VALUES ({holes})',
            [values[name] for name in names],
        )
        added.append(named(new, key, id_))
    return added


def _brought_up(
    new: sqlite3.Connection, id_: str, last: int, values: dict[str, object]
) -> bool:
    """Make a row what later steps made of it; False when they took it away."""
    sql = (
        "SELECT action, before, after FROM journal_row "
        "WHERE record = ? AND step > ? ORDER BY rowid"
    )
    there = True
    for action, _before, after in new.execute(sql, (id_, last)):
        there = action != "remove"
        changes = told(after)
        values.update({k: v for k, v in changes.items() if k in values})
    return there


def _copy_rows(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    """Add the rows that are lacking, by number or key."""
    columns = [str(row[1]) for row in old.execute(f'PRAGMA table_info("{table}")')]
    if not columns:
        return
    info = new.execute(f'PRAGMA table_info("{table}")').fetchall()
    numbered = any(row[2] == "INTEGER" and row[5] for row in info)
    names = columns if numbered else ["rowid", *columns]
    quoted = ", ".join(f'"{name}"' if name != "rowid" else name for name in names)
    holes = ", ".join("?" * len(names))
    new.executemany(
        f'INSERT OR IGNORE INTO "{table}"({quoted}) VALUES ({holes})',
        old.execute(f'SELECT {quoted} FROM "{table}"'),
    )
