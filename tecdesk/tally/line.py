"""One line of the tally: a figure and everything it is compared to."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.store.figures.aggregate import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Kind
    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.store.figures.headcount import Headcount
    from tecdesk.tally.parts import Part

_TWICE = 2


@dataclass(frozen=True)
class Line:
    """One figure of the sheet with everything it is compared to.

    Numbers are in the stored unit of `kind`.

    Attributes:
        indicator: its declaration.
        unit: counting unit as shown.
        label: what people see, in the words of the period's year.
        figure: the figure of the period.
        target: the year's target; None when there is none.
        last_year: the figure of the same span a year ago; None when the register
            was not complete then.
        parts: the parts of every breakdown asked for.
        persons: at a county, of a number of persons: breakdown and part, both "" for
            the whole, to how many different ones there are across units.
        out_of: how many things there are of which the figure counts some, such as
            villages; None for other figures.
    """

    indicator: Indicator
    unit: str
    label: str
    figure: Figure
    target: int | None
    last_year: Figure | None
    parts: tuple[Part, ...]
    persons: Mapping[tuple[str, str], Headcount] = field(default_factory=dict)
    out_of: int | None = None

    @property
    def kind(self) -> Kind:
        """The kind in which its numbers are shown."""
        return self.indicator.kind

    @property
    def rate(self) -> Decimal | None:
        """Done / target in percent, not rounded; None when it cannot be computed."""
        return percent(self.figure.value, self.target)

    @property
    def compared(self) -> bool:
        """False when last year's figure is not known: what follows from it is blank."""
        return self.last_year is not None and self.last_year.state is not State.BLANK

    @property
    def change(self) -> int | None:
        """Difference to last year."""
        last = self.last_year.value if self.last_year else None
        if last is None or self.figure.value is None:
            return None
        return self.figure.value - last

    @property
    def change_rate(self) -> Decimal | None:
        """Growth over last year in percent; none is given for growth from 0."""
        last = self.last_year.value if self.last_year else None
        return percent(self.change, last)

    @property
    def times(self) -> Decimal | None:
        """How many times last year's figure it is; None below twice (倍)."""
        last = self.last_year.value if self.last_year else None
        if self.figure.value is None or not last:
            return None
        times = Decimal(self.figure.value) / Decimal(last)
        return times if times >= _TWICE else None

    @property
    def coverage(self) -> Decimal | None:
        """How many percent of all it covers, not rounded (覆盖率)."""
        return percent(self.figure.value, self.out_of)

    @property
    def speaks(self) -> bool:
        """False when there is nothing to tell: no record, no target, nothing before."""
        before = self.last_year is not None and self.last_year.records > 0
        return self.figure.records > 0 or self.target is not None or before

    def parts_by(self, by: str) -> tuple[Part, ...]:
        """The parts of one breakdown, in the order of the page."""
        return tuple(part for part in self.parts if part.by == by)


def percent(part: int | None, whole: int | None) -> Decimal | None:
    """One number in percent of another, not rounded; None where there is none."""
    if part is None or not whole:
        return None
    return Decimal(part) * 100 / Decimal(whole)
