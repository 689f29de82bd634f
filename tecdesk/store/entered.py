"""The order of entry: what was written last, whatever its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.query import Filter
from tecdesk.store.rows import cell
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

ANY = Filter()


def last_entered(
    book: Book, register: str, limit: int, where: Filter = ANY
) -> list[Record]:
    """The records of a register that were entered last, the newest first.

    Rows are numbered as they are added, so hardly more of them are read than given;
    an index on the filter would find all of them first and then sort.
    """
    condition, values = query.where(REGISTERS[register], where)
    sql = (
        f'SELECT {columns(register)} FROM "{register}" AS r NOT INDEXED '
        f"WHERE {condition} ORDER BY r.rowid DESC LIMIT ?"
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, [*values, limit]).fetchall()
    return [record_of(register, tuple(row)) for row in rows]


def values_entered(book: Book, register: str, field: str, rows: int) -> list[str]:
    """The different values of a field in the records entered last, the newest first.

    Args:
        book: the book.
        register: key of the register.
        field: key of the field.
        rows: how many filled records are looked at.
    """
    name = cell(REGISTERS[register][field].key, "")
    sql = (
        f'SELECT {name} FROM "{register}" NOT INDEXED '
        f"WHERE binned_at IS NULL AND {name} IS NOT NULL ORDER BY rowid DESC LIMIT ?"
    )
    with guarded(book.path):
        found = book.connection.execute(sql, (rows,)).fetchall()
    return list(dict.fromkeys(str(row[0]) for row in found))
