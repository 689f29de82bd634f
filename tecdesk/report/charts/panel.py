"""One row of places for columns or points: zero line, thin lines, names, the goal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from tecdesk.report.charts.axis import axis
from tecdesk.report.charts.chart import words
from tecdesk.report.charts.labels import cut
from tecdesk.report.charts.measures import high
from tecdesk.report.charts.shapes import Dash
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Use
from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.charts.axis import Axis
    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.measures import Setting
    from tecdesk.report.charts.shapes import Shape

AIR = 0.5
"""Between a number and what it stands on, mm."""
_AFTER = 1.0
"""Between a number of the scale and the places, mm."""
_APART = 3.5
"""Between two rows of one chart, mm."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Where the places of some labels lie.

    Attributes:
        setting, chart: what is laid out.
        scale: what lies between bottom and top.
        span: numbers of the labels.
        left: where the first place begins, mm.
        slot: width of a place, mm.
        numbers: how many lines of numbers may stand over the highest place.
    """

    setting: Setting
    chart: Chart
    scale: Axis
    span: range
    left: float
    slot: float
    numbers: int

    @property
    def line(self) -> float:
        """Height of a line of numbers, mm."""
        return high(self.setting.value)

    @property
    def right(self) -> float:
        """Where the last place ends, mm."""
        return self.left + self.slot * len(self.span)

    @property
    def _over(self) -> float:
        return (self.line + AIR) * self.numbers

    @property
    def _bottom(self) -> float:
        """Lower end of the places, from the panel's top, mm."""
        below = self.line + AIR if self.scale.low < 0 else 0.0
        return self._over + self.setting.height + below

    @property
    def height(self) -> float:
        """With the names and the gap after it, mm."""
        return self._bottom + AIR + self._named() * high(self.setting.label) + _APART

    def centre(self, at: int) -> float:
        """Middle of the place of a label, mm."""
        return self.left + self.slot * (at - self.span.start + 0.5)

    def level(self, value: Decimal, top: float) -> float:
        """Height at which a value lies when the panel begins at `top`, mm."""
        return top + self._over + self.setting.height * (1 - self.scale.share(value))

    def frame(self, top: float) -> Iterator[Shape]:
        """Thin lines with their numbers, the zero line, the goal."""
        goal = self.chart.goal
        for value in self.scale.lines:
            if goal is None or value != goal.value:
                yield from self._ruled(value, top, Use.GRID)
        yield from self._ruled(Decimal(0), top, Use.ZERO)
        if goal is None:
            return
        y = self.level(Decimal(goal.value), top)
        ends = ((self.left, y), (self.right, y))
        yield Polyline(ends, Use.GOAL, Dash.DASHED)
        text = goal_words(self.chart)
        size = self.setting.label
        yield self.setting.words(self.right + AIR, y, text, size, anchor=Anchor.LEFT)

    def names(self, top: float) -> Iterator[Shape]:
        """The names under the places."""
        pitch = high(self.setting.label)
        first = top + self._bottom + AIR + pitch / 2
        for at in self.span:
            lines = cut(self.setting, self.chart.labels[at], self.slot)
            for number, line in enumerate(lines):
                y = first + number * pitch
                yield self.setting.words(self.centre(at), y, line, self.setting.label)

    def _ruled(self, value: Decimal, top: float, use: Use) -> Iterator[Shape]:
        y = self.level(value, top)
        yield Polyline(((self.left, y), (self.right, y)), use)
        size = self.setting.value
        x = self.left - _AFTER
        yield self.setting.words(x, y, _plain(value), size, anchor=Anchor.RIGHT)

    def _named(self) -> int:
        counts = (
            len(cut(self.setting, self.chart.labels[at], self.slot)) for at in self.span
        )
        return max(counts, default=1)


def panels(
    setting: Setting, chart: Chart, slot: float, numbers: int = 1
) -> list[Panel]:
    """The rows of places: as many as it takes, of nearly equal length.

    Args:
        setting: what it is set with.
        chart: what is shown.
        slot: room that each label needs, mm.
        numbers: lines of numbers that may stand over one place.
    """
    goal = [Decimal(chart.goal.value)] if chart.goal else []
    scale = axis([*chart.numbers, *goal])
    ticks = (_plain(value) for value in (Decimal(0), *scale.lines))
    left = max(setting.wide(text, setting.value) for text in ticks) + _AFTER
    right = setting.wide(goal_words(chart), setting.label) + AIR if chart.goal else 0.0
    room = setting.width - left - right
    count = max(len(chart.labels), 1)
    fits = max(int(room / slot), 1)
    each = ceil(count / ceil(count / fits))
    starts = range(0, count, each)
    return [
        Panel(
            setting,
            chart,
            scale,
            range(start, min(start + each, len(chart.labels))),
            left,
            room / each,
            numbers,
        )
        for start in starts
    ]


def goal_words(chart: Chart) -> str:
    """What stands at the end of the goal's line."""
    return f"{chart.goal.name}{words(chart.goal.value)}" if chart.goal else ""


def _plain(value: Decimal) -> str:
    return words(value.normalize() if value else Decimal(0))
