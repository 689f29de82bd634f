"""Makes a recovered book consistent: lists what is missing; nothing points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.door import opened
from tecdesk.store.recovery.naming import named
from tecdesk.store.recovery.naming import named_by_journal

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.store.recovery.report import Item

_LOST_STEP = "（这一步没有读出来）"


def loosen(new: sqlite3.Connection) -> tuple[list[Item], list[Item]]:
    """List what is missing and take away what points to it.

    Args:
        new: the recovered book, in a transaction, foreign keys off.

    Returns:
        Records the journal knows of that are not there, and records that pointed to
        something missing: their field is blank now, or they belonged to it and stay
        as they are without an owner only where that may be blank.
    """
    _add_steps(new)
    missing = [named_by_journal(new, *each) for each in _missing(new)]
    loosened: list[Item] = []
    while loose := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _, link in loose:
            loosened += _let_go(new, table, number, link)
    _forget(new, missing)
    return missing, loosened


def _missing(new: sqlite3.Connection) -> list[tuple[str, str]]:
    """Register and id of records that the journal knows of and that are not there."""
    sql = (
        "SELECT register, record FROM journal_row GROUP BY register, record "
        "HAVING sum(action = 'add') > sum(action = 'remove')"
    )
    told = [(str(row[0]), str(row[1])) for row in new.execute(sql).fetchall()]
    return [
        (register, id_)
        for register, id_ in told
        if register in REGISTERS
        and not new.execute(
            f'SELECT 1 FROM "{register}" WHERE id = ?', (id_,)
        ).fetchone()
    ]


def _add_steps(new: sqlite3.Connection) -> None:
    """Rows of the journal keep a step to stand under."""
    new.execute(
        "INSERT INTO journal_step(id, at, operator, label, closed) "
        "SELECT DISTINCT step, '', '', ?, 2 FROM journal_row "
        "WHERE step NOT IN (SELECT id FROM journal_step)",
        (_LOST_STEP,),
    )
    with opened(new, "recover"):
        new.execute(
            "UPDATE journal_step SET undoes = NULL "
            "WHERE undoes NOT IN (SELECT id FROM journal_step)"
        )


def _let_go(new: sqlite3.Connection, table: str, number: int, link: int) -> list[Item]:
    """Blank what points nowhere; where it may not be blank the row goes."""
    keys = new.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    column = next(str(row[3]) for row in keys if row[0] == link)
    info = new.execute(f'PRAGMA table_info("{table}")').fetchall()
    needed = any(row[1] == column and (row[3] or row[5]) for row in info)
    found = (
        new.execute(f'SELECT id FROM "{table}" WHERE rowid = ?', (number,)).fetchone()
        if table in REGISTERS
        else None
    )
    items = [named(new, table, str(found[0]))] if found else []
    if needed:
        new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
    else:
        new.execute(
            f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,)
        )
    return items


def _forget(new: sqlite3.Connection, missing: list[Item]) -> None:
    """Tell the journal that what is missing went, or the book would seem damaged."""
    if not missing:
        return
    step = new.execute(
        "INSERT INTO journal_step(at, operator, label, closed) "
        "VALUES (datetime('now', 'localtime'), '', '没有救回来的', 2)"
    ).lastrowid
    new.executemany(
        "INSERT INTO journal_row(step, register, record, action, before) "
        "VALUES (?, ?, ?, 'remove', '{}')",
        [(step, item.register, item.id) for item in missing],
    )
