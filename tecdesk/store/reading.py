"""What can be asked of a book's records."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.figures.dialect import SQLITE
from tecdesk.store.figures.dialect import Dialect
from tecdesk.store.log import journal
from tecdesk.store.query import Filter
from tecdesk.store.rows import cell
from tecdesk.store.rows import columns
from tecdesk.store.rows import read_record
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.settings import Settings

EVERYTHING = Filter()


class Reader:
    """The questions of a book; every method may raise DeskError when it refuses.

    Attributes:
        path: the file.
        connection: the one connection; only rooms of `store` use it.
        settings: what belongs to the book and is no record.
        dialect: of the engine that answers `ask`.
        looking: why it is only looked at, one sentence; empty where it may be written.
        at_desk: who said to be at the desk for as long as this is open.
    """

    path: Path
    connection: sqlite3.Connection
    settings: Settings
    dialect: Dialect = SQLITE
    looking: str = ""
    at_desk: str = ""

    @property
    def operator(self) -> str:
        """Who is at the desk; stands in the journal, on reports and in packages."""
        return self.at_desk or self.settings.operator

    def get(self, register: str, record: str) -> Record | None:
        """A record by id, in use or in the bin."""
        with guarded(self.path):
            return read_record(self.connection, register, record)

    def require(self, register: str, record: str) -> Record:
        """A record that must be there.

        Raises:
            KeyError: there is none.
        """
        found = self.get(register, record)
        if found is None:
            raise KeyError(f"{register} {record}")
        return found

    def find(
        self,
        register: str,
        where: Filter = EVERYTHING,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> list[Record]:
        """The records wanted, newest first unless ordered otherwise."""
        declared = REGISTERS[register]
        condition, values = query.where(declared, where)
        sql = (
            f'SELECT {columns(register)} FROM "{register}" AS r WHERE {condition} '
            f"ORDER BY {query.order(declared, order)} LIMIT ?"
        )
        rows = self.rows(sql, [*values, -1 if limit is None else limit])
        return [record_of(register, tuple(row)) for row in rows]

    def count(self, register: str, where: Filter = EVERYTHING) -> int:
        """How many records are wanted."""
        condition, values = query.where(REGISTERS[register], where)
        sql = f'SELECT count(*) FROM "{register}" AS r WHERE {condition}'
        return int(self.rows(sql, values)[0][0])

    def totals(
        self, register: str, fields: Sequence[str], where: Filter = EVERYTHING
    ) -> dict[str, int | None]:
        """The sums of number fields over the records wanted; None when all blank."""
        declared = REGISTERS[register]
        if not fields:
            return {}
        sums = ", ".join(f"sum({cell(declared[key].key)})" for key in fields)
        condition, values = query.where(declared, where)
        sql = f'SELECT {sums} FROM "{register}" AS r WHERE {condition}'
        return dict(zip(fields, tuple(self.rows(sql, values)[0]), strict=True))

    def columns(
        self, register: str, keys: Sequence[str], where: Filter = EVERYTHING
    ) -> list[tuple[Value, ...]]:
        """Id and some fields of the records wanted, as entered; for many of them.

        The table is read from end to end: for a year that is most of the book that
        is three times as fast as by its index, for one of ten hardly slower.
        """
        declared = REGISTERS[register]
        names = ", ".join(["r.id", *(cell(declared[key].key) for key in keys)])
        condition, values = query.where(declared, where, scan=True)
        sql = (
            f'SELECT {names} FROM "{register}" AS r WHERE {condition} ORDER BY r.rowid'
        )
        return [tuple(row) for row in self.rows(sql, values)]

    def suggestions(self, register: str, field: str, limit: int = 200) -> list[str]:
        """Different earlier values of a field, the latest first."""
        name = cell(REGISTERS[register][field].key, "")
        sql = (
            f'SELECT {name} FROM "{register}" WHERE {name} IS NOT NULL '
            f"AND binned_at IS NULL GROUP BY {name} "
            "ORDER BY max(changed_at) DESC LIMIT ?"
        )
        return [str(row[0]) for row in self.rows(sql, [limit])]

    def history(self, record: str) -> list[tuple[journal.Step, journal.Entry]]:
        """What was done to a record, oldest first."""
        with guarded(self.path):
            return journal.steps_of(self.connection, record)

    def rows(self, sql: str, values: list[Value]) -> list[sqlite3.Row]:
        """What a statement of a room of `store` selects."""
        with guarded(self.path):
            return self.connection.execute(sql, values).fetchall()

    def ask(
        self, sql: str, values: Mapping[str, Value] = MappingProxyType({})
    ) -> list[Any]:
        """What a question of `figures` selects; here another engine may step in."""
        with guarded(self.path):
            return self.connection.execute(sql, dict(values)).fetchall()
