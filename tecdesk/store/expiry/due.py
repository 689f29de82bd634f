"""Which records hold a person's number longer than they need to.

A record ends when what it tells of ended. A person whom any other record still needs
keeps the number in all of them: else one record would no longer know the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.veil import without_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

HOLDERS = {
    key: each
    for key, each in REGISTERS.items()
    if any(f.personal for f in each.fields) and (each.ends_by or each.dated_by)
}
"""Registers about persons or things that end; the unit's own telephone is not."""


@dataclass(frozen=True, slots=True)
class Due:
    """The numbers to be taken out.

    Attributes:
        before: ISO day; what ended before it is meant.
        records: register key to ids, in use and in the bin.
        numbers: (register, field) to how many values there are.
        persons: register key to the id of a record to the oldest record that has the
            same ID number, itself where it is the only one.
        held: records that ended, whose person another record still needs.
        noted: records among them with a number written into a note, which stays.
        gone: register key to ids of which only the journal knows: their adding was
            taken back before that day.
    """

    before: str
    records: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    persons: dict[str, dict[str, str]] = field(default_factory=dict)
    held: int = 0
    noted: int = 0
    gone: dict[str, list[str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many records lose a number."""
        return sum(map(len, self.records.values()))


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    over: bool
    numbers: dict[str, str]
    notes: str


def cutoff(today: date, years: int) -> str:
    """The day so many years ago, ISO text; the 29th of February counts as the 28th."""
    if (today.month, today.day) == (2, 29):
        today = today.replace(day=28)
    return today.replace(year=today.year - years).isoformat()


def due(book: Book, before: str) -> Due:
    """What would be taken out now; only reads.

    Args:
        book: the book.
        before: ISO day; see `cutoff`.
    """
    found = Due(before)
    held = noted = 0
    for key, register in HOLDERS.items():
        rows = list(_rows(book, register, before))
        id_field = _id_field(register)
        needed = {row.numbers.get(id_field) for row in rows if not row.over} - {None}
        over = [row for row in rows if row.over and row.numbers]
        going = [row for row in over if row.numbers.get(id_field) not in needed]
        held += len(over) - len(going)
        noted += sum(without_numbers(row.notes) != row.notes for row in going)
        if going:
            found.records[key] = [row.id for row in going]
            found.persons[key] = _persons(going, id_field)
        if gone := _gone(book, key, before):
            found.gone[key] = gone
        for name in (f.key for f in register.fields if f.personal):
            if count := sum(name in row.numbers for row in going):
                found.numbers[key, name] = count
    return replace(found, held=held, noted=noted)


def _id_field(register: Register) -> str:
    found = (f.key for f in register.fields if f.kind is Kind.ID_NUMBER)
    return next(found, "")


def _persons(rows: list[_Row], id_field: str) -> dict[str, str]:
    """Record to the smallest id of those that share its number, as packages say it."""
    first: dict[str, str] = {}
    for row in rows:
        if number := row.numbers.get(id_field):
            first[number] = min(row.id, first.get(number, row.id))
    return {r.id: first[r.numbers[id_field]] for r in rows if id_field in r.numbers}


def _rows(book: Book, register: Register, before: str) -> Iterator[_Row]:
    """Every record, in use and in the bin, with whether it ended long ago."""
    personal = [f.key for f in register.fields if f.personal]
    notes = [f.key for f in register.fields if f.kind in {Kind.NOTE, Kind.TEXT}]
    written = " || ' ' || ".join(f"coalesce(\"{key}\", '')" for key in notes)
    columns = ", ".join(f'"{key}"' for key in personal)
    ends = register.ends_by or register.dated_by
    sql = (
        f'SELECT id, binned_at, "{ends}", {written}, {columns} '
        f'FROM "{register.key}" ORDER BY rowid'
    )
    for row in book.rows(sql, []):
        ended = str(row[2] or row[1] or "")[:10]
        values = zip(personal, row[4:], strict=True)
        numbers = {key: str(value) for key, value in values if value}
        yield _Row(str(row[0]), bool(ended) and _last(ended) < before, numbers, row[3])


def _gone(book: Book, register: str, before: str) -> list[str]:
    """Records whose adding was taken back, and which the journal keeps whole."""
    personal = [f.key for f in REGISTERS[register].fields if f.personal]
    filled = " OR ".join(f"r.before ->> '$.{key}' IS NOT NULL" for key in personal)
    sql = (
        "SELECT r.record FROM journal_row r JOIN journal_step s ON s.id = r.step "
        "WHERE r.register = ? AND NOT EXISTS "
        f'(SELECT 1 FROM "{register}" t WHERE t.id = r.record) '
        f"GROUP BY r.record HAVING max(s.at) < ? AND max({filled})"
    )
    rows = book.rows(sql, [register, before])
    return [str(row[0]) for row in rows]


def _last(day: str) -> str:
    """A text after every day that a date of any precision may mean: 2022 → 2022-99."""
    return day if len(day) == len("2025-01-01") else f"{day}-99"
