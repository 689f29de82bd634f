"""Inserts new rows of one register, column by column: the fast path of an import."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_texts
from tecdesk.store.log import proof
from tecdesk.store.rows import complete
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import searched_keys
from tecdesk.store.rows import unsaid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values

Column = tuple["Value", ...]
Given = tuple["Values", "Marks"]
"""Values of a new record, those left out getting their defaults, and its marks."""


def insert(
    connection: sqlite3.Connection,
    key: str,
    rows: Sequence[Given],
    *,
    ids: Sequence[str],
    system: tuple[str, str],
    year: int,
) -> list[bytes]:
    """Insert new rows; columns that none of them fills are left out.

    Args:
        connection: in a transaction of the caller.
        key: key of the register.
        rows: the records.
        ids: their ids, in order.
        system: the unit they belong to, and the local time of creation.
        year: the year that fills what a record leaves open.

    Returns:
        What proves each record, for the journal.

    Raises:
        KeyError: a value for a field that the register does not have.
    """
    owner, at = system
    columns = _columns(key, rows, year)
    columns["marks"] = tuple(marks_text(marks) for _, marks in rows)
    filled = {name: column for name, column in columns.items() if _is_filled(column)}
    usual = unsaid(key)
    texts = [
        _without(filled[name], usual[name]) if name in usual else filled[name]
        for name in searched_keys(key)
        if name in filled
    ]
    fixed = {"owner": owner, "created_at": at, "changed_at": at}
    searched = search_texts(texts) if texts else [""] * len(rows)
    names = ("id", "search", *fixed, *filled)
    quoted = ", ".join(f'"{name}"' for name in names)
    holes = ", ".join("?" * len(names))
    same = [repeat(value, len(rows)) for value in fixed.values()]
    connection.executemany(
        f'INSERT INTO "{key}"({quoted}) VALUES ({holes})',
        zip(ids, searched, *same, *filled.values(), strict=True),
    )
    covered = proof.covered(connection, key)
    return proof.proofs(key, covered, {"id": ids, **filled}, fixed)


def _columns(key: str, rows: Sequence[Given], year: int) -> dict[str, Column]:
    """Field key to the values of all rows."""
    given = tuple(rows[0][0])
    register = REGISTERS[key]
    alike = all(tuple(values) == given for values, _ in rows)
    if register.fill or not alike or not given:
        whole = [tuple(values.values()) for values in complete(key, rows, year)]
        return dict(zip(register.by_key, zip(*whole, strict=True), strict=True))
    if unknown := set(given) - register.by_key.keys():
        raise KeyError(f"{key}: {unknown}")
    found = zip(*(values.values() for values, _ in rows), strict=True)
    columns = dict(zip(given, (_without(each, "") for each in found), strict=True))
    return {
        name: columns.get(name, (default,) * len(rows))
        for name, default in register.blank().items()
    }


def _without(column: Column, unwanted: Value) -> Column:
    if unwanted not in column:
        return column
    return tuple(None if value == unwanted else value for value in column)


def _is_filled(column: Column) -> bool:
    return column.count(None) < len(column)
