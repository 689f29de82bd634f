"""The place of every record in the order of a field, kept while a list is in use.

Sorting by pinyin costs as much as reading a whole column. So the column is read once
and its order kept as one integer a row; each further keystroke in the search box
sorts its hits by these. A new step in the journal makes them void.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import sort_key
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.moment import moment
from tecdesk.store.terms.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.terms.of_year import Stored

LAST = 1 << 30
"""Rank of what has no value: after everything, in either direction."""

CALENDAR = {"year": (1, 4), "month": (6, 2)}
"""Parts of the register's date that a list may be grouped by: where they stand."""

Rank = dict["Value", int]


def path_sql(register: Register, key: str) -> str:
    """The SQL of a field, or of a part of the register's date; NULL for unknown."""
    if key not in CALENDAR or key in register.by_key:
        return f'r."{register[key].key}"'
    start, length = CALENDAR[key]
    return f"nullif(substr(r.\"{register.dated_by}\", {start}, {length}), '')"


_Known = tuple[str, str, bool, tuple[tuple[str, str], ...]]


class Ranks:
    """The orders of a book's fields; one for the pages that list them.

    Attributes:
        book: the book.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self._kept: dict[_Known, array[int]] = {}
        self._moment = -1

    def order(
        self, register: str, rows: list[int], keys: Sequence[tuple[str, Stored]]
    ) -> None:
        """Sort rows in place; those that are equal keep their order.

        Args:
            register: key of the register.
            rows: row numbers.
            keys: field keys, the first weighing most; `-key` descends. With each,
                the stored values that count as others.
        """
        for key, changed in reversed(keys):
            rows.sort(key=self._array(register, key, changed).__getitem__)

    def values(self, register: str, key: str, found: Iterable[Value]) -> Rank:
        """The rank of each value of a field, blank last."""
        different = {value for value in found if value is not None}
        in_order = self._in_order(REGISTERS[register], key, different)
        return {value: rank for rank, value in enumerate(in_order)} | {None: LAST}

    def _array(self, register: str, key: str, changed: Stored) -> array[int]:
        self._forget_when_changed()
        name, down = key.removeprefix("-"), key.startswith("-")
        known = (register, name, down, tuple(changed.items()))
        if known not in self._kept:
            self._kept[known] = self._read(register, name, changed, down=down)
        return self._kept[known]

    def _forget_when_changed(self) -> None:
        if (now := moment(self.book)) != self._moment:
            self._kept.clear()
            self._moment = now

    def _read(
        self, register: str, key: str, changed: Stored, *, down: bool
    ) -> array[int]:
        declared = REGISTERS[register]
        path = path_sql(declared, key)
        with guarded(self.book.path):
            cursor = self.book.connection.cursor()
            cursor.row_factory = None
            sql = f'SELECT r.rowid, {path} FROM "{register}" AS r ORDER BY r.rowid'
            numbers, found = _columns(cursor.execute(sql).fetchall())
        if changed:
            found = tuple(changed.get(str(value), value) for value in found)
        ranks = self.values(register, key, found)
        if down:
            ranks = _turned(ranks)
        placed = array("i", [LAST]) * (max(numbers, default=0) + 1)
        for number, value in zip(numbers, found, strict=True):
            placed[number] = ranks[value]
        return placed

    def _in_order(
        self, register: Register, key: str, values: Iterable[Value]
    ) -> list[Value]:
        field = register.by_key.get(key)
        if field is None or field.kind.is_number or field.kind is Kind.DATE:
            return sorted(values, key=lambda v: (isinstance(v, str), v))
        if field.kind is Kind.REF:
            return self._as_referred(field.to, values)
        if field.kind is Kind.CHOICE:
            places = vocabulary(self.book, field.words).order
            return sorted(
                values,
                key=lambda v: (places.get(str(v), len(places)), sort_key(str(v))),
            )
        return sorted(values, key=lambda v: sort_key(str(v)))

    def _as_referred(self, register: str, values: Iterable[Value]) -> list[Value]:
        """In the order of the register pointed to: its own, or pinyin of the name."""
        names = self.book.names(register)
        if query.ranked_by(REGISTERS[register]) == query.POSITION:
            places: Mapping[str, object] = {id_: at for at, id_ in enumerate(names)}
            return sorted(
                values, key=lambda v: (str(v) not in places, places.get(str(v), 0))
            )
        return sorted(values, key=lambda v: sort_key(names.get(str(v), "")))


def _columns(
    rows: list[tuple[int, Value]],
) -> tuple[tuple[int, ...], tuple[Value, ...]]:
    if not rows:
        return (), ()
    numbers, values = zip(*rows, strict=True)
    return numbers, values


def _turned(ranks: Rank) -> Rank:
    return {value: rank if value is None else -rank for value, rank in ranks.items()}
