"""Records one after the other, for comparing with many without holding them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


def each(book: Book, register: str, *, order: tuple[str, ...] = ()) -> Iterator[Record]:
    """The records in use, as `Book.find` orders them; the book must not change."""
    declared = REGISTERS[register]
    condition, values = query.where(declared, query.Filter())
    sql = (
        f'SELECT {columns(register)} FROM "{register}" AS r WHERE {condition} '
        f"ORDER BY {query.order(declared, order)}"
    )
    with guarded(book.path):
        for row in book.connection.execute(sql, values):
            yield record_of(register, tuple(row))
