"""Records as rows and back: one insert statement and one reader per register."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.record import Marks
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tecdesk.domain.register import Register

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
def insert_statement(key: str) -> str:
    """INSERT with the columns in the order of `row_of`."""
    names = ["id", "owner", "created_at", "changed_at", "marks", "search"]
    names += REGISTERS[key].by_key
    quoted = ", ".join(f'"{name}"' for name in names)
    holes = ", ".join("?" * len(names))
    return f'INSERT INTO "{key}"({quoted}) VALUES ({holes})'


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
        marks=json.loads(str(row[5])) if row[5] else {},
        values=dict(zip(fields, row[6 : 6 + len(fields)], strict=True)),
    )


def marks_text(marks: Marks) -> str | None:
    """Marks as stored; the form is compact so that SQL can look for one mark."""
    if not marks:
        return None
    return json.dumps(dict(marks), ensure_ascii=False, separators=(",", ":"))


@cache
def searched_keys(key: str) -> tuple[str, ...]:
    """Fields whose text a search looks through."""
    register: Register = REGISTERS[key]
    return tuple(f.key for f in register.fields if f.kind in _SEARCHED)


def search_of(key: str, values: dict[str, Value]) -> str:
    """The folded words and pinyin initials of a record."""
    from tecdesk.domain.search_text import search_text

    texts: Iterable[Value] = (values.get(name) for name in searched_keys(key))
    return search_text([str(text) for text in texts if text])
