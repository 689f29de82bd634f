"""Records as rows and back: one insert statement and one reader per register."""

from __future__ import annotations

import json
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.record import Marks
from tecdesk.domain.record import Record
from tecdesk.domain.record import Values
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_text
from tecdesk.store.schema.drift import EVERY
from tecdesk.store.schema.drift import OWN
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

_SEARCHED = frozenset(Kind) - {
    Kind.REF,
    Kind.COUNT,
    Kind.NUMBER,
    Kind.MONEY,
    Kind.AREA,
    Kind.INDICATOR,
}


NAMES = ("id", "owner", "created_at", "changed_at", "binned_at", "marks", OWN)
"""The columns before the fields in a row selected with `columns`."""


def cell(key: str, row: str = "r") -> str:
    """The SQL of what a row holds in a field; of an added one, of the member.

    Args:
        key: of a field that its register has.
        row: alias of the table; empty for none.
    """
    of = f"{row}." if row else ""
    return f"json_extract({of}{OWN}, '$.{key}')" if is_own(key) else f'{of}"{key}"'


@cache
def columns(key: str) -> str:
    """The columns of a Record, quoted, for a SELECT from the alias r."""
    keys = (*NAMES, *REGISTERS[key].columns)
    return ", ".join(f'r."{name}"' for name in keys)


@cache
def stored_columns(key: str) -> tuple[str, ...]:
    """Every column of a register's table that is not computed."""
    return (*EVERY, *REGISTERS[key].columns)


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
    register, at = REGISTERS[key], len(NAMES)
    fields = register.columns
    values = dict(zip(fields, row[at : at + len(fields)], strict=True))
    if register.added or row[6]:
        values |= dict.fromkeys([f.key for f in register.added]) | told(row[6])
    return Record(
        register=key,
        id=str(row[0]),
        owner=str(row[1]),
        created_at=str(row[2]),
        changed_at=str(row[3]),
        binned_at=str(row[4] or ""),
        marks=told(row[5]),
        values=values,
    )


def own_text(values: Values) -> str | None:
    """The values of added fields as stored, always in one order; None without any."""
    found = {k: v for k, v in values.items() if is_own(k) and v is not None}
    if not found:
        return None
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def packed(changed: Mapping[str, Value], whole: Values) -> dict[str, Value]:
    """Changed fields as columns.

    Args:
        changed: field key to value.
        whole: the record as it becomes, for the column that added fields share.
    """
    kept = {key: value for key, value in changed.items() if not is_own(key)}
    return kept if len(kept) == len(changed) else kept | {OWN: own_text(whole)}


def packed_columns(
    found: Mapping[str, Sequence[Value]], rows: int
) -> dict[str, tuple[Value, ...]]:
    """The same for many new records, field key to the values of all of them."""
    kept = {key: tuple(column) for key, column in found.items() if not is_own(key)}
    own = {key: column for key, column in found.items() if is_own(key)}
    if own:
        keys = list(own)
        every = zip(*own.values(), strict=True)
        kept[OWN] = tuple(own_text(dict(zip(keys, row, strict=True))) for row in every)
        if len(kept[OWN]) != rows:
            raise ValueError("columns of different lengths")
    return kept


def unpacked(state: Mapping[str, Value]) -> dict[str, Value]:
    """Columns as they were stored, those of added fields each by its key."""
    if OWN not in state:
        return dict(state)
    kept = {key: value for key, value in state.items() if key != OWN}
    return kept | told(state[OWN])


def marks_text(marks: Marks) -> str | None:
    """Marks as stored; the form is compact so that SQL can look for one mark."""
    if not marks:
        return None
    return json.dumps(dict(marks), ensure_ascii=False, separators=(",", ":"))


@cache
def searched_keys(key: str) -> tuple[str, ...]:
    """The declared fields whose text a search looks through.

    Of the others it looks through every text, also of those that this book does not
    know.
    """
    register = REGISTERS[key]
    fields = (*register.own, *register.common)
    return tuple(f.key for f in fields if f.kind in _SEARCHED and not f.inner)


@cache
def unsaid(key: str) -> dict[str, Value]:
    """Choices as every record begins with them: to find them all says nothing."""
    register = REGISTERS[key]
    fields = (*register.own, *register.common)
    return {f.key: f.default for f in fields if f.default and f.kind is Kind.CHOICE}


def search_of(key: str, values: Values) -> str:
    """The folded words and pinyin initials of a record."""
    usual = unsaid(key)
    texts = [values[k] for k in searched_keys(key) if values[k] != usual.get(k)]
    own = (each for k, each in values.items() if is_own(k))
    texts += [text for text in own if isinstance(text, str)]
    return search_text([str(text) for text in texts if text])


def own_texts(own: Sequence[Value]) -> list[list[Value]]:
    """What is searched of the column of added fields, as columns of text."""
    if not any(own):
        return []
    every = [told(each) for each in own]
    return [
        [text if isinstance(text := each.get(key), str) else None for each in every]
        for key in sorted(set(chain.from_iterable(every)))
    ]


def refuse_unknown(key: str, given: Iterable[str]) -> None:
    """Refuse a field that the register does not have, unless another book made it.

    Raises:
        KeyError: it is not.
    """
    known = REGISTERS[key].by_key
    if unknown := {name for name in given if name not in known and not is_own(name)}:
        raise KeyError(f"{key}: {unknown}")


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
            refuse_unknown(key, full.keys())
        if fill:
            fill(full, year)
        if "" in full.values():
            full = {name: None if v == "" else v for name, v in full.items()}
        yield full
