"""A figure that a person may ask about: everything that says which one it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.domain.field import Kind
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.line import Line
    from tecdesk.tally.parts import Part


@dataclass(frozen=True)
class Asked:
    """A figure of a period, whole or of a part.

    Attributes:
        indicator: its declaration.
        period: its span.
        figure: what it is.
        label: what it is called in the words of its year.
        counted: the counting unit as shown.
        by, part: breakdown and key of the part; empty for the whole.
        name: what the part is called.
    """

    indicator: Indicator
    period: Period
    figure: Figure
    label: str
    counted: str
    by: str = ""
    part: str = ""
    name: str = ""

    @property
    def kind(self) -> Kind:
        """How its number is shown."""
        return self.indicator.kind

    @property
    def unit(self) -> str:
        """The unit that tells lines of one indicator apart; empty for most."""
        return self.counted if self.indicator.per else ""

    @property
    def title(self) -> str:
        """王家湾村 2025年全年 培训人次."""
        when = f"{self.period.year}年{self.period.name}"
        return " ".join(word for word in (self.name, when, self.label) if word)


def whole(line: Line, period: Period) -> Asked:
    """The figure of a line."""
    return Asked(line.indicator, period, line.figure, line.label, line.unit)


def of_part(line: Line, period: Period, part: Part) -> Asked:
    """The figure of a part of a line."""
    return Asked(
        line.indicator,
        period,
        part.figure,
        line.label,
        line.unit,
        part.by,
        part.key,
        part.name,
    )


def last_year(line: Line, period: Period) -> Asked | None:
    """The figure of the same span a year before; None when it is not known."""
    if line.last_year is None:
        return None
    before = period.last_year
    return Asked(line.indicator, before, line.last_year, line.label, line.unit)
