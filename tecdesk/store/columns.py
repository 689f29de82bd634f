"""All rows of a register in the order of partitions, for a copy in columns."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

Row = tuple["Value", ...]


@contextmanager
def one_moment(book: Book) -> Iterator[None]:
    """What is read in the block is the book as it was at the first question."""
    with guarded(book.path):
        book.connection.execute("BEGIN")
        try:
            yield
        finally:
            book.connection.execute("ROLLBACK")


def batches(
    book: Book, register: str, keys: Sequence[str], undated: str, size: int
) -> Iterator[list[Row]]:
    """Every row, also of the bin, sorted by year and owner; SQLite sorts on disk.

    Args:
        book: the book; it must not change meanwhile, see `one_moment`.
        register: key of the register.
        keys: the columns wanted.
        undated: what stands for the year of a row that has none.
        size: rows of a batch.

    Returns:
        Rows of: year as text, order of entry, and the columns.
    """
    names = ", ".join(["rowid", *(f'"{key}"' for key in keys)])
    sql = (
        f"SELECT {_year(register, undated)}, {names} "
        f'FROM "{register}" ORDER BY 1, owner, rowid'
    )
    with guarded(book.path):
        rows = book.connection.execute(sql)
        while found := rows.fetchmany(size):
            yield [tuple(row) for row in found]


def _year(register: str, undated: str) -> str:
    declared = REGISTERS[register]
    if declared.dated_by:
        return f"coalesce(substr(\"{declared.dated_by}\", 1, 4), '{undated}')"
    if "year" in declared.by_key:
        return f"coalesce(CAST(year AS TEXT), '{undated}')"
    return f"'{undated}'"
