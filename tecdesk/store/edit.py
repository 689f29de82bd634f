"""One edit: everything a person does in one go, one transaction, one undo."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from tecdesk.domain.change import Change
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.store import journal
from tecdesk.store.journal import Action
from tecdesk.store.journal import Entry
from tecdesk.store.rows import columns
from tecdesk.store.rows import insert_statement
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import record_of
from tecdesk.store.rows import search_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

BATCH = 2000


def now() -> str:
    """Local time to the second, ISO text."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(" ", "seconds")


class Edit:
    """The writes of one step; made by `Book.edit`.

    Attributes:
        year: the year that fills what a record leaves open.
    """

    def __init__(self, book: Book, label: str, year: int) -> None:
        self.year = year
        self.label = label
        self._book = book
        self._connection: sqlite3.Connection = book.connection
        self._at = now()
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._step = 0

    @property
    def change_made(self) -> Change:
        """What was changed; complete after the block."""
        ids = {key: tuple(dict.fromkeys(each)) for key, each in self._ids.items()}
        return Change(self.label, ids, self._step)

    def add(self, register: str, values: Values, marks: Marks | None = None) -> str:
        """Add a record and return its id; fields left out get their defaults."""
        return self.add_many(register, [(values, marks or {})])[0]

    def add_many(
        self, register: str, rows: Iterable[tuple[Values, Marks]]
    ) -> list[str]:
        """Add records of one register, fast; returns their ids in order."""
        step = self._begin()
        ids: list[str] = []
        batch: list[tuple[Value, ...]] = []
        for values, marks in rows:
            row = self._row(register, values, marks)
            ids.append(str(row[0]))
            batch.append(row)
            if len(batch) == BATCH:
                self._insert(register, batch)
                batch = []
        self._insert(register, batch)
        journal.write_added(self._connection, step, register, ids)
        self._ids[register] += ids
        return ids

    def change(
        self,
        register: str,
        record: str,
        values: Values,
        marks: Marks | None = None,
    ) -> None:
        """Change the given fields of a record; what it carries moves with it.

        Args:
            register: key of the register.
            record: id of the record.
            values: the fields to change; others stay.
            marks: all marks of the record; None leaves them, except that a
                changed field loses its old mark.
        """
        old = self._book.require(register, record)
        new = dict(old.values) | dict(values)
        if fill := REGISTERS[register].fill:
            fill(new, self.year)
        kept = marks if marks is not None else _still_valid(old, new)
        after: dict[str, Value] = {
            key: value for key, value in new.items() if value != old.values[key]
        }
        if dict(kept) != dict(old.marks):
            after["marks"] = marks_text(kept)
        if not after:
            return
        after["search"] = search_of(register, new)
        after["changed_at"] = self._at
        self._update(register, record, after)
        self._move_carried(register, record, after)

    def bin(self, register: str, record: str) -> None:
        """Put a record and what belongs to it into the bin."""
        if self._book.require(register, record).binned_at:
            return
        self._update(register, record, {"binned_at": self._at})
        for child, link in _belongings(register):
            for each in self._linked(child, link, record, ""):
                self.bin(child, each)

    def restore(self, register: str, record: str) -> None:
        """Take a record out of the bin, with what went into it at the same time."""
        binned_at = self._book.require(register, record).binned_at
        if not binned_at:
            return
        self._update(register, record, {"binned_at": None})
        for child, link in _belongings(register):
            for each in self._linked(child, link, record, binned_at):
                self.restore(child, each)

    def invert(self, entries: Iterable[Entry], undoes: int | None) -> None:
        """Take back what a step did, newest first, as a step of its own."""
        step = self._begin(undoes)
        for entry in reversed(list(entries)):
            journal.write(self._connection, step, [self._inverse(entry)])
            self._ids[entry.register].append(entry.record)

    def _begin(self, undoes: int | None = None) -> int:
        if not self._step:
            operator = self._book.settings.operator
            self._step = journal.open_step(
                self._connection, self._at, operator, self.label, undoes
            )
        return self._step

    def _row(self, key: str, values: Values, marks: Marks) -> tuple[Value, ...]:
        register = REGISTERS[key]
        full = register.blank() | dict(values)
        if register.fill:
            register.fill(full, self.year)
        head = (str(uuid4()), self._book.settings.unit, self._at, self._at)
        tail = (full[name] for name in register.by_key)
        return (*head, marks_text(marks), search_of(key, full), *tail)

    def _insert(self, register: str, rows: list[tuple[Value, ...]]) -> None:
        self._connection.executemany(insert_statement(register), rows)

    def _update(self, register: str, record: str, after: dict[str, Value]) -> None:
        names = ", ".join(f'"{name}"' for name in after)
        before = self._connection.execute(
            f'SELECT {names} FROM "{register}" WHERE id = ?', (record,)
        ).fetchone()
        entry = Entry(register, record, Action.CHANGE, dict(before), after)
        journal.write(self._connection, self._begin(), [entry])
        self._set(register, record, after)
        self._ids[register].append(record)

    def _set(self, register: str, record: str, after: Mapping[str, Value]) -> None:
        assignments = ", ".join(f'"{name}" = ?' for name in after)
        self._connection.execute(
            f'UPDATE "{register}" SET {assignments} WHERE id = ?',
            (*after.values(), record),
        )

    def _move_carried(
        self, register: str, record: str, after: Mapping[str, Value]
    ) -> None:
        for carried in REGISTERS[register].carries:
            moved = {
                theirs: after[ours] for theirs, ours in carried.copies if ours in after
            }
            if not moved:
                continue
            for each in self._linked(carried.register, carried.link, record, ""):
                self.change(carried.register, each, moved)

    def _linked(self, key: str, link: str, record: str, binned_at: str) -> list[str]:
        rows = self._connection.execute(
            f'SELECT id FROM "{key}" WHERE "{link}" = ? '
            "AND coalesce(binned_at, '') = ?",
            (record, binned_at),
        )
        return [row[0] for row in rows.fetchall()]

    def _inverse(self, entry: Entry) -> Entry:
        """Do the opposite of an entry and say what was done."""
        register, record = entry.register, entry.record
        if entry.action is Action.CHANGE:
            back = entry.before or {}
            self._set(register, record, back)
            return Entry(register, record, Action.CHANGE, entry.after, back)
        if entry.action is Action.ADD:
            whole = self._whole(register, record)
            self._connection.execute(
                f'DELETE FROM "{register}" WHERE id = ?', (record,)
            )
            return Entry(register, record, Action.REMOVE, whole)
        whole = entry.before or {}
        names = ", ".join(f'"{name}"' for name in whole)
        holes = ", ".join("?" * len(whole))
        self._connection.execute(
            f'INSERT INTO "{register}"({names}) VALUES ({holes})',
            tuple(whole.values()),
        )
        return Entry(register, record, Action.ADD)

    def _whole(self, register: str, record: str) -> dict[str, Value]:
        row = self._connection.execute(
            f'SELECT {columns(register)}, r.search FROM "{register}" AS r '
            "WHERE r.id = ?",
            (record,),
        ).fetchone()
        return dict(row)


def read_record(
    connection: sqlite3.Connection, register: str, record: str
) -> Record | None:
    """One record by id, in use or in the bin."""
    row = connection.execute(
        f'SELECT {columns(register)} FROM "{register}" AS r WHERE r.id = ?', (record,)
    ).fetchone()
    return record_of(register, tuple(row)) if row else None


def _belongings(register: str) -> list[tuple[str, str]]:
    """Registers and REF fields whose records go where a record of this one goes."""
    found = {(child.key, child.parent) for child in children(REGISTERS[register])}
    found |= {(c.register, c.link) for c in REGISTERS[register].carries}
    return sorted(found)


def _still_valid(old: Record, new: Mapping[str, Value]) -> Marks:
    return {k: mark for k, mark in old.marks.items() if new[k] == old.values[k]}
