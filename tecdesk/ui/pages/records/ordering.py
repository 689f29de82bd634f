"""Gets a list into order: at once, or in the worker while the list stays usable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.store.lists.sorting import worked_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.lists.order import Order
    from tecdesk.store.lists.orders import Orders
    from tecdesk.store.lists.view import View
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.jobs import Jobs


class Ordering:
    """Works out the order that was asked for last; earlier ones are dropped."""

    def __init__(self, orders: Orders, path: Path, jobs: Jobs) -> None:
        self._orders = orders
        self._path = path
        self._jobs = jobs
        self._job: Job | None = None

    def ask(self, view: View, then: Callable[[], None]) -> bool:
        """Have the order of a list at hand.

        Args:
            view: the list.
            then: called when it takes longer, as soon as the list can be opened.

        Returns:
            True when it can be opened now.
        """
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._orders.at_once(view):
            return True
        self._job = self._jobs.look(
            "分组" if view.group else "排序",
            lambda _job: _work(self._path, view),
            lambda order: self._on_found(order, view, then),
            key=f"order of {view.register}",
        )
        return False

    def _on_found(self, order: Order, view: View, then: Callable[[], None]) -> None:
        """Take it, unless the book was changed meanwhile: then ask again."""
        self._orders.keep(order)
        if self.ask(view, then):
            then()


def _work(path: Path, view: View) -> Order:
    with Book.open(path, writing=False) as own:
        return worked_out(own, view)
