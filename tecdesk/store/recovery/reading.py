"""Reads a table of a damaged file row by row, going around what cannot be read.

SQLite's own way (.recover) is not in Python's module, so rows are asked for in the
order of their numbers. Where reading stops, the next number that can be read is
searched for: further and further ahead, then back by halves. A page that is lost
costs its rows and some hundred questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.door import reach
from tecdesk.store.faults import errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

Value = str | int | float | bytes | None
Row = tuple[Value, ...]
"""Row number and columns."""

_END = 1 << 62
"""No row has so large a number."""
_START = -1


def open_damaged(path: Path) -> sqlite3.Connection:
    """A connection that hands out text whatever its bytes are."""
    connection = reach(path)
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    return connection


def rows(connection: sqlite3.Connection, table: str, types: list[str]) -> Iterator[Row]:
    """Every row of a table that can be read and is what its columns say.

    Args:
        connection: made by `open_damaged`.
        table: its name.
        types: of its columns, in order: TEXT, INTEGER, BLOB ...
    """
    after = _START
    while True:
        try:
            for row in _from(connection, table, after):
                if row[0] <= after:
                    break  # the tree runs in a circle
                after = row[0]
                if _plausible(row[1:], types):
                    yield row
            else:
                return
        except errors():
            pass
        found = _next(connection, table, after)
        if found is None:
            return
        after = found - 1


def _from(connection: sqlite3.Connection, table: str, after: int) -> sqlite3.Cursor:
    sql = f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid'
    return connection.execute(sql, (after,))


def _next(connection: sqlite3.Connection, table: str, after: int) -> int | None:
    """The first row number after a place that cannot be read; None for no more."""
    failing, step = after + 1, 1
    while (found := _probe(connection, table, failing + step)) is None:
        step *= 2
        if step > _END:
            return None
    low, high = failing + step // 2, failing + step
    while low < high:
        middle = (low + high) // 2
        nearer = _probe(connection, table, middle)
        if nearer is None:
            low = middle + 1
        else:
            high, found = middle, nearer
    return None if found == _END else found


def _probe(connection: sqlite3.Connection, table: str, at: int) -> int | None:
    """Number of the row at or after a number, _END for none; None if unreadable."""
    try:
        row = next(_from(connection, table, at - 1), None)
    except errors():
        return None
    if row is None:
        return _END
    return int(row[0]) if row[0] >= at else None


def _plausible(values: Row, types: list[str]) -> bool:
    """True when every value is of its column's type, and text is text."""
    return len(values) == len(types) and all(map(_fits, values, types))


def _fits(value: Value, kind: str) -> bool:
    if value is None:
        return True
    if isinstance(value, str):
        return kind == "TEXT" and _encodes(value)
    if isinstance(value, int):
        return kind in {"INTEGER", "INT"}
    return kind == "BLOB" if isinstance(value, bytes) else kind == "REAL"


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
