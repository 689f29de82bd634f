"""Takes back what a step did, newest first: undo, and undo of an undo.

Added and removed rows come in runs (an import is one), and a run is taken back
by two statements, so that 100,000 rows need no longer than adding them did.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tecdesk.store.edit import write_columns
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.store.edit import Edit
    from tecdesk.store.log.journal import Run


def invert(
    connection: sqlite3.Connection, edit: Edit, step: int, undoes: int | None
) -> None:
    """Take back a step as a step of its own; the caller holds the transaction.

    Args:
        connection: the book's.
        edit: the new step.
        step: number of the step to take back.
        undoes: the same number for an undo, None for a redo.
    """
    new = edit.begin(undoes)
    for run in reversed(journal.runs(connection, step)):
        match run.action:
            case Action.ADD:
                _remove(connection, run, new)
            case Action.REMOVE:
                _add_again(connection, run, new)
            case Action.CHANGE:
                _change_back(connection, run, new)
        edit.touched(run.register, reversed(run.records))


def _remove(connection: sqlite3.Connection, run: Run, step: int) -> None:
    """Take added rows out; the journal keeps them whole."""
    span = {"step": step, "first": run.first, "last": run.last}
    connection.execute(_keep_whole(run.register), span)
    connection.execute(
        f'DELETE FROM "{run.register}" WHERE rowid IN (SELECT t.rowid '
        f'FROM journal_row j JOIN "{run.register}" t ON t.id = j.record '
        "WHERE j.rowid BETWEEN :first AND :last)",
        span,
    )


def _add_again(connection: sqlite3.Connection, run: Run, step: int) -> None:
    """Put removed rows back as the journal kept them."""
    span = {"step": step, "first": run.first, "last": run.last}
    connection.execute(_put_back(run.register), span)
    connection.execute(
        "INSERT INTO journal_row(step, register, record, action) "
        f"SELECT :step, register, record, '{Action.ADD.value}' FROM journal_row "
        "WHERE rowid BETWEEN :first AND :last ORDER BY rowid DESC",
        span,
    )


def _change_back(connection: sqlite3.Connection, run: Run, step: int) -> None:
    made = []
    for entry in reversed(journal.entries(connection, run)):
        back = entry.before or {}
        write_columns(connection, run.register, entry.record, back)
        made.append(Entry(run.register, entry.record, Action.CHANGE, entry.after, back))
    journal.write(connection, step, made)


@cache
def _keep_whole(register: str) -> str:
    """Copies the rows of a run into the journal, whole."""
    pairs = ", ".join(f"'{name}', t.\"{name}\"" for name in stored_columns(register))
    return (
        "INSERT INTO journal_row(step, register, record, action, before) "
        f"SELECT :step, j.register, j.record, '{Action.REMOVE.value}', "
        f"json_object({pairs}) "
        f'FROM journal_row j JOIN "{register}" t ON t.id = j.record '
        "WHERE j.rowid BETWEEN :first AND :last ORDER BY j.rowid DESC"
    )


@cache
def _put_back(register: str) -> str:
    """Copies the rows of a run from the journal; columns it lacks stay empty."""
    names = stored_columns(register)
    quoted = ", ".join(f'"{name}"' for name in names)
    read = ", ".join(f"json_extract(before, '$.{name}')" for name in names)
    return (
        f'INSERT INTO "{register}"({quoted}) SELECT {read} FROM journal_row '
        "WHERE rowid BETWEEN :first AND :last ORDER BY rowid DESC"
    )
