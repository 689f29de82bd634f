"""What happened to a thing before it began or after it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

Outside = tuple[str, str, str, str]
"""Id of the record, its date, when its parent began and ended; empty if unknown."""


def outside(book: Book, register: str, period: Period) -> list[Outside]:
    """The records of a period that lie outside the life of what they belong to.

    Dates are compared as far as both are known: a visit of 2025-03 is not before a
    pairing of 2025-03-05.

    Args:
        book: the book.
        register: key of a child register whose parent lasts.
        period: when they happened.
    """
    declared = REGISTERS[register]
    parent = REGISTERS[declared[declared.parent].to]
    day = f'r."{declared.dated_by}"' if declared.dated_by else "CAST(r.year AS TEXT)"
    begun, ended = f'p."{parent.dated_by}"', f'p."{parent.ends_by}"'
    sql = (
        f"SELECT r.id, {day}, coalesce({begun}, ''), coalesce({ended}, '') "
        f'FROM "{register}" AS r JOIN "{parent.key}" AS p '
        f'ON p.id = r."{declared.parent}" '
        f"WHERE r.binned_at IS NULL AND p.binned_at IS NULL "
        f"AND {day} >= ? AND {day} < ? "
        f"AND ({_shorter(day, begun)} < {_shorter(begun, day)} "
        f"OR {_shorter(day, ended)} > {_shorter(ended, day)}) "
        f"ORDER BY {day}, r.rowid"
    )
    rows = book.rows(sql, [period.span.start, period.span.end])
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _shorter(one: str, other: str) -> str:
    """A date as far as the other one is known."""
    return f"substr({one}, 1, length({other}))"
