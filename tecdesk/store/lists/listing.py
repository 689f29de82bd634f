"""A list of records however long: its rows in order, any page of them, its sums.

The order is worked out once, as one number a row; pages are then read by these
numbers, so that scrolling to the end costs what scrolling by one page does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.lists.order import whole
from tecdesk.store.lists.orders import Orders
from tecdesk.store.lists.ranks import in_order
from tecdesk.store.lists.sorting import hits
from tecdesk.store.lists.totals import Summary
from tecdesk.store.lists.totals import by_value
from tecdesk.store.lists.totals import summary
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of
from tecdesk.store.terms.of_year import AS_STORED
from tecdesk.store.terms.of_year import of_year

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.lists.order import Order
    from tecdesk.store.lists.view import View
    from tecdesk.store.query import Filter
    from tecdesk.store.terms.of_year import OfYear
    from tecdesk.store.terms.of_year import Stored


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a list that stand together under a heading.

    Attributes:
        value: what they share: a word, a village's id, "03"; None when blank.
        first: number of the first row.
        summary: how many they are, and their totals as far as they are known.
    """

    value: Value
    first: int
    summary: Summary


class Lists:
    """Opens the lists of a book; keeps their orders between keystrokes.

    Attributes:
        orders: what is kept.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self.orders = Orders(book)

    def open(self, view: View) -> Listing:
        """A list as it is now; after a change of the book open it again."""
        return Listing(self._book, self.orders, view)

    def meanwhile(self, view: View) -> Listing:
        """The same rows, as far as can be said at once in which order.

        As they were sorted before the book was changed, what is new first; or
        unsorted where they never were.
        """
        old = self.orders.known(view)
        if old is None:
            return self.open(replace(view, order=(), group=""))
        return Listing(self._book, self.orders, view, old)


class Listing:
    """One list; made by `Lists`.

    Attributes:
        view: what it shows.
    """

    def __init__(
        self, book: Book, orders: Orders, view: View, order: Order | None = None
    ) -> None:
        self.view = view
        self._book = book
        self._orders = orders
        self._old = order
        self._register: Register = REGISTERS[view.register]
        self._of_year: OfYear = AS_STORED
        self._years: dict[int, OfYear] = {}
        if view.where.period:
            self._of_year = of_year(book, view.where.period.year)
        self._where = self._widened(view.where)

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, start: int, count: int) -> list[Record]:
        """Rows from a number on; fewer at the end of the list."""
        return self.records(range(max(start, 0), min(start + count, len(self))))

    def records(self, rows: Iterable[int]) -> list[Record]:
        """The records of some rows, in that order; those that are gone are not."""
        return list(self.by_row(rows).values())

    def by_row(self, rows: Iterable[int]) -> dict[int, Record]:
        """Row to its record, in the order asked for, unless it is gone by now."""
        wanted = {row: self._rows[row] for row in rows}
        found = self._by_number([*wanted.values()])
        return {row: found[n] for row, n in wanted.items() if n in found}

    def numbers(self, rows: Iterable[int]) -> list[int]:
        """What names some rows to another connection."""
        return [self._rows[row] for row in rows]

    def row_of(self, record: str) -> int:
        """The number of a record's row; -1 when it is not in the list."""
        sql = f'SELECT rowid FROM "{self.view.register}" WHERE id = ?'
        with guarded(self._book.path):
            found = self._book.connection.execute(sql, (record,)).fetchone()
        try:
            return self._rows.index(found[0]) if found else -1
        except ValueError:
            return -1

    def summary(self, fields: Sequence[str]) -> Summary:
        """The count and the totals of number fields over the whole list."""
        return summary(self._book, self.view.register, self._where, fields)

    def groups(self, fields: Sequence[str]) -> list[Group]:
        """The groups in order, each with its 小计 of these fields."""
        sums = self.subtotals(fields) if fields else {}
        cuts = self._picked.cuts
        ends = [*(first for _, first in cuts[1:]), len(self)]
        groups = []
        for (value, first), end in zip(cuts, ends, strict=False):
            counted = Summary(end - first, {})
            groups.append(Group(value, first, sums.get(value, counted)))
        return groups

    def subtotals(self, fields: Sequence[str]) -> Mapping[Value, Summary]:
        """What the rows of each group come to."""
        return self._by_value(self.view.group, fields)

    def choices(self, field: str) -> list[tuple[Value, int]]:
        """The values of a field in the list, in order, with how often each stands.

        Where a field has several words each of them counts.
        """
        found = {v: each.rows for v, each in self._by_value(field, ()).items()}
        declared = self._register.by_key.get(field)
        if declared and declared.kind is Kind.CHOICES:
            found = _parted(found)
        different = in_order(self._book, self.view.register, field, found)
        return [(value, found[value]) for value in different if value in found]

    def shown(self, record: Record) -> Record:
        """A record in the words and villages of the list's year, or else its own."""
        if self.view.where.period or self._register.ends_by:
            return self._of_year.shown(record)
        day = record.text(self._register.dated_by)
        return self._in(int(day[:4])).shown(record) if day else record

    def _in(self, year: int) -> OfYear:
        if year not in self._years:
            self._years[year] = of_year(self._book, year)
        return self._years[year]

    @cached_property
    def _picked(self) -> Order:
        """The order of the list's own rows."""
        order = self._old or self._orders.of(self.view)
        if self._old is None and self.view == whole(self.view):
            return order
        scan = bool(self._where.words) and not self._where.period
        condition = query.where(self._register, self._where, scan=scan)
        found = hits(self._book, self._register, condition)
        return order.picked(found) if self._old is None else order.with_new(found)

    @property
    def _rows(self) -> array[int]:
        return self._picked.rows

    def _by_value(self, key: str, fields: Sequence[str]) -> Mapping[Value, Summary]:
        register, changed = self.view.register, self._changed(key)
        return by_value(self._book, register, self._where, fields, key, changed)

    def _changed(self, key: str) -> Stored:
        field = self._register.by_key.get(key.removeprefix("-"))
        return self._of_year.changed(field) if field else {}

    def _widened(self, where: Filter) -> Filter:
        """The filter over what is stored: other spellings count too."""
        if not (self._of_year.villages or self._of_year.words):
            return where
        among: dict[str, Collection[Value]] = {
            key: (value,) for key, value in where.equals.items()
        }
        for key, wanted in (*among.items(), *where.among.items()):
            field = self._register[key]
            among[key] = [s for v in wanted for s in self._of_year.stored(field, v)]
        return replace(where, equals={}, among=among)

    def _by_number(self, numbers: Sequence[int]) -> dict[int, Record]:
        key = self.view.register
        sql = (
            f'SELECT {columns(key)}, r.rowid FROM "{key}" AS r '
            "WHERE r.rowid IN (SELECT value FROM json_each(?))"
        )
        with guarded(self._book.path):
            cursor = self._book.connection.execute(sql, (json.dumps(numbers),))
            return {row[-1]: record_of(key, tuple(row)) for row in cursor}


def _parted(found: Mapping[Value, int]) -> dict[Value, int]:
    """The counts of combined words as counts of each word."""
    made: dict[Value, int] = {}
    for value, count in found.items():
        words: list[Value] = [value] if value is None else [*str(value).split("、")]
        for word in words:
            made[word] = made.get(word, 0) + count
    return made
