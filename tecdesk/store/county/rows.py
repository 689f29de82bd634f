"""Puts the records of one township in place of those that are in the tables.

Rows come and go by whole registers, a few statements each: 2,000 records take hardly
longer than inserting them. The journal tells what was changed, for the life of a
record; undo does not take it back, for the packages would still say otherwise.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from tecdesk.domain.field import Value
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_texts
from tecdesk.errors import DeskError
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry
from tecdesk.store.rows import NAMES
from tecdesk.store.rows import columns
from tecdesk.store.rows import own_texts
from tecdesk.store.rows import searched_keys
from tecdesk.store.rows import unsaid
from tecdesk.store.schema.drift import OWN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

Row = tuple[Value, ...]
"""As `store.rows.columns` orders it."""
Tables = dict[str, dict[str, Row]]
"""Register key to id to row."""

OWNER, BINNED_AT, SYSTEM = 1, 4, len(NAMES)
_OWN = NAMES.index(OWN)


@dataclass(slots=True)
class Difference:
    """How the rows wanted differ from those there are.

    Attributes:
        new: register key to rows that are not there yet.
        changed: register key to rows as they are and as they are to be.
        gone: register key to rows that are no more.
        same: how many stay as they are.
    """

    new: dict[str, list[Row]] = field(default_factory=dict)
    changed: dict[str, list[tuple[Row, Row]]] = field(default_factory=dict)
    gone: dict[str, list[Row]] = field(default_factory=dict)
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def owned(tables: Mapping[str, Mapping[str, Row]], owner: str) -> Tables:
    """The rows with their owner."""
    return {
        key: {id_: (row[0], owner, *row[2:]) for id_, row in rows.items()}
        for key, rows in tables.items()
    }


_BY_UNIT = {
    "training_by_unit": "training(binned_at, held_on, owner, sessions, people, "
    "women, aided, id, village, envoy, topic)",
    "handout_unit_tally": "handout(training, binned_at, unit, quantity, owner)",
}
"""What the tally by unit reads, so that it need not fetch the rows themselves."""


def prepare(book: Book) -> None:
    """Index every register by owner: only counties ask by it. The caller's step."""
    for key in REGISTERS:
        book.connection.execute(
            f'CREATE INDEX IF NOT EXISTS "{key}_owner" ON "{key}"(owner)'
        )
    book.connection.execute("DROP INDEX IF EXISTS training_unit_tally")  # knew less
    for name, columns_ in _BY_UNIT.items():
        book.connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns_}")


def stored(book: Book, owner: str) -> Tables:
    """The rows that are there, in use or in the bin."""
    found: Tables = {}
    for key in REGISTERS:
        sql = f'SELECT {columns(key)} FROM "{key}" AS r WHERE r.owner = ?'
        rows = map(tuple, book.rows(sql, [owner]))
        if table := {str(row[0]): row for row in rows}:
            found[key] = table
    return found


def foreign(book: Book, owner: str, tables: Tables) -> dict[str, str]:
    """Ids that are wanted for an owner and are another's, and whose they are."""
    found: dict[str, str] = {}
    for key, rows in tables.items():
        sql = (
            f'SELECT id, owner FROM "{key}" WHERE id IN '
            "(SELECT value FROM json_each(?)) AND owner <> ?"
        )
        found.update(map(tuple, book.rows(sql, [json.dumps(list(rows)), owner])))
    return found


def difference(now: Tables, wanted: Tables) -> Difference:
    """What is to be done."""
    made = Difference()
    for key in REGISTERS:
        old, new = now.get(key, {}), wanted.get(key, {})
        if added := [row for id_, row in new.items() if id_ not in old]:
            made.new[key] = added
        if lost := [row for id_, row in old.items() if id_ not in new]:
            made.gone[key] = lost
        both = [(old[id_], row) for id_, row in new.items() if id_ in old]
        if changed := [pair for pair in both if pair[0] != pair[1]]:
            made.changed[key] = changed
        made.same += len(both) - len(changed)
    return made


def carry_out(book: Book, edit: Edit, made: Difference) -> None:
    """Write the difference as part of a step.

    Raises:
        DeskError: what was written is not there.
    """
    connection = book.connection
    connection.execute("PRAGMA defer_foreign_keys = ON")  # rows come in any order
    step = edit.begin()
    for key, rows in made.gone.items():
        _remove(connection, step, key, rows)
        edit.touched(key, [str(row[0]) for row in rows])
    for key, pairs in made.changed.items():
        _change(connection, step, key, pairs)
        edit.touched(key, [str(new[0]) for _, new in pairs])
    for key, rows in made.new.items():
        _insert(connection, key, rows)
        ids = [str(row[0]) for row in rows]
        _check_there(book, key, ids)
        journal.write_added(connection, step, key, ids)
        edit.touched(key, ids)


def check_stored(book: Book, owner: str, wanted: Tables) -> None:
    """Count what is there after writing.

    Raises:
        DeskError: it is not what was to be written.
    """
    for key in REGISTERS:
        sql = (
            "SELECT count(*), count(binned_at), count(DISTINCT id) "
            f'FROM "{key}" WHERE owner = ?'
        )
        rows = wanted.get(key, {}).values()
        binned = sum(1 for row in rows if row[BINNED_AT] is not None)
        if tuple(book.rows(sql, [owner])[0]) != (len(rows), binned, len(rows)):
            raise _short(key)


def _check_there(book: Book, key: str, ids: Sequence[str]) -> None:
    """The journal tells only of what is stored."""
    sql = f'SELECT count(*) FROM "{key}" WHERE id IN (SELECT value FROM json_each(?))'
    if book.rows(sql, [json.dumps(ids)])[0][0] != len(ids):
        raise _short(key)


def _short(key: str) -> DeskError:
    return DeskError(
        f"{REGISTERS[key].label}存进去的条数和包里的对不上，这一包没有并入。",
        "台账没有改动；做一次备份检查，再并一次。",
    )


@cache
def _statement(key: str) -> str:
    names = (*NAMES, *REGISTERS[key].columns, "search")
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{key}"({quoted}) VALUES ({", ".join("?" * len(names))})'


def _insert(connection: sqlite3.Connection, key: str, rows: Sequence[Row]) -> None:
    connection.executemany(
        _statement(key),
        [(*row, text) for row, text in zip(rows, _searched(key, rows), strict=True)],
    )


def _searched(key: str, rows: Sequence[Row]) -> list[str]:
    """What each row is found by; see `store.rows.search_of`."""
    fields, usual = list(REGISTERS[key].columns), unsaid(key)
    texts = []
    for name in searched_keys(key):
        at = SYSTEM + fields.index(name)
        column = [row[at] for row in rows]
        if name in usual:
            column = [None if text == usual[name] else text for text in column]
        if any(column):
            texts.append(column)
    texts += own_texts([row[_OWN] for row in rows])
    return search_texts(texts) if texts else [""] * len(rows)


def _remove(
    connection: sqlite3.Connection, step: int, key: str, rows: Iterable[Row]
) -> None:
    """Take rows out; the journal keeps them whole."""
    kept = [Entry(key, str(r[0]), Action.REMOVE, _named(key, r)) for r in rows]
    journal.write(connection, step, kept)
    ids = [(each.record,) for each in kept]
    connection.executemany(f'DELETE FROM "{key}" WHERE id = ?', ids)


def _change(
    connection: sqlite3.Connection,
    step: int,
    key: str,
    pairs: Sequence[tuple[Row, Row]],
) -> None:
    entries = []
    for old, new in pairs:
        before, after = _named(key, old), _named(key, new)
        keys = [name for name, value in after.items() if value != before[name]]
        was, now = ({name: each[name] for name in keys} for each in (before, after))
        entries.append(Entry(key, str(new[0]), Action.CHANGE, was, now))
    journal.write(connection, step, entries)
    names = ", ".join(f'"{n}" = ?' for n in (*NAMES[1:], *REGISTERS[key].columns))
    searched = _searched(key, [new for _, new in pairs])
    connection.executemany(
        f'UPDATE "{key}" SET {names}, search = ? WHERE id = ?',
        [
            (*new[1:], text, new[0])
            for (_, new), text in zip(pairs, searched, strict=True)
        ],
    )


def _named(key: str, row: Row) -> dict[str, Value]:
    return dict(zip((*NAMES, *REGISTERS[key].columns), row, strict=True))
