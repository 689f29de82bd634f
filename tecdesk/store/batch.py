"""Inserts new rows of one register, column by column: the fast path of an import."""

from __future__ import annotations

from itertools import chain
from itertools import repeat
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import search_texts
from tecdesk.store.log import proof
from tecdesk.store.rows import complete
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import own_texts
from tecdesk.store.rows import packed_columns
from tecdesk.store.rows import refuse_unknown
from tecdesk.store.rows import searched_keys
from tecdesk.store.rows import unsaid
from tecdesk.store.schema.drift import OWN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
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
    columns = packed_columns(_columns(key, rows, year), len(rows))
    columns["marks"] = tuple(marks_text(marks) for _, marks in rows)
    filled = {name: column for name, column in columns.items() if _is_filled(column)}
    usual = unsaid(key)
    texts = [
        _without(filled[name], usual[name]) if name in usual else filled[name]
        for name in searched_keys(key)
        if name in filled
    ]
    texts += [tuple(each) for each in own_texts(filled.get(OWN, ()))]
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
        return _together(register.by_key, list(complete(key, rows, year)))
    refuse_unknown(key, given)
    found = zip(*(values.values() for values, _ in rows), strict=True)
    columns = dict(zip(given, (_without(each, "") for each in found), strict=True))
    blank = {name: (v,) * len(rows) for name, v in register.blank().items()}
    return blank | columns


def _together(
    fields: Iterable[str], whole: Sequence[dict[str, Value]]
) -> dict[str, Column]:
    """Complete records as columns; some may have values of fields of other books."""
    names = dict.fromkeys(fields)
    if any(len(values) > len(names) for values in whole):
        names |= dict.fromkeys(chain.from_iterable(whole))
        return {name: tuple(each.get(name) for each in whole) for name in names}
    rows = [tuple(values.values()) for values in whole]
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def _without(column: Column, unwanted: Value) -> Column:
    if unwanted not in column:
        return column
    return tuple(None if value == unwanted else value for value in column)


def _is_filled(column: Column) -> bool:
    return column.count(None) < len(column)
