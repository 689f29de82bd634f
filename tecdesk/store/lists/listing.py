"""A list of records however long: its rows in order, any page of them, its sums.

The order is worked out once, as one number a row; pages are then read by these
numbers, so that scrolling to the end costs what scrolling by one page does.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.lists.ranks import Ranks
from tecdesk.store.lists.totals import Summary
from tecdesk.store.lists.totals import by_value
from tecdesk.store.lists.totals import summary
from tecdesk.store.query import Filter
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of
from tecdesk.store.terms.of_year import AS_STORED
from tecdesk.store.terms.of_year import of_year

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.lists.view import View
    from tecdesk.store.terms.of_year import OfYear
    from tecdesk.store.terms.of_year import Stored

_NEAR = 3000


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a list that stand together under a heading.

    Attributes:
        value: what they share: a word, a village's id, "03"; None when blank.
        first: number of the first row.
        summary: how many they are, and their totals.
    """

    value: Value
    first: int
    summary: Summary


class Lists:
    """Opens the lists of a book; keeps the orders of columns between keystrokes."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._ranks = Ranks(book)

    def open(self, view: View) -> Listing:
        """A list as it is now; after a change of the book open it again."""
        return Listing(self._book, self._ranks, view)


class Listing:
    """One list; made by `Lists.open`.

    Attributes:
        view: what it shows.
    """

    def __init__(self, book: Book, ranks: Ranks, view: View) -> None:
        self.view = view
        self._book = book
        self._ranks = ranks
        self._register: Register = REGISTERS[view.register]
        self._of_year: OfYear = AS_STORED
        self._years: dict[int, OfYear] = {}
        if view.where.period:
            self._of_year = of_year(book, view.where.period.year)
        self._where = self._widened(view.where)

    def first(self, count: int) -> list[Record]:
        """The first rows, as soon as possible: before the list is counted."""
        where = self._where
        if self._keys or "_rows" in self.__dict__:
            return self.page(0, count)
        if where.period or not where.words:
            return self._select(count)
        found = self._select(count, among_newest=True)
        return found if len(found) == count else self.page(0, count)

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, start: int, count: int) -> list[Record]:
        """Rows from a number on; fewer at the end of the list."""
        return self.records(range(max(start, 0), min(start + count, len(self))))

    def records(self, rows: Iterable[int]) -> list[Record]:
        """The records of some rows, by number, in that order."""
        numbers = [self._rows[row] for row in rows]
        found = self._by_number(numbers)
        return [found[number] for number in numbers if number in found]

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

    def summary_of(self, rows: Iterable[int], fields: Sequence[str]) -> Summary:
        """The same over the rows that are marked."""
        ids = [record.id for record in self.records(rows)]
        marked = Filter(ids=ids, binned=self._where.binned)
        return summary(self._book, self.view.register, marked, fields)

    def groups(self, fields: Sequence[str]) -> list[Group]:
        """The groups in order, each with its 小计."""
        key, register = self.view.group, self.view.register
        changed = self._changed(key)
        found = by_value(self._book, register, self._where, fields, key, changed)
        ranks = self._ranks.values(register, key, found)
        groups, first = [], 0
        for value in sorted(found, key=ranks.__getitem__):
            groups.append(Group(value, first, found[value]))
            first += found[value].rows
        return groups

    def choices(self, field: str) -> list[tuple[Value, int]]:
        """The values of a field in the list, in order, with how often each stands."""
        register = self.view.register
        changed = self._changed(field)
        found = by_value(self._book, register, self._where, (), field, changed)
        ranks = self._ranks.values(register, field, found)
        in_order = sorted(found, key=ranks.__getitem__)
        return [(value, found[value].rows) for value in in_order]

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
    def _rows(self) -> array[int]:
        text, values = self._condition
        sql = f'SELECT r.rowid FROM "{self.view.register}" AS r {text} {self._newest}'
        with guarded(self._book.path):
            cursor = self._book.connection.cursor()
            cursor.row_factory = None
            rows = [row[0] for row in cursor.execute(sql, values)]
        if self._keys:
            keys = [(key, self._changed(key)) for key in self._keys]
            self._ranks.order(self.view.register, rows, keys)
        return array("q", rows)

    @property
    def _keys(self) -> tuple[str, ...]:
        return (*filter(None, [self.view.group]), *self.view.order)

    @cached_property
    def _condition(self) -> tuple[str, list[Value]]:
        scan = bool(self._where.words) and not self._where.period
        text, values = query.where(self._register, self._where, scan=scan)
        return f"WHERE {text}", values

    @property
    def _newest(self) -> str:
        """The order of rows that nothing else orders; an index has it."""
        if self._register.dated_by:
            return f'ORDER BY r."{self._register.dated_by}" DESC, r.rowid DESC'
        if query.POSITION in self._register.by_key:
            return "ORDER BY r.position NULLS LAST, r.rowid"
        return "ORDER BY r.rowid"

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

    def _select(self, limit: int, *, among_newest: bool = False) -> list[Record]:
        """The first rows by an index; with words, only from the newest so many.

        A word that is in most records is found there at once; for a rare one the
        whole table has to be read in any case.
        """
        key = self.view.register
        text, values = self._condition
        near = f" AND r.rowid IN ({self._nearest})" if among_newest else ""
        sql = (
            f'SELECT {columns(key)} FROM "{key}" AS r {text}{near} '
            f"{self._newest} LIMIT ?"
        )
        with guarded(self._book.path):
            cursor = self._book.connection.execute(sql, [*values, limit])
            return [record_of(key, tuple(row)) for row in cursor]

    @property
    def _nearest(self) -> str:
        binned = f"r.binned_at IS {'NOT ' * self._where.binned}NULL"
        return (
            f'SELECT r.rowid FROM "{self.view.register}" AS r WHERE {binned} '
            f"{self._newest} LIMIT {_NEAR}"
        )
