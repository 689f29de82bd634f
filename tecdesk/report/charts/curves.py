"""Lines over time: up to a few series, each with its own mark and its own dashes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.report.charts.chart import number_of
from tecdesk.report.charts.chart import words
from tecdesk.report.charts.labels import need
from tecdesk.report.charts.panel import AIR
from tecdesk.report.charts.panel import panels
from tecdesk.report.charts.shapes import DASHES
from tecdesk.report.charts.shapes import Dot
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.measures import Setting
    from tecdesk.report.charts.panel import Panel
    from tecdesk.report.charts.shapes import Shape

RADIUS = 0.75
"""Of a mark, mm."""


def draw_lines(setting: Setting, chart: Chart) -> tuple[list[Shape], float]:
    """All lines with their marks and numbers, and the height they take, mm."""
    texts = [words(v) for each in chart.series for v in each.values]
    widest = max((setting.wide(text, setting.value) for text in texts), default=0.0)
    slot = max(need(setting, chart.labels), widest + 2 * AIR)
    found: list[Shape] = []
    top = 0.0
    for panel in panels(setting, chart, slot, numbers=len(chart.series)):
        found += panel.frame(top)
        for number in range(len(chart.series)):
            found += _line(panel, number, top)
        for at in panel.span:
            found += _numbers(panel, at, top)
        found += panel.names(top)
        top += panel.height
    return found, top


def _line(panel: Panel, number: int, top: float) -> Iterator[Shape]:
    """The stretches between blanks, then the marks over them."""
    values = panel.chart.series[number].values
    dash = DASHES[number % len(DASHES)]
    places = {
        at: (panel.centre(at), panel.level(value, top))
        for at in panel.span
        if (value := number_of(values[at])) is not None
    }
    for one, other in pairwise(panel.span):
        if one in places and other in places:
            yield Polyline((places[one], places[other]), Use.DATA, dash)
    for at, (x, y) in places.items():
        yield Dot(x, y, RADIUS, number % 2 == 0, (number, at))


def _numbers(panel: Panel, at: int, top: float) -> Iterator[Shape]:
    """The numbers of one label over their marks, pushed up where they would touch."""
    chart, setting = panel.chart, panel.setting
    away, pitch = RADIUS + AIR + panel.line / 2, panel.line + AIR / 2
    zero = panel.level(panel.scale.low, top)
    places = []
    for number, each in enumerate(chart.series):
        value = number_of(each.values[at])
        level = zero if value is None else panel.level(value, top)
        places.append((level - away, number))
    lowest = float("inf")
    for y, number in sorted(places, reverse=True):
        lowest = min(y, lowest - pitch)
        text = words(chart.series[number].values[at])
        yield setting.words(
            panel.centre(at), lowest, text, setting.value, key=(number, at)
        )
