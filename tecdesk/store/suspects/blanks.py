"""Fields that some records of a period leave blank while others fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.rows import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


def partly_blank(
    book: Book, register: str, fields: Sequence[str], where: Filter
) -> dict[str, tuple[list[str], int]]:
    """Field to the ids of the records without it, and how many have it.

    A value that does not apply (—) is not blank. Fields that all records fill, or
    none, are left out: where nobody fills it, nothing is added up wrongly.
    """
    declared = REGISTERS[register]
    condition, values = query.where(declared, where, scan=True)
    source = f'FROM "{register}" AS r WHERE {condition}'
    found = {}
    blanks = [_blank(declared[key].key) for key in fields]
    counts = ", ".join(f"sum({blank}), count(*)" for blank in blanks)
    row = book.rows(f"SELECT {counts} {source}", values)[0] if fields else ()
    for at, key in enumerate(fields):
        blank, whole = row[2 * at] or 0, row[2 * at + 1]
        if 0 < blank < whole:
            rows = book.rows(
                f"SELECT r.id {source} AND {blanks[at]} ORDER BY r.rowid", values
            )
            found[key] = ([str(each[0]) for each in rows], whole - blank)
    return found


def _blank(key: str) -> str:
    mark = f"coalesce(json_extract(r.marks, '$.{key}'), '')"
    return f"({cell(key)} IS NULL AND {mark} <> '{NOT_APPLICABLE}')"
