"""Takes back what a step did, newest first: undo, and undo of an undo.

Rows come in runs (an import is one, so is a change of many), and a run is taken
back by a few statements, so that 100,000 rows need no longer than doing it did.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tecdesk.store.colleagues.joins import take_back
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.proof import SALT
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
                _tell_whole(connection, run, new)
                unmake(connection, run)
            case Action.REMOVE:
                unmake(connection, run)
                (register,) = run.records
                again = run.records[register][::-1]
                journal.write_added(connection, new, register, again)
            case Action.CHANGE:
                unmake(connection, run)
                _tell_changed_back(connection, run, new)
        for register, records in run.records.items():
            edit.touched(register, reversed(records))
    take_back(connection, step, new)


def unmake(connection: sqlite3.Connection, run: Run) -> None:
    """Make the records what they were before a run; the journal is told elsewhere."""
    match run.action:
        case Action.ADD:
            _remove(connection, run)
        case Action.REMOVE:
            (register,) = run.records
            connection.execute(_put_back(register), _span(run))
        case Action.CHANGE:
            _change_back(connection, run)


def _tell_whole(connection: sqlite3.Connection, run: Run, step: int) -> None:
    """Keep rows that are to be taken out whole in the journal."""
    (register,) = run.records
    connection.execute(_keep_whole(register), {**_span(run), "step": step})


def _remove(connection: sqlite3.Connection, run: Run) -> None:
    (register,) = run.records
    connection.execute(
        f'DELETE FROM "{register}" WHERE rowid IN (SELECT t.rowid '
        f'FROM journal_row j JOIN "{register}" t ON t.id = j.record '
        "WHERE j.rowid BETWEEN :first AND :last)",
        _span(run),
    )


def _change_back(connection: sqlite3.Connection, run: Run) -> None:
    """Write what the journal kept of before over what is there now."""
    for register in run.records:
        span = {**_span(run), "register": register}
        names = connection.execute(_CHANGED, span).fetchall()
        if not names:
            continue
        assignments = ", ".join(_old(name) for (name,) in names)
        connection.execute(
            f'UPDATE "{register}" AS t SET {assignments} FROM journal_row AS j '
            "WHERE j.rowid BETWEEN :first AND :last AND j.register = :register "
            "AND t.id = j.record",
            span,
        )


def _tell_changed_back(connection: sqlite3.Connection, run: Run, step: int) -> None:
    connection.execute(
        "INSERT INTO journal_row(step, register, record, action, before, after, proof) "
        f"SELECT :step, register, record, '{Action.CHANGE.value}', after, before, "
        f"{_SALT} FROM journal_row WHERE rowid BETWEEN :first AND :last "
        "ORDER BY rowid DESC",
        {**_span(run), "step": step},
    )


def _span(run: Run) -> dict[str, int]:
    return {"first": run.first, "last": run.last}


_SALT = f"randomblob({SALT})"

_CHANGED = (
    "SELECT DISTINCT k.key FROM journal_row AS j, json_each(j.before) AS k "
    "WHERE j.rowid BETWEEN :first AND :last AND j.register = :register"
)
"""The columns that the rows of a run changed in a register, together."""


def _old(name: str) -> str:
    """Sets a column to what it was, in the rows that changed it."""
    kept = f"j.before, '$.{name}'"
    return (
        f'"{name}" = CASE WHEN json_type({kept}) IS NULL '
        f'THEN t."{name}" ELSE json_extract({kept}) END'
    )


@cache
def _keep_whole(register: str) -> str:
    """Copies the rows of a run into the journal, whole."""
    pairs = ", ".join(f"'{name}', t.\"{name}\"" for name in stored_columns(register))
    return (
        "INSERT INTO journal_row(step, register, record, action, before, proof) "
        f"SELECT :step, j.register, j.record, '{Action.REMOVE.value}', "
        f"json_object({pairs}), {_SALT} "
        f'FROM journal_row j JOIN "{register}" t ON t.id = j.record '
        "WHERE j.rowid BETWEEN :first AND :last ORDER BY j.rowid DESC"
    )


@cache
def _put_back(register: str) -> str:
    """Copies the rows of a run from the journal; columns it lacks stay empty."""
    names = stored_columns(register)
    quoted = ", ".join(f'"{name}"' for name in names)
    read = ", ".join(_kept(name) for name in names)
    return (
        f'INSERT INTO "{register}"({quoted}) SELECT {read} FROM journal_row '
        "WHERE rowid BETWEEN :first AND :last ORDER BY rowid DESC"
    )


def _kept(name: str) -> str:
    """A column of the row that the journal kept; what it is found by is made anew."""
    kept = f"json_extract(before, '$.{name}')"
    return f"coalesce({kept}, '')" if name == "search" else kept
