"""Two periods or two villages side by side: figures, difference and rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import CORE
from tecdesk.tally.asked import of_part
from tecdesk.tally.asked import whole
from tecdesk.tally.line import percent
from tecdesk.tally.quiet import adds
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from decimal import Decimal

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes:
        period: its span.
        village: key of a village; None for the whole unit, empty for 未填.
    """

    period: Period
    village: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure on both sides; None where a side does not have it.

    Attributes:
        label, unit: what it is called, in the words of the left side's year.
        left, right: the figures.
    """

    label: str
    unit: str
    left: Asked | None
    right: Asked | None

    @property
    def indicator(self) -> Indicator:
        """The declaration of the figure."""
        known = self.left or self.right
        if known is None:
            raise ValueError("a pair of nothing")
        return known.indicator

    @property
    def group(self) -> str:
        """The group of the figure."""
        return self.indicator.group

    @property
    def speaks(self) -> bool:
        """False when no side has a record."""
        return any(each and each.figure.records for each in (self.left, self.right))

    @property
    def change(self) -> int | None:
        """What the left has more, in the stored unit; None where one is not known."""
        if self.left is None or self.right is None:
            return None
        left, right = self.left.figure.value, self.right.figure.value
        return None if left is None or right is None else left - right

    @property
    def rate(self) -> Decimal | None:
        """The same in percent of the right; none is given of nothing."""
        other = self.right.figure.value if self.right else None
        return percent(self.change, other)


def compare(book: Book, left: Side, right: Side) -> tuple[Pair, ...]:
    """The figures of two sides, in the order of the summary sheet.

    Groups of which neither has a record are left out, as on paper.
    """
    one, other = _figures(book, left), _figures(book, right)
    keys = [*one, *(key for key in other if key not in one)]
    pairs = [_pair(one.get(key), other.get(key)) for key in keys]
    kept = {pair.group for pair in pairs if pair.speaks}
    told = (pair for pair in pairs if pair.speaks and adds(pair.indicator, kept))
    spoken = {*CORE, *(pair.group for pair in told)}
    return tuple(pair for pair in pairs if pair.group in spoken)


def _pair(left: Asked | None, right: Asked | None) -> Pair:
    known = left or right
    if known is None:
        raise ValueError("a pair of nothing")
    return Pair(known.label, known.counted, left, right)


def _figures(book: Book, side: Side) -> dict[tuple[str, str], Asked]:
    """By indicator and unit; of a year that is not complete nothing is told."""
    by = () if side.village is None else ("village",)
    sheet, since = make_sheet(book, side.period, by), book.settings.complete_since
    return {
        (asked.indicator.key, asked.counted): asked
        for asked in _asked(sheet, side)
        if (asked.indicator.complete_since(since) or book.year) <= side.period.year
    }


def _asked(sheet: Sheet, side: Side) -> list[Asked]:
    if side.village is None:
        return [whole(line, side.period) for line in sheet.lines]
    return [
        of_part(line, side.period, part)
        for line in sheet.lines
        for part in line.parts_by("village")
        if part.key == side.village
    ]
