"""Who changed what, with before and after; undo and redo read nothing else.

A row that was added keeps no copy of itself here: the record is its own copy
until something changes it, and that change says what was there before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from itertools import repeat
from os import urandom
from typing import TYPE_CHECKING

from tecdesk.domain.field import Value
from tecdesk.store.log.proof import SALT
from tecdesk.store.log.proof import covered
from tecdesk.store.log.proof import proof_of
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence


class Action(Enum):
    """What happened to a row."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


_CHANGE = Action.CHANGE.value

OPEN, TAKEN_BACK, NOTED, MERGED, FINAL = 0, 1, 2, 3, 4
"""What `closed` says of a step: it can be taken back, it was, it changed no record
and never can, it came from elsewhere and is taken back there, what it took to take it
back is no longer kept."""

Columns = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row touched by a step.

    Attributes:
        register: key of the register.
        record: id of the row.
        action: what happened to it.
        before: columns as they were; the whole row for REMOVE.
        after: columns as they became; the whole row for a re-added one.
    """

    register: str
    record: str
    action: Action
    before: Columns | None = None
    after: Columns | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring rows of a step that can be taken back together.

    Added and removed rows are of one register, for what they point to must be there
    before them; changed ones may be of several, each record once.

    Attributes:
        action: what happened to the rows.
        first: number of the first row in the journal.
        last: number of the last.
        records: register key to the ids of its rows, in order.
    """

    action: Action
    first: int
    last: int
    records: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction of a person.

    Attributes:
        number: position in the journal.
        at: local time, ISO text.
        operator: who.
        label: one line for menus.
        undoes: number of the step it took back, if it did.
        reason: why, where somebody was asked.
    """

    number: int
    at: str
    operator: str
    label: str
    undoes: int | None
    reason: str = ""


def open_step(
    connection: sqlite3.Connection,
    at: str,
    operator: str,
    label: str,
    undoes: int | None = None,
    *,
    reason: str = "",
) -> int:
    """Begin a step and return its number."""
    cursor = connection.execute(
        "INSERT INTO journal_step(at, operator, label, undoes, reason) "
        "VALUES (?, ?, ?, ?, ?)",
        (at, operator, label, undoes, reason),
    )
    return int(cursor.lastrowid or 0)


def note(
    connection: sqlite3.Connection,
    at: str,
    operator: str,
    label: str,
    *,
    reason: str = "",
) -> None:
    """Write down that something was done that changes no record; never undone."""
    keep_noted(connection, open_step(connection, at, operator, label, reason=reason))


def keep_noted(connection: sqlite3.Connection, step: int) -> None:
    """A step that changed no record is not offered to be taken back."""
    connection.execute("UPDATE journal_step SET closed = ? WHERE id = ?", (NOTED, step))


def write(connection: sqlite3.Connection, step: int, entries: Iterable[Entry]) -> None:
    """Write what a step did, in order."""
    connection.executemany(
        "INSERT INTO journal_row(step, register, record, action, before, after, proof) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                step,
                e.register,
                e.record,
                e.action.value,
                _text(e.before),
                _text(e.after),
                urandom(SALT),
            )
            for e in entries
        ),
    )


def write_added(
    connection: sqlite3.Connection, step: int, register: str, added: Iterable[str]
) -> None:
    """Write many added rows of one register, which are in its table already."""
    ids = list(added)
    names = covered(connection, register)
    quoted = ", ".join(f'"{name}"' for name in names)
    rows = connection.execute(
        f'SELECT {quoted} FROM "{register}" '
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    states = (dict(zip(names, row, strict=True)) for row in rows)
    proofs = {s["id"]: proof_of(register, names, s) for s in states}
    write_proved(connection, step, register, ids, [proofs[id_] for id_ in ids])


def write_proved(
    connection: sqlite3.Connection,
    step: int,
    register: str,
    ids: Sequence[str],
    proofs: Sequence[bytes],
) -> None:
    """Write added rows of one register, whose proofs were made with them."""
    connection.executemany(
        "INSERT INTO journal_row(step, register, record, action, proof) "
        "VALUES (?, ?, ?, 'add', ?)",
        zip(repeat(step), repeat(register), ids, proofs, strict=False),
    )


def runs(connection: sqlite3.Connection, step: int) -> list[Run]:
    """What a step did, in order, as runs of rows."""
    rows = connection.execute(
        "SELECT rowid, record, register, action FROM journal_row "
        "WHERE step = ? ORDER BY rowid",
        (step,),
    )
    together = groupby(rows, lambda row: (row[3], row[3] == _CHANGE or row[2]))
    return [run for (action, _), each in together for run in _runs(action, each)]


def _runs(action: str, rows: Iterable[sqlite3.Row]) -> Iterator[Run]:
    """Rows of one action, parted where a record comes up again."""
    gathered: list[tuple[int, str, str]] = []
    seen: set[str] = set()
    for number, record, register, _ in rows:
        if record in seen:
            yield _run(action, gathered)
            gathered, seen = [], set()
        gathered.append((number, record, register))
        seen.add(record)
    yield _run(action, gathered)


def _run(action: str, gathered: list[tuple[int, str, str]]) -> Run:
    records: dict[str, list[str]] = {}
    for _, record, register in gathered:
        records.setdefault(register, []).append(record)
    return Run(Action(action), gathered[0][0], gathered[-1][0], records)


def last_done(connection: sqlite3.Connection) -> Step | None:
    """The step that undo would take back."""
    return _last(connection, "undoes IS NULL")


def last_undone(connection: sqlite3.Connection) -> Step | None:
    """The undo that redo would take back."""
    return _last(connection, "undoes IS NOT NULL")


def close(connection: sqlite3.Connection, step: int) -> None:
    """A step that was taken back is no longer offered."""
    connection.execute("UPDATE journal_step SET closed = 1 WHERE id = ?", (step,))


def settle(connection: sqlite3.Connection, step: int) -> None:
    """A step that came from elsewhere is not offered to be taken back."""
    connection.execute(
        "UPDATE journal_step SET closed = ? WHERE id = ?", (MERGED, step)
    )


def forget_undone(connection: sqlite3.Connection) -> None:
    """A new step of a person ends what could be redone."""
    connection.execute(
        "UPDATE journal_step SET closed = 1 WHERE closed = 0 AND undoes IS NOT NULL"
    )


def steps_of(connection: sqlite3.Connection, record: str) -> list[tuple[Step, Entry]]:
    """The history of one record, oldest first."""
    rows = connection.execute(
        "SELECT s.id, s.at, s.operator, s.label, s.undoes, s.reason, "
        "r.register, r.record, r.action, r.before, r.after "
        "FROM journal_row r JOIN journal_step s ON s.id = r.step "
        "WHERE r.record = ? ORDER BY r.rowid",
        (record,),
    )
    return [
        (
            Step(*row[:6]),
            Entry(row[6], row[7], Action(row[8]), _columns(row[9]), _columns(row[10])),
        )
        for row in rows
    ]


def _last(connection: sqlite3.Connection, which: str) -> Step | None:
    row = connection.execute(
        "SELECT id, at, operator, label, undoes, reason FROM journal_step "
        f"WHERE closed = 0 AND {which} ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def _text(columns: Columns | None) -> str | None:
    return None if columns is None else json.dumps(columns, ensure_ascii=False)


def _columns(text: str | None) -> Columns | None:
    return None if text is None else told(text)
