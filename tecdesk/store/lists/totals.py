"""What the rows of a list add up to: in all, by group, by distinct value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.figures.figure import State
from tecdesk.store.lists.ranks import path_sql
from tecdesk.store.rows import cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter
    from tecdesk.store.terms.of_year import Stored


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a number field over some rows.

    Attributes:
        value: in the stored unit; None when no row has a number.
        known: rows that have one.
        blank: rows that are still to be filled in.
        not_applicable: rows marked —.
    """

    value: int | None
    known: int
    blank: int
    not_applicable: int

    @property
    def state(self) -> State:
        """Known, blank, or — when nothing else stands there; no rows make 0."""
        if self.known or not (self.blank or self.not_applicable):
            return State.KNOWN
        return State.BLANK if self.blank else State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Summary:
    """What a number of rows come to.

    Attributes:
        rows: how many they are.
        totals: field key to its total.
    """

    rows: int
    totals: Mapping[str, Total]


def summary(book: Book, register: str, where: Filter, fields: Sequence[str]) -> Summary:
    """The count and the totals of number fields over the rows of a filter."""
    [(_, found)] = _summed(book, register, _of(register, where), fields, "NULL")
    return found


def summary_of(
    book: Book, register: str, numbers: Sequence[int], fields: Sequence[str]
) -> Summary:
    """The same over rows by their numbers; those that are gone count for nothing."""
    among = "r.rowid IN (SELECT value FROM json_each(?))"
    these: query.Condition = among, [json.dumps(numbers)]
    [(_, found)] = _summed(book, register, these, fields, "NULL")
    return found


def by_value(
    book: Book,
    register: str,
    where: Filter,
    fields: Sequence[str],
    key: str,
    changed: Stored,
) -> dict[Value, Summary]:
    """The same for each value of a field, or of a part of the date ("month").

    Args:
        book: the book.
        register: key of the register.
        where: the rows.
        fields: keys of the number fields.
        key: the field, "month" or "year".
        changed: stored values that count as others.
    """
    found: dict[Value, Summary] = {}
    path = path_sql(REGISTERS[register], key)
    for stored, each in _summed(book, register, _of(register, where), fields, path):
        value = changed.get(str(stored), stored)
        found[value] = _added(found[value], each) if value in found else each
    return found


def _of(register: str, where: Filter) -> query.Condition:
    return query.where(REGISTERS[register], where, scan=not where.period)


def _summed(
    book: Book,
    register: str,
    condition: query.Condition,
    fields: Sequence[str],
    path: str,
) -> Iterator[tuple[Value, Summary]]:
    declared = REGISTERS[register]
    keys = [declared[key].key for key in fields]
    texts = [path, "count(*)"]
    for key in keys:
        mark = f"json_extract(r.marks, '$.{key}') = '{NOT_APPLICABLE}'"
        marked = f"r.marks IS NOT NULL AND {mark}"
        number = cell(key)
        if key in declared.in_whole:
            number = f'CASE WHEN r."{declared.part_by}" IS NULL THEN {number} END'
        texts += [f"sum({number})", f"count({number})", f"total({marked})"]
    text, values = condition
    sql = (
        f'SELECT {", ".join(texts)} FROM "{register}" AS r WHERE {text}'
        f"{'' if path == 'NULL' else ' GROUP BY 1'}"
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, values).fetchall()
    for row in rows:
        count, numbers = int(row[1]), row[2:]
        totals = {
            key: _total(count, *numbers[3 * at : 3 * at + 3])
            for at, key in enumerate(keys)
        }
        yield row[0], Summary(count, totals)


def _total(rows: int, value: int | None, known: int, marked: float) -> Total:
    return Total(value, known, rows - known - int(marked), int(marked))


def _added(one: Summary, other: Summary) -> Summary:
    totals = {key: _sum(total, other.totals[key]) for key, total in one.totals.items()}
    return Summary(one.rows + other.rows, totals)


def _sum(one: Total, other: Total) -> Total:
    known = one.known + other.known
    return Total(
        (one.value or 0) + (other.value or 0) if known else None,
        known,
        one.blank + other.blank,
        one.not_applicable + other.not_applicable,
    )
