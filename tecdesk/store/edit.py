"""One edit: everything a person does in one go, one transaction, one undo."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from tecdesk.domain.change import Change
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.domain.registers.attachment import takes_photos
from tecdesk.store.batch import insert
from tecdesk.store.colleagues.place import note_copy
from tecdesk.store.ids import new_ids
from tecdesk.store.log import journal
from tecdesk.store.log.journal import Action
from tecdesk.store.log.journal import Entry
from tecdesk.store.rows import complete
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import packed
from tecdesk.store.rows import search_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.reading import Reader

BATCH = 2000


def now() -> str:
    """Local time to the second, ISO text."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(" ", "seconds")


def _instant() -> str:
    """Local time to the microsecond: tells what went to the bin together."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(" ")


class Edit:
    """The writes of one step; made by `Book.edit`.

    Attributes:
        year: the year that fills what a record leaves open.
        label: one line for the undo menu.
        merges: it brings in what townships reported; see `store.county.rows`.
    """

    def __init__(self, book: Reader, label: str, year: int) -> None:
        self.year = year
        self.label = label
        self.merges = False
        self._book = book
        self._connection: sqlite3.Connection = book.connection
        self._at = now()
        self._binned_at = _instant()
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._step = 0

    @property
    def step(self) -> int:
        """Number of the journal step; 0 while nothing was written."""
        return self._step

    @property
    def registers(self) -> frozenset[str]:
        """Keys of the registers touched so far."""
        return frozenset(self._ids)

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
        ids: list[str] = []
        left, new = iter(rows), new_ids()
        system = (self._book.settings.unit, self._at)
        while batch := list(islice(left, BATCH)):
            added = list(islice(new, len(batch)))
            proofs = insert(
                self._connection,
                register,
                batch,
                ids=added,
                system=system,
                year=self.year,
            )
            journal.write_proved(
                self._connection, self.begin(), register, added, proofs
            )
            ids += added
        if ids:
            self.touched(register, ids)
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
        kept = dict(old.marks) if marks is None else _with_person(old, marks)
        changed = {**old.values, **values}
        new = next(complete(register, [(changed, {})], self.year))
        told = {k: value for k, value in new.items() if value != old.values.get(k)}
        after = packed(told, new)
        if marks is None:
            kept = {key: mark for key, mark in kept.items() if key not in told}
        kept = {k: m for k, m in kept.items() if not (k in told and m.startswith(SAME))}
        if kept != dict(old.marks):
            after["marks"] = marks_text(kept)
        if not after:
            return
        after["search"] = search_of(register, new)
        after["changed_at"] = self._at
        self._update(register, record, after)
        self._move_carried(old, after)

    def bin(self, register: str, record: str) -> None:
        """Put a record and what belongs to it into the bin."""
        if self._book.require(register, record).binned_at:
            return
        self._update(register, record, {"binned_at": self._binned_at})
        for child, link in belongings(register):
            for each in self._linked(child, link, record, ""):
                self.bin(child, each)

    def restore(self, register: str, record: str) -> None:
        """Take a record out of the bin, with what went into it at the same time.

        What it belongs to comes back too: a visit without its household would
        be in no figure and on no page.
        """
        old = self._book.require(register, record)
        if not old.binned_at:
            return
        self._update(register, record, {"binned_at": None})
        self._restore_parent(old)
        for child, link in belongings(register):
            for each in self._linked(child, link, record, old.binned_at):
                self.restore(child, each)

    def touched(self, register: str, records: Iterable[str]) -> None:
        """Count records among those changed."""
        self._ids[register].extend(records)

    def begin(self, undoes: int | None = None) -> int:
        """Open the journal step, once, and return its number."""
        if not self._step:
            operator = self._book.operator
            self._step = journal.open_step(
                self._connection, self._at, operator, self.label, undoes
            )
            note_copy(self._connection, self._book.path, self._step)
        return self._step

    def _update(self, register: str, record: str, after: dict[str, Value]) -> None:
        names = ", ".join(f'"{name}"' for name in after)
        before = self._connection.execute(
            f'SELECT {names} FROM "{register}" WHERE id = ?', (record,)
        ).fetchone()
        entry = Entry(register, record, Action.CHANGE, dict(before), after)
        journal.write(self._connection, self.begin(), [entry])
        write_columns(self._connection, register, record, after)
        self.touched(register, [record])

    def _move_carried(self, old: Record, after: Mapping[str, Value]) -> None:
        """What a line carries follows it, unless it went its own way before."""
        for carried in REGISTERS[old.register].carries:
            moved = {theirs: ours for theirs, ours in carried.copies if ours in after}
            if not moved:
                continue
            for each in self._linked(carried.register, carried.link, old.id):
                has = self._book.require(carried.register, each)
                self.change(
                    carried.register,
                    each,
                    {t: after[o] for t, o in moved.items() if has[t] == old[o]},
                )

    def _restore_parent(self, record: Record) -> None:
        for register, parent in _owners(record):
            found = self._book.get(register, parent)
            if found and found.binned_at:
                self._update(register, parent, {"binned_at": None})

    def _linked(
        self, key: str, link: str, record: str, binned_at: str | None = None
    ) -> list[str]:
        """Ids of the records that point to this one; all, or those binned then."""
        rows = self._connection.execute(
            f'SELECT id FROM "{key}" WHERE "{link}" = ? '
            "AND coalesce(binned_at, '') = coalesce(?, binned_at, '')",
            (record, binned_at),
        )
        return [row[0] for row in rows.fetchall()]


def _with_person(old: Record, marks: Marks) -> dict[str, str]:
    """The marks given, with what stands for a number that was taken out.

    A form knows nothing of it; see `store.expiry`.
    """
    person = {k: m for k, m in old.marks.items() if m.startswith(SAME)}
    return {**person, **marks}


def write_columns(
    connection: sqlite3.Connection,
    register: str,
    record: str,
    columns: Mapping[str, Value],
) -> None:
    """Write columns of one row."""
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    connection.execute(
        f'UPDATE "{register}" SET {assignments} WHERE id = ?',
        (*columns.values(), record),
    )


def belongings(register: str) -> list[tuple[str, str]]:
    """Registers and fields whose records go where a record of this one goes."""
    declared = REGISTERS[register]
    found = {(child.key, child.parent) for child in children(declared)}
    found |= {(c.register, c.link) for c in declared.carries}
    if takes_photos(declared):
        found.add((ATTACHMENT.key, LINK))
    return sorted(found)


def _owners(record: Record) -> Iterator[tuple[str, str]]:
    """Register and id of the records that a record belongs to."""
    if record.register == ATTACHMENT.key and record.text("register") in REGISTERS:
        yield record.text("register"), record.text(LINK)
    for field in REGISTERS[record.register].refs:
        parent = record.text(field.key)
        if parent and (record.register, field.key) in belongings(field.to):
            yield field.to, parent
