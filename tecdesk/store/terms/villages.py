"""Villages in a year: what they are called, and for which they count.

A renamed village stays one record and keeps its old names with their last years. A
merged one ends and says which village took it in: from then on its records count
there, and those of earlier years stay where they were. One that was parted from
another says from which: in the years before, what is put down for it, such as a
household that has moved over with the line, counts for the village it was then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.reading import Reader

_NAMES = """
    SELECT v.id, coalesce(
        (SELECT f.name FROM village_name f WHERE f.village = v.id
         AND f.binned_at IS NULL AND f.until >= ? ORDER BY f.until LIMIT 1),
        v.name, '')
    FROM village v
    ORDER BY v.position IS NULL, v.position, v.created_at, v.owner, v.rowid
"""
_MERGED = """
    SELECT id, replaced_by FROM village
    WHERE replaced_by IS NOT NULL AND coalesce(valid_to, 0) < :year
    UNION ALL
    SELECT id, split_from FROM village
    WHERE split_from IS NOT NULL AND valid_from > :year
"""


def merged_by(book: Reader, year: int) -> dict[str, str]:
    """Village to the one that its records count for in a year, where it differs."""
    with guarded(book.path):
        rows = book.connection.execute(_MERGED, {"year": year}).fetchall()
    into = {str(old): str(new) for old, new in rows}
    return {old: _end(into, old) for old in into}


def names(book: Reader, year: int) -> dict[str, str]:
    """Village to what it is called in a year; the name of what took it in, if so."""
    with guarded(book.path):
        rows = book.connection.execute(_NAMES, (year,)).fetchall()
    found = {str(row[0]): str(row[1]) for row in rows}
    merged = merged_by(book, year)
    return {id_: found[merged.get(id_, id_)] for id_ in found}


def valid(book: Reader, year: int) -> dict[str, str]:
    """The villages there are in a year, with their names then, in county order."""
    called, merged = names(book, year), merged_by(book, year)
    return {
        village.id: called[village.id]
        for village in book.find("village", order=("position", "code"))
        if village.id not in merged and is_valid(village, year)
    }


def is_valid(village: Record, year: int) -> bool:
    """True when there is such a village in a year."""
    first, last = village.number("valid_from"), village.number("valid_to")
    return (first or year) <= year <= (last or year)


def _end(into: dict[str, str], village: str) -> str:
    """The end of a chain of mergers."""
    passed = {village}
    while (following := into.get(village, village)) not in passed:
        village = following
        passed.add(village)
    return village
