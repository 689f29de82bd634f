"""Finds the records that a rule may say something about without reading the others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import InOrder
from tecdesk.domain.rules import NoMoreThan
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Rule
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter

_JUDGED = {Kind.ID_NUMBER, Kind.PHONE}


def doubtful(book: Book, register: str, where: Filter) -> list[Record]:
    """Every record of the filter that breaks a rule, and some that do not.

    The caller asks the rules; this only spares reading a hundred thousand records
    that are in order. A number with a check character is for the rules alone to
    judge, so all records with one are handed over; so are all records of a
    register with a rule that is not known here.
    """
    declared = REGISTERS[register]
    condition, values = query.where(declared, where)
    sql = (
        f'SELECT {columns(register)} FROM "{register}" AS r '
        f"WHERE {condition} AND ({_suspicion(register)}) ORDER BY r.rowid"
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, values).fetchall()
    return [record_of(register, tuple(row)) for row in rows]


@cache
def _suspicion(register: str) -> str:
    declared = REGISTERS[register]
    texts = [text for field in declared.fields for text in _of_field(field)]
    texts += [_of_rule(rule) for rule in declared.rules]
    return " OR ".join(texts) or "0"


def _of_field(field: Field) -> Iterator[str]:
    column = f'r."{field.key}"'
    if field.required:
        unless = f' AND r."{field.unless}" IS NULL' if field.unless else ""
        yield f"({column} IS NULL{unless})"
    if field.kind.is_number:
        yield f"{column} < 0"
    if field.part_of:
        yield f'{column} > r."{field.part_of}"'
    if field.kind in _JUDGED:
        yield f"{column} IS NOT NULL"


def _of_rule(rule: Rule) -> str:
    match rule:
        case InOrder(first, last):
            return f'r."{last}" < substr(r."{first}", 1, length(r."{last}"))'
        case NoMoreThan(part, total):
            return f'r."{part}" > r."{total}"'
        case _:
            return "1"
