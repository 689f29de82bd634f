"""Numbers of records against each other, asked of all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.rows import cell

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


def exceeding(
    book: Book, register: str, more: str, less: str, where: Filter
) -> list[tuple[str, int, int]]:
    """Records in which one number exceeds another above 0: id and the two."""
    condition, values = query.where(REGISTERS[register], where, scan=True)
    sql = (
        f'SELECT r.id, {cell(more)}, {cell(less)} FROM "{register}" AS r '
        f"WHERE {condition} AND {cell(less)} > 0 AND {cell(more)} > {cell(less)} "
        "ORDER BY r.rowid"
    )
    return [(row[0], row[1], row[2]) for row in book.rows(sql, values)]


def uneven(book: Book, register: str, field: str, by: int, where: Filter) -> bool:
    """True when some number cannot be divided evenly."""
    condition, values = query.where(REGISTERS[register], where, scan=True)
    sql = (
        f'SELECT EXISTS (SELECT 1 FROM "{register}" AS r '
        f"WHERE {condition} AND {cell(field)} % ? <> 0)"
    )
    return bool(book.rows(sql, [*values, by])[0][0])


def different(book: Book, register: str, field: str, where: Filter) -> list[Value]:
    """The different values of a field, blank among them if some are blank."""
    condition, values = query.where(REGISTERS[register], where, scan=True)
    sql = f'SELECT DISTINCT {cell(field)} FROM "{register}" AS r WHERE {condition}'
    return [row[0] for row in book.rows(sql, values)]
