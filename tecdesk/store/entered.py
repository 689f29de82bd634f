"""The order of entry: what was written last, whatever its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.query import Filter
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
