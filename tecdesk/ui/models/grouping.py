"""Where the headings of groups stand among the rows of a list."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.store.lists.listing import Group
    from tecdesk.store.lists.totals import Summary


class Grouping:
    """Row numbers of a table in which each group begins with a heading.

    Attributes:
        groups: in order; none when the list is not grouped.
        headings: the rows in which their headings stand.
    """

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        self.groups = tuple(groups)
        self.headings = [group.first + at for at, group in enumerate(self.groups)]
        self._firsts = [group.first for group in self.groups]

    def with_sums(self, found: Mapping[Value, Summary]) -> Grouping:
        """The same groups with what they come to."""
        return Grouping(
            [replace(g, summary=found.get(g.value, g.summary)) for g in self.groups]
        )

    def heading(self, row: int) -> Group | None:
        """The group whose heading stands in a row of the table."""
        at = bisect_right(self.headings, row) - 1
        if at >= 0 and self.headings[at] == row:
            return self.groups[at]
        return None

    def listed(self, row: int) -> int:
        """The row of the list behind a row of the table; of a heading the next."""
        before = bisect_right(self.headings, row)
        return row - before + (self.heading(row) is not None)

    def row(self, listed: int) -> int:
        """The row of the table in which a row of the list stands."""
        return listed + bisect_right(self._firsts, listed)
