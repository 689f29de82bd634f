"""Columns from a zero line: one or several beside each other, in rows where many."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.report.charts.chart import number_of
from tecdesk.report.charts.chart import words
from tecdesk.report.charts.labels import need
from tecdesk.report.charts.panel import AIR
from tecdesk.report.charts.panel import panels
from tecdesk.report.charts.shapes import FILLS
from tecdesk.report.charts.shapes import Rect

if TYPE_CHECKING:
    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.measures import Setting
    from tecdesk.report.charts.panel import Panel
    from tecdesk.report.charts.shapes import Shape

_WIDEST = 13.0
"""Of a column, mm."""
_FILLED = 0.62
"""Share of a place that a single column takes."""
_BETWEEN = 2.0
"""Between the columns of neighbours, mm."""


def draw_columns(setting: Setting, chart: Chart) -> tuple[list[Shape], float]:
    """All columns with their numbers, and the height they take, mm."""
    found: list[Shape] = []
    top = 0.0
    for panel in panels(setting, chart, _least_slot(setting, chart)):
        found += panel.frame(top)
        for number in range(len(chart.series)):
            for at in panel.span:
                found += _column(panel, number, at, top)
        found += panel.names(top)
        top += panel.height
    return found, top


def _least_slot(setting: Setting, chart: Chart) -> float:
    """Room that the columns of one label need for their numbers, mm."""
    numbers = [
        setting.wide(words(value), setting.value)
        for each in chart.series
        for value in each.values
    ]
    count = len(chart.series)
    beside = (max(numbers, default=0.0) + AIR) * count
    gap = _BETWEEN if count > 1 else AIR
    return max(beside + gap, need(setting, chart.labels))


def _column(panel: Panel, number: int, at: int, top: float) -> list[Shape]:
    """A column and its number; of what is not known the word stands on the line."""
    shown = panel.chart.series[number].values[at]
    value, key = number_of(shown) or Decimal(0), (number, at)
    left, width = _place(panel, number, at)
    zero, end = panel.level(Decimal(0), top), panel.level(value, top)
    away = panel.line / 2 + AIR
    middle = end + away if value < 0 else end - away
    text = panel.setting.words(
        left + width / 2, middle, words(shown), panel.setting.value, key=key
    )
    if not value:
        return [text]
    fill = FILLS[number % len(FILLS)]
    box = Rect(left, min(end, zero), width, abs(end - zero), fill, key)
    return [box, text]


def _place(panel: Panel, number: int, at: int) -> tuple[float, float]:
    """Left end and width of a column, mm."""
    count = len(panel.chart.series)
    room = panel.slot * _FILLED if count == 1 else panel.slot - _BETWEEN
    together = min(room, _WIDEST * count)
    width = together / count
    return panel.centre(at) - together / 2 + number * width, width
