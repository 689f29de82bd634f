"""The latest dates of a register's records, by what they belong to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


def latest(book: Book, register: str, by: str, where: Filter) -> dict[str, list[str]]:
    """For each value of a field the latest date of each precision.

    A date known to the year says less than one known to the day, so neither
    stands for the other: a record of "2025" is no later than one of "2025-03-05".

    Args:
        book: the book.
        register: key of a register with a date.
        by: the field; records in which it is blank are left out.
        where: which records.
    """
    declared = REGISTERS[register]
    key, date = f'r."{declared[by].key}"', f'r."{declared.dated_by}"'
    condition, values = query.where(declared, where)
    sql = (
        f'SELECT {key}, max({date}) FROM "{register}" AS r '
        f"WHERE {condition} AND {key} IS NOT NULL AND {date} IS NOT NULL "
        f"GROUP BY {key}, length({date})"
    )
    found: dict[str, list[str]] = defaultdict(list)
    with guarded(book.path):
        for value, day in book.connection.execute(sql, values):
            found[str(value)].append(str(day))
    return dict(found)
