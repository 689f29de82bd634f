"""Looks a book over: whole, of today's form, and how many records it holds."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import connect
from tecdesk.store.connection import damaged
from tecdesk.store.content import check_content
from tecdesk.store.content import check_marks
from tecdesk.store.faults import guarded
from tecdesk.store.log.altered import altered
from tecdesk.store.log.verifying import verify
from tecdesk.store.opening import check_header
from tecdesk.store.schema.drift import drift
from tecdesk.store.schema.drift import present

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from tecdesk.store.log.altered import Altered
    from tecdesk.store.log.verifying import Links


def check(book: Path) -> dict[str, int]:
    """Check every page and link of a book without writing to it.

    Returns:
        Register key to the number of records in use.

    Raises:
        DeskError: what is wrong, and what to do.
    """
    check_header(book)
    with guarded(book), closing(connect(book, writing=False)) as connection:
        older = check_ours(connection, book) < SCHEMA_VERSION
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if found != "ok" or loose or (not older and drift(connection)):
            raise damaged(book)
        check_content(connection, book)
        if not older:
            check_marks(connection, book)
        return counts(connection)


def looked_through(book: Path) -> tuple[Links, list[tuple[Altered, str]]] | None:
    """Follow the journal's chain, and compare every record with the journal.

    Returns:
        What became of the chain, and the records that were changed without the
        program, each with its name; None for a book of an older form.

    Raises:
        DeskError: it cannot be read.
    """
    with guarded(book), closing(connect(book, writing=False)) as connection:
        if check_ours(connection, book) < SCHEMA_VERSION:
            return None
        found = [(each, _name(connection, each)) for each in altered(connection)]
        return verify(connection), found


def _name(connection: sqlite3.Connection, each: Altered) -> str:
    """What it is called; empty where that is another record, or it is gone."""
    register = REGISTERS[each.register]
    if register[register.named_by].to:
        return ""
    sql = f'SELECT "{register.named_by}" FROM "{register.key}" WHERE id = ?'
    row = connection.execute(sql, (each.record,)).fetchone()
    return str(row[0] or "") if row else ""


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Register key to the number of records in use, of the registers the file knows."""
    return {key: _in_use(connection, key) for key in present(connection)}


def _in_use(connection: sqlite3.Connection, key: str) -> int:
    sql = f'SELECT count(*) FROM "{key}" WHERE binned_at IS NULL'
    return int(connection.execute(sql).fetchone()[0])
