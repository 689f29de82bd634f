"""The year a desk is working on when nobody has chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    import sqlite3
    from datetime import date


def working_year(connection: sqlite3.Connection, today: date) -> int:
    """The newest year that holds events, or this one when there are none.

    In January the year just ended is still being summed up; the first record of
    the new year moves the desk on.
    """
    newest = (_newest(connection, key, today) for key in _EVENTS)
    return max((int(day[:4]) for day in newest if day), default=today.year)


_EVENTS = tuple(
    register.key
    for register in REGISTERS.values()
    if register.dated_by and not register.ends_by
)


def _newest(connection: sqlite3.Connection, key: str, today: date) -> str | None:
    name = REGISTERS[key].dated_by
    sql = f'SELECT max("{name}") FROM "{key}" WHERE binned_at IS NULL AND "{name}" < ?'
    found: str | None = connection.execute(sql, (str(today.year + 1),)).fetchone()[0]
    return found
