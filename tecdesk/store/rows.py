"""Records as rows and back: one insert statement and one reader per register."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.record import Marks
from tecdesk.domain.record import Record
from tecdesk.domain.record import Values
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_text
from tecdesk.store.schema.drift import SYSTEM
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Iterator

_SEARCHED = frozenset(Kind) - {
    Kind.REF,
    Kind.COUNT,
    Kind.NUMBER,
    Kind.MONEY,
    Kind.AREA,
    Kind.INDICATOR,
}


@cache
def columns(key: str) -> str:
    """The columns of a Record, quoted, for a SELECT from the alias r."""
    system = ("id", "owner", "created_at", "changed_at", "binned_at", "marks")
    keys = (*system, *REGISTERS[key].by_key)
    return ", ".join(f'r."{name}"' for name in keys)


@cache
def stored_columns(key: str) -> tuple[str, ...]:
    """Every column of a register's table that is not computed."""
    return (*SYSTEM, *REGISTERS[key].by_key)


def read_record(
    connection: sqlite3.Connection, register: str, record: str
) -> Record | None:
    """One record by id, in use or in the bin."""
    row = connection.execute(
        f'SELECT {columns(register)} FROM "{register}" AS r WHERE r.id = ?', (record,)
    ).fetchone()
    return record_of(register, tuple(row)) if row else None


def record_of(key: str, row: sqlite3.Row | tuple[Value, ...]) -> Record:
    """A Record from a row selected with `columns`."""
    fields = REGISTERS[key].by_key
    return Record(
        register=key,
        id=str(row[0]),
        owner=str(row[1]),
        created_at=str(row[2]),
        changed_at=str(row[3]),
        binned_at=str(row[4] or ""),
        marks=told(row[5]),
        values=dict(zip(fields, row[6 : 6 + len(fields)], strict=True)),
    )


def marks_text(marks: Marks) -> str | None:
    """Marks as stored; the form is compact so that SQL can look for one mark."""
    if not marks:
        return None
    return json.dumps(dict(marks), ensure_ascii=False, separators=(",", ":"))


@cache
def searched_keys(key: str) -> tuple[str, ...]:
    """The fields whose text a search looks through."""
    fields = REGISTERS[key].fields
    return tuple(f.key for f in fields if f.kind in _SEARCHED and not f.inner)


@cache
def unsaid(key: str) -> dict[str, Value]:
    """Choices as every record begins with them: to find them all says nothing."""
    fields = REGISTERS[key].fields
    return {f.key: f.default for f in fields if f.default and f.kind is Kind.CHOICE}


def search_of(key: str, values: Values) -> str:
    """The folded words and pinyin initials of a record."""
    usual = unsaid(key)
    texts = [values[k] for k in searched_keys(key) if values[k] != usual.get(k)]
    return search_text([str(text) for text in texts if text])


def complete(
    key: str, rows: Iterable[tuple[Values, Marks]], year: int
) -> Iterator[dict[str, Value]]:
    """All fields of new records, in order.

    Args:
        key: key of the register.
        rows: the given values and marks; what is left out gets its default.
        year: the year that fills what a record leaves open.

    Raises:
        KeyError: a value for a field that the register does not have.
    """
    register = REGISTERS[key]
    blank, fill = register.blank(), register.fill
    for values, _ in rows:
        full = {**blank, **values}
        if len(full) != len(blank):
            raise KeyError(f"{key}: {full.keys() - blank.keys()}")
        if fill:
            fill(full, year)
        if "" in full.values():
            full = {name: None if v == "" else v for name, v in full.items()}
        yield full
