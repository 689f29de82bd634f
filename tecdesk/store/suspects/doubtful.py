"""Finds the records that a rule may say something about without reading the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tecdesk.domain.additions import derived
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import JUDGES
from tecdesk.domain.rules import InOrder
from tecdesk.domain.rules import NoMoreThan
from tecdesk.store import query
from tecdesk.store.rows import cell
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Rule
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


def doubtful(book: Book, register: str, where: Filter) -> list[Record]:
    """Every record of the filter that breaks a rule, and some that do not.

    The caller asks the rules; this only spares reading a hundred thousand records
    that are in order. All records of a register with a rule that is not known here
    are handed over.
    """
    declared = REGISTERS[register]
    condition, values = query.where(declared, where, scan=True)
    ids = json.dumps(_misnumbered(book, register, where))
    suspicion = f"{_suspicion(register)} OR r.id IN (SELECT value FROM json_each(?))"
    sql = (
        f'SELECT {columns(register)} FROM "{register}" AS r '
        f"WHERE {condition} AND ({suspicion}) ORDER BY r.rowid"
    )
    rows = book.rows(sql, [*values, ids])
    return [record_of(register, tuple(row)) for row in rows]


def _misnumbered(book: Book, register: str, where: Filter) -> list[Value]:
    """Ids of the records with a number that is not right in itself."""
    judges = {f.key: JUDGES[f.kind][1] for f in _judged(register)}
    if not judges:
        return []
    return [
        row[0]
        for row in book.columns(register, tuple(judges), where)
        if any(
            value and judge(str(value))
            for value, judge in zip(row[1:], judges.values(), strict=True)
        )
    ]


def _judged(register: str) -> list[Field]:
    return [field for field in REGISTERS[register].fields if field.kind in JUDGES]


@derived
def _suspicion(register: str) -> str:
    declared = REGISTERS[register]
    texts = [text for field in declared.fields for text in _of_field(field)]
    texts += [_of_rule(rule) for rule in declared.rules]
    return " OR ".join(texts) or "0"


def _of_field(field: Field) -> Iterator[str]:
    column = cell(field.key)
    if field.required:
        unless = f' AND r."{field.unless}" IS NULL' if field.unless else ""
        yield f"({column} IS NULL{unless})"
    if field.kind.is_number:
        yield f"{column} < 0"
    if field.part_of:
        yield f"{column} > {cell(field.part_of)}"


def _of_rule(rule: Rule) -> str:
    match rule:
        case InOrder(first, last):
            return f'r."{last}" < substr(r."{first}", 1, length(r."{last}"))'
        case NoMoreThan(part, total):
            return f'r."{part}" > r."{total}"'
        case _:
            return "1"
