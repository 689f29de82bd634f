"""What a record is called where only its row is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.recovery.report import Item
from tecdesk.store.told import told

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tecdesk.domain.field import Value


def named(new: sqlite3.Connection, register: str, id_: str) -> Item:
    """A record of the new book, by its date and name."""
    names = _columns(register)
    quoted = ", ".join(f'"{name}"' for name in names)
    row = new.execute(f'SELECT {quoted} FROM "{register}" WHERE id = ?', (id_,))
    found = row.fetchone()
    values = dict(zip(names, found, strict=True)) if found else {}
    return Item(register, id_, _words(register, values))


def named_by_journal(new: sqlite3.Connection, register: str, id_: str) -> Item:
    """A record that is gone, by what the journal last said of it."""
    known: dict[str, Value] = {}
    sql = "SELECT before, after FROM journal_row WHERE record = ? ORDER BY rowid"
    for before, after in new.execute(sql, (id_,)):
        for text in (before, after):
            known |= told(text)
    return Item(register, id_, _words(register, known))


def _columns(register: str) -> list[str]:
    declared = REGISTERS[register]
    return [key for key in (declared.dated_by, declared.named_by) if key]


def _words(register: str, values: Mapping[str, Value]) -> str:
    texts = (values.get(name) for name in _columns(register))
    return " ".join(str(text) for text in texts if text)
