"""What a list is to show: which records, in which order, grouped by what."""

from __future__ import annotations

from dataclasses import dataclass

from tecdesk.store.query import Filter

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class View:
    """What a list shows.

    Attributes:
        register: key of the register.
        where: which records. With a period, words and villages are those of its
            year: what was renamed or merged is found under its name then.
        order: field keys, the first weighing most, `-key` descending; texts go by
            pinyin, words by their list, villages by the county. Without any, the
            newest come first.
        group: field key, "month" or "year" of the date; rows of one group stand
            together.
    """

    register: str
    where: Filter = EVERYTHING
    order: tuple[str, ...] = ()
    group: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What the rows are sorted by, the group first."""
        return (self.group, *self.order) if self.group else self.order
