"""What is in a backup against what is here: register by register, record by record."""

from __future__ import annotations

from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.backups.content import of_today
from tecdesk.store.connection import connect
from tecdesk.store.door import attach
from tecdesk.store.faults import guarded
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.domain.record import Record

UNSAID = frozenset({"search", "changed_at"})
"""Columns that follow from others, or say nothing by themselves."""
THERE, HERE = "old", "main"


@dataclass(frozen=True, slots=True)
class Difference:
    """How a register differs between a backup and the book.

    Attributes:
        there: ids of records that only the backup has.
        here: ids of those that only the book has.
        both: ids of those that differ, also by being in the bin.
        same: how many are the same in both.
    """

    there: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    same: int = 0

    @property
    def any(self) -> bool:
        """True when something differs."""
        return bool(self.there or self.here or self.both)


@dataclass(frozen=True, slots=True)
class Pair:
    """A record as it is in the backup and as it is here; None where it is not."""

    there: Record | None
    here: Record | None


def compare(book: Path, backup: Path) -> dict[str, Difference]:
    """Register key to how it differs; a register without records is left out.

    Raises:
        DeskError: the book or the backup cannot be read.
    """
    with _beside(book, backup) as connection:
        found = {key: _difference(connection, key) for key in REGISTERS}
    return {key: each for key, each in found.items() if each.any or each.same}


def pairs(book: Path, backup: Path, register: str, ids: Sequence[str]) -> list[Pair]:
    """Some records of a register as they are in the backup and here, in order.

    Raises:
        DeskError: the book or the backup cannot be read.
    """
    with _beside(book, backup) as connection:
        return [
            Pair(
                *(_record(connection, where, register, id_) for where in (THERE, HERE))
            )
            for id_ in ids
        ]


@contextmanager
def _beside(book: Path, backup: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the book for reading, with the backup beside it as `old`."""
    with (
        of_today(backup) as old,
        guarded(book),
        closing(connect(book, writing=False, beside=old)) as connection,
    ):
        with guarded(backup, "备份"):
            attach(connection, old, THERE)
        yield connection


def _difference(connection: sqlite3.Connection, key: str) -> Difference:
    compared = [name for name in stored_columns(key) if name not in UNSAID]
    differs = " OR ".join(f'o."{name}" IS NOT n."{name}"' for name in compared)
    joined = f'FROM {THERE}."{key}" o JOIN {HERE}."{key}" n ON n.id = o.id'
    both = _ids(connection, f"SELECT o.id {joined} WHERE {differs} ORDER BY o.rowid")
    shared = int(connection.execute(f"SELECT count(*) {joined}").fetchone()[0])
    there = _ids(connection, _lacking(key, THERE, HERE))
    here = _ids(connection, _lacking(key, HERE, THERE))
    return Difference(there, here, both, shared - len(both))


def _lacking(key: str, where: str, other: str) -> str:
    return (
        f'SELECT id FROM {where}."{key}" WHERE id NOT IN '
        f'(SELECT id FROM {other}."{key}") ORDER BY rowid'
    )


def _ids(connection: sqlite3.Connection, sql: str) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in connection.execute(sql))


def _record(
    connection: sqlite3.Connection, where: str, register: str, id_: str
) -> Record | None:
    sql = f'SELECT {columns(register)} FROM {where}."{register}" AS r WHERE r.id = ?'
    row = connection.execute(sql, (id_,)).fetchone()
    return record_of(register, tuple(row)) if row else None
