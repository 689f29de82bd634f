"""Events of a day to come, and those entered with many of another year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

_MOST = 90
"""Percent of a batch that must be of one year for the others to be strays."""


def later_than(book: Book, register: str, day: date) -> list[tuple[str, str]]:
    """Id and date of the events after a day, the earliest first.

    A month or year that the day lies in is not after it.
    """
    dated = REGISTERS[register].dated_by
    sql = (
        f'SELECT r.id, r."{dated}" FROM "{register}" AS r '
        f'WHERE +r.binned_at IS NULL AND r."{dated}" > ? ORDER BY 2, r.rowid'
    )
    return [(row[0], row[1]) for row in book.rows(sql, [day.isoformat()])]


def strays(book: Book, register: str, year: int, least: int) -> list[tuple[str, int]]:
    """Events entered at one time with many of a year, but dated in another.

    Args:
        book: the book.
        register: key of the register.
        year: the year of the many.
        least: how many must have been entered at that time.

    Returns:
        Id of each stray, and how many were entered with it.
    """
    dated = f'r."{REGISTERS[register].dated_by}"'
    year_of = f"CAST(substr({dated}, 1, 4) AS INTEGER)"
    known = f"+r.binned_at IS NULL AND {dated} IS NOT NULL"
    sql = (
        f'SELECT r.created_at, {year_of}, count(*) FROM "{register}" AS r '
        f"WHERE {known} GROUP BY 1, 2"
    )
    batches: dict[str, dict[int, int]] = defaultdict(dict)
    for at, of, count in book.rows(sql, []):
        batches[at][of] = count
    found: list[tuple[str, int]] = []
    for at, years in batches.items():
        total, here = sum(years.values()), years.get(year, 0)
        if len(years) > 1 and total >= least and here * 100 >= _MOST * total:
            sql = (
                f'SELECT r.id FROM "{register}" AS r '
                f"WHERE {known} AND r.created_at = ? AND {year_of} <> ?"
            )
            found += [(row[0], total - 1) for row in book.rows(sql, [at, year])]
    return found


def across(
    book: Book, register: str, first: str, last: str, period: Period
) -> list[tuple[str, str, str]]:
    """Events of a period that end in a later year: id, when they begin and end."""
    sql = (
        f'SELECT r.id, r."{first}", r."{last}" FROM "{register}" AS r '
        f'WHERE +r.binned_at IS NULL AND r."{first}" >= ? AND r."{first}" < ? '
        f'AND substr(r."{last}", 1, 4) > substr(r."{first}", 1, 4) ORDER BY 2, r.rowid'
    )
    rows = book.rows(sql, [period.span.start, period.span.end])
    return [(row[0], row[1], row[2]) for row in rows]
