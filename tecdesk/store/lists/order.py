"""The order of a list: one number a row, plain data from whichever thread."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.store.lists.view import View

Cut = tuple["Value", int]
"""What the rows of a group share, and the place of the first."""


@dataclass(frozen=True, slots=True)
class Order:
    """All rows of a list in order.

    Attributes:
        view: the list, without what narrows it further.
        moment: the last step in the journal before it was read.
        rows: row numbers.
        cuts: where the groups begin; none when the view has no group.
    """

    view: View
    moment: int
    rows: array[int]
    cuts: tuple[Cut, ...] = ()

    def picked(self, hits: Collection[int]) -> Order:
        """The same order of some of its rows."""
        return self if len(hits) == len(self.rows) else self._of(frozenset(hits), ())

    def with_new(self, hits: Collection[int]) -> Order:
        """The same order of other rows; those it does not know come first."""
        wanted = frozenset(hits)
        return self._of(wanted, sorted(wanted.difference(self.rows), reverse=True))

    def _of(self, wanted: frozenset[int], new: Iterable[int]) -> Order:
        rows = array("q", new)
        if not self.cuts:
            rows.extend(filter(wanted.__contains__, self.rows))
            return replace(self, rows=rows)
        cuts: list[Cut] = []
        ends = [*(at for _, at in self.cuts[1:]), len(self.rows)]
        for (value, at), end in zip(self.cuts, ends, strict=True):
            before = len(rows)
            rows.extend(filter(wanted.__contains__, self.rows[at:end]))
            if len(rows) > before:
                cuts.append((value, before))
        return replace(self, rows=rows, cuts=tuple(cuts))


def whole(view: View) -> View:
    """The list without what narrows it from one keystroke to the next."""
    where = view.where
    return replace(view, where=Filter(period=where.period, binned=where.binned))
