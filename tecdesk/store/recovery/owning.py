"""Sees to it that a recovered book belongs to a unit: without one it is not opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.store.birth import add_unit
from tecdesk.store.ids import new_ids
from tecdesk.store.recovery.naming import named
from tecdesk.store.settings import change
from tecdesk.store.settings import load

if TYPE_CHECKING:
    import sqlite3

    from tecdesk.store.recovery.report import Item

_OWNERS = "SELECT owner FROM village GROUP BY owner ORDER BY count(*) DESC"


def own(new: sqlite3.Connection, name: str) -> list[Item]:
    """Let the book belong to its unit, or to a new one where that is lost.

    Args:
        new: the recovered book, in a transaction; its settings can be read.
        name: of the unit, where nothing is known of it.

    Returns:
        The unit, where it is not certain that it is what it was.
    """
    unit = load(new).unit
    if _first(new, "SELECT 1 FROM unit WHERE id = ?", unit):
        return []
    first = _first(new, "SELECT id FROM unit ORDER BY rowid")  # it came with the book
    if not unit and first:
        change(new, lambda kept: replace(kept, unit=first))
    else:
        first = unit or _first(new, _OWNERS) or next(new_ids())
        add_unit(new, name, first)
    return [named(new, "unit", first)]


def _first(new: sqlite3.Connection, sql: str, *values: str) -> str:
    row = new.execute(sql, values).fetchone()
    return str(row[0]) if row else ""
