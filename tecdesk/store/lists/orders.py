"""Keeps the orders of the lists last in use until the book changes.

Sorting by pinyin costs as much as reading a whole column. So a list is put in order
without the words that are searched for and the values that are chosen; each
keystroke then only picks its hits out of that order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import query
from tecdesk.store.faults import guarded
from tecdesk.store.lists.order import whole
from tecdesk.store.lists.sorting import worked_out
from tecdesk.store.moment import moment

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.lists.order import Order
    from tecdesk.store.lists.view import View

QUICK = 20_000
"""So many rows are sorted or added up while a person waits: some 50 ms."""

_KEPT = 3


class Orders:
    """The orders of the lists that were last in use."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kept: dict[tuple[object, ...], Order] = {}

    def of(self, view: View) -> Order:
        """The order of a list as the book is now."""
        found = self.known(view)
        if found is None or not self.is_now(found):
            found = worked_out(self._book, view)
            self.keep(found)
        return found

    def known(self, view: View) -> Order | None:
        """The order of a list as it was last worked out; None for never."""
        return self._kept.get(_key(view))

    def is_now(self, order: Order) -> bool:
        """True when the book was not changed since."""
        return order.moment == moment(self._book)

    def keep(self, order: Order) -> None:
        """Use an order that was worked out elsewhere."""
        key = _key(order.view)
        self._kept.pop(key, None)
        self._kept[key] = order
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]

    def at_once(self, view: View) -> bool:
        """True when the order is known, or worked out while a person waits."""
        if not (view.group or view.order):
            return True
        found = self.known(view)
        return (found is not None and self.is_now(found)) or self._few(whole(view))

    def _few(self, view: View) -> bool:
        text, values = query.where(REGISTERS[view.register], view.where)
        rows = f'SELECT 1 FROM "{view.register}" AS r WHERE {text} LIMIT {QUICK + 1}'
        with guarded(self._book.path):
            sql = f"SELECT count(*) FROM ({rows})"
            [count] = self._book.connection.execute(sql, values).fetchone()
        return bool(count <= QUICK)


def _key(view: View) -> tuple[object, ...]:
    where = view.where
    return view.register, where.period, where.binned, view.order, view.group
