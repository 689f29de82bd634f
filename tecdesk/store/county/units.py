"""The units whose records a county's book holds, and which years they reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.store.reading import Reader

_NAMES = """
    SELECT id, coalesce(name, '') FROM unit
    WHERE id <> :own AND binned_at IS NULL
    ORDER BY owner <> :own, code IS NULL, code,
             CASE WHEN owner = :own THEN rowid END, id
"""
_REPORTED = """
    SELECT DISTINCT s.member FROM county_source s JOIN county_package p
    ON instr(s.files, p.file) WHERE p.year = ? AND p.withdrawn = 0
"""


def reporting_units(book: Reader) -> dict[str, str]:
    """Units to their names: by code as on the county's list, then the others.

    Empty for a township, which has no unit but its own.
    """
    with guarded(book.path):
        values = {"own": book.settings.unit}
        rows = book.connection.execute(_NAMES, values).fetchall()
    return {str(id_): str(name) for id_, name in rows}


def units_without_report(book: Reader, year: int) -> set[str]:
    """Units on the list of whom no package of a year counts.

    None are told where the book was not merged from packages: nobody knows then.
    """
    with guarded(book.path):
        merged = book.connection.execute("SELECT 1 FROM county_source LIMIT 1")
        if merged.fetchone() is None:
            return set()
        rows = book.connection.execute(_REPORTED, (year,)).fetchall()
    return {*reporting_units(book)} - {str(row[0]) for row in rows}
