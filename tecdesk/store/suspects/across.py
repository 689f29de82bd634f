"""What several units reported: the values by which it may be one and the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.persons import BY_NUMBER
from tecdesk.domain.persons import KEYED
from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


@dataclass(frozen=True, slots=True)
class Told:
    """One record as a unit reported it.

    Attributes:
        id: of the record.
        owner: the unit that reported it.
        values: what was asked for, as text; empty where blank.
    """

    id: str
    owner: str
    values: tuple[str, ...]


def told_by_units(
    book: Book, register: str, keys: Sequence[str], where: Filter
) -> list[Told]:
    """The records wanted, with whose they are; in an order of their own.

    Args:
        book: the county's.
        register: key of the register.
        keys: fields of it, or KEYED for the hash of a person's sound number.
        where: which records.
    """
    declared = REGISTERS[register]
    names = ", ".join(f"coalesce({_column(declared, key)}, '')" for key in keys)
    condition, values = query.where(declared, where, scan=True)
    sql = (
        f'SELECT r.id, r.owner, {names} FROM "{register}" AS r '
        f"WHERE {condition} ORDER BY r.owner, r.created_at, r.id"
    )
    return [
        Told(str(row[0]), str(row[1]), tuple(map(str, tuple(row)[2:])))
        for row in book.rows(sql, values)
    ]


def _column(declared: Register, key: str) -> str:
    if key != KEYED:
        return f'r."{declared[key].key}"'
    mark = f"json_extract(r.marks, '$.{KEYED}')"
    return f"CASE WHEN instr({mark}, ':{BY_NUMBER}:') THEN {mark} END"
