"""What a book adds to the registers, read from its records of 自加栏目 and 自加指标."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import additions
from tecdesk.domain.own_fields import Whose
from tecdesk.domain.own_fields import additions_of
from tecdesk.domain.registers.own import OWN_FIELD
from tecdesk.domain.registers.own import OWN_INDICATOR
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from pathlib import Path

    from tecdesk.domain.additions import Additions
    from tecdesk.domain.record import Record

DEFINING = frozenset({OWN_FIELD.key, OWN_INDICATOR.key})
"""The registers whose records say what the others have."""


def adopt(connection: sqlite3.Connection, path: Path, unit: str) -> None:
    """A book was opened: what it adds is in force until `release`."""
    additions.adopt(_place(path), added(connection, unit))


def renew(connection: sqlite3.Connection, path: Path, unit: str) -> None:
    """Something was written into an open book that may say something else."""
    additions.renew(_place(path), added(connection, unit))


def touched(registers: Collection[str]) -> bool:
    """Whether what was written may say something else about the registers."""
    return not DEFINING.isdisjoint(registers)


def release(path: Path) -> None:
    """A book was closed."""
    additions.release(_place(path))


def added(connection: sqlite3.Connection, unit: str) -> Additions:
    """What a book adds.

    Args:
        connection: the book's.
        unit: id of the unit that owns it.
    """
    fields, figures = (_records(connection, key) for key in (_FIELD, _FIGURE))
    if not fields and not figures:
        return additions.NOTHING
    names = dict(map(tuple, connection.execute('SELECT id, name FROM "unit"')))
    return additions_of(fields, figures, Whose(unit, names))


_FIELD, _FIGURE = OWN_FIELD.key, OWN_INDICATOR.key


def _records(connection: sqlite3.Connection, register: str) -> list[Record]:
    rows = connection.execute(
        f'SELECT {columns(register)} FROM "{register}" AS r WHERE r.binned_at IS NULL'
    )
    return [record_of(register, tuple(row)) for row in rows]


def _place(path: Path) -> str:
    return str(path.absolute())
