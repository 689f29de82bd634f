"""Inserts new rows of one register, column by column: the fast path of an import."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_texts
from tecdesk.store.rows import searched_keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tecdesk.domain.field import Value

Column = tuple["Value", ...]
Row = tuple[dict[str, "Value"], str | None]
"""All fields of a record in order, and its marks as stored."""


def insert(
    connection: sqlite3.Connection,
    key: str,
    rows: Sequence[Row],
    *,
    ids: Sequence[str],
    owner: str,
    at: str,
) -> None:
    """Insert new rows; columns that none of them fills are left out.

    Args:
        connection: in a transaction of the caller.
        key: key of the register.
        rows: the records, complete.
        ids: their ids, in order.
        owner: the unit they belong to.
        at: local time of creation.
    """
    columns = _columns(key, rows)
    filled = {name: column for name, column in columns.items() if _is_filled(column)}
    texts = [filled[name] for name in searched_keys(key) if name in filled]
    searched = search_texts(texts) if texts else repeat("", len(rows))
    names = ("id", "owner", "created_at", "changed_at", "search", *filled)
    quoted = ", ".join(f'"{name}"' for name in names)
    holes = ", ".join("?" * len(names))
    connection.executemany(
        f'INSERT INTO "{key}"({quoted}) VALUES ({holes})',
        zip(
            ids,
            repeat(owner, len(ids)),
            repeat(at, len(ids)),
            repeat(at, len(ids)),
            searched,
            *filled.values(),
            strict=True,
        ),
    )


def _columns(key: str, rows: Sequence[Row]) -> dict[str, Column]:
    fields = REGISTERS[key].by_key
    columns = zip(*(values.values() for values, _ in rows), strict=True)
    named: dict[str, Column] = dict(zip(fields, columns, strict=True))
    return named | {"marks": tuple(marks for _, marks in rows)}


def _is_filled(column: Column) -> bool:
    return column.count(None) < len(column)
