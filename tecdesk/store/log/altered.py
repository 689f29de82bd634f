"""Finds records that somebody changed without the program.

A record is walked back through its entries: what each says it left must be there,
and what it says was there before takes its place. Where the record was added, or was
last proved, its digest must fit.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.proof import covered
from tecdesk.store.log.proof import proves
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value

_AT_ONCE = 2000
_DERIVED = "search"


@dataclass(frozen=True, slots=True)
class Altered:
    """One record that is not what the journal makes of it.

    Attributes:
        register: key of the register.
        record: its id.
        fields: the columns that are another; empty where nobody can tell which, or
            where it was added or taken away as a whole.
        missing: it was taken away.
        strange: it was put in.
    """

    register: str
    record: str
    fields: tuple[str, ...] = ()
    missing: bool = False
    strange: bool = False


def altered(connection: sqlite3.Connection) -> Iterator[Altered]:
    """Every record that was changed from outside, by register."""
    for register in REGISTERS:
        names = covered(connection, register)
        quoted = ", ".join(f'"{name}"' for name in names)
        rows = connection.execute(f'SELECT {quoted} FROM "{register}" ORDER BY rowid')
        while some := rows.fetchmany(_AT_ONCE):
            states = [dict(zip(names, row, strict=True)) for row in some]
            yield from _looked(connection, register, names, states)
    yield from _missing(connection)


def _looked(
    connection: sqlite3.Connection,
    register: str,
    names: Sequence[str],
    states: Sequence[dict[str, Value]],
) -> Iterator[Altered]:
    ids = json.dumps([state["id"] for state in states])
    entries = defaultdict(list)
    for record, *entry in connection.execute(_ENTRIES, (ids,)):
        entries[record].append(entry)
    known = {row[0]: (row[1], row[2]) for row in connection.execute(_KNOWN, (ids,))}
    for state in states:
        id_ = str(state["id"])
        told = _Told(register, names, state, known.get(id_))
        if found := told.looked(entries[id_]):
            yield found


class _Told:
    """One record on its way back through the journal."""

    def __init__(
        self,
        register: str,
        names: Sequence[str],
        state: dict[str, Value],
        known: tuple[int, bytes | None] | None,
    ) -> None:
        self._register, self._names, self._state = register, names, state
        self._step, self._proof = known or (-1, None)

    def looked(self, entries: Sequence[Sequence[str]]) -> Altered | None:
        """What is wrong with it; None when nothing is."""
        id_ = str(self._state["id"])
        for step, action, before, after, proof in entries:
            if int(step) <= self._step:
                return self._proved(self._proof)
            if action == "remove":
                return Altered(self._register, id_, strange=True)
            if action == "add":
                return self._proved(proof)
            if wrong := self._wrong(told(after)):
                return Altered(self._register, id_, wrong)
            self._state.update(told(before))
        if self._step >= 0:
            return self._proved(self._proof)
        return None if entries else Altered(self._register, id_, strange=True)

    def _wrong(self, after: Mapping[str, Value]) -> tuple[str, ...]:
        state = self._state
        return tuple(
            name
            for name, value in after.items()
            if name != _DERIVED and name in state and state[name] != value
        )

    def _proved(self, proof: object) -> Altered | None:
        if not isinstance(proof, bytes):
            return None
        if proves(proof, self._register, self._names, self._state):
            return None
        return Altered(self._register, str(self._state["id"]))


def _missing(connection: sqlite3.Connection) -> Iterator[Altered]:
    for register in REGISTERS:
        for row in connection.execute(_GONE.format(register), (register,)):
            yield Altered(register, str(row[0]), missing=True)


_ENTRIES = """
    SELECT record, step, action, before, after, proof FROM journal_row
    WHERE record IN (SELECT value FROM json_each(?)) ORDER BY id DESC
"""
_KNOWN = """
    SELECT record, step, proof FROM journal_known
    WHERE record IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_GONE = """
    SELECT record FROM journal_row j WHERE register = ?
    AND NOT EXISTS (SELECT 1 FROM "{}" t WHERE t.id = j.record)
    GROUP BY record HAVING sum(action = 'add') > sum(action = 'remove')
"""
