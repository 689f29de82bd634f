"""The columns the registers want, and how a file differs from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.domain.register import Register

APPLICATION_ID = 0x54644B31
"""Marks a SQLite file as a book of ours ("TdK1")."""

SYSTEM = {
    "id": "TEXT",
    "owner": "TEXT",
    "created_at": "TEXT",
    "changed_at": "TEXT",
    "binned_at": "TEXT",
    "marks": "TEXT",
    "search": "TEXT",
}
"""Columns that every register's table has had from its first day beside its fields."""

OWN = "own"
"""Column with the values of the fields that a book added, a JSON object."""

EVERY = {**SYSTEM, OWN: "TEXT"}
"""Columns that every register's table has today beside its fields."""


def wanted(register: Register) -> dict[str, str]:
    """Column name to SQLite type that the register's table should have."""
    columns = dict(EVERY)
    for field in (*register.own, *register.common):
        columns[field.key] = "INTEGER" if field.kind.is_number else "TEXT"
    return columns


def present(connection: sqlite3.Connection) -> list[str]:
    """The registers that the file has a table of: an older one has not all."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
    there = {str(row[0]) for row in connection.execute(asked)}
    return [key for key in REGISTERS if key in there]


def drift(connection: sqlite3.Connection) -> list[str]:
    """How the file differs from today's declarations; empty when it does not."""
    found = []
    for register in REGISTERS.values():
        rows = connection.execute(f"PRAGMA table_xinfo({register.key})").fetchall()
        have = {row[1]: row[2] for row in rows}
        want = wanted(register)
        found += [f"{register.key}.{c}: missing" for c in want if c not in have]
        found += [f"{register.key}.{c}: not declared" for c in have if c not in want]
        found += [
            f"{register.key}.{c}: {have[c]}, not {want[c]}"
            for c in want
            if c in have and have[c] != want[c]
        ]
    return found
