"""Whether a book holds what was written: sums of its pages, counts of its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import sums
from tecdesk.store.connection import damaged
from tecdesk.store.schema.drift import OWN
from tecdesk.store.schema.drift import present

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Compare the pages with their sums, and the records with the journal.

    Raises:
        Damaged: a page is no longer what it was, or records are gone of which the
            journal does not know that they went.
    """
    if sums.turned(path) or gone(connection):
        raise damaged(path)


def check_marks(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a book of today's form where marks or added values cannot be read.

    Raises:
        Damaged: another program wrote into it.
    """
    for register in REGISTERS:
        wrong = f"({garbled('marks')}) OR ({garbled(OWN)})"
        sql = f'SELECT 1 FROM "{register}" WHERE {wrong} LIMIT 1'
        if connection.execute(sql).fetchone():
            raise damaged(path)


def garbled(column: str) -> str:
    """The condition that a column should hold a JSON object and does not."""
    no_object = f"json_type({column}) <> 'object'"
    return (
        f"{column} IS NOT NULL AND CASE WHEN json_valid({column}) "
        f"THEN {no_object} ELSE 1 END"
    )


def gone(connection: sqlite3.Connection) -> dict[str, int]:
    """Register key to how many records fewer there are than the journal tells of.

    A few are made without it, as the unit of a new book: more may be there.
    """
    told = connection.execute(
        "SELECT register, sum(action = 'add') - sum(action = 'remove') "
        "FROM journal_row GROUP BY register"
    ).fetchall()
    found = {}
    known = present(connection)
    for register, count in told:
        if register in known:
            sql = f'SELECT count(*) FROM "{register}"'
            found[register] = count - connection.execute(sql).fetchone()[0]
        else:  # no program of ours wrote that
            found[register] = max(count, 1)
    return {register: lack for register, lack in found.items() if lack > 0}
