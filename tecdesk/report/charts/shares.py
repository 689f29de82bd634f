"""Shares: one bar cut into its parts, each named below with number and percentage."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.report.charts.chart import number_of
from tecdesk.report.charts.chart import words
from tecdesk.report.charts.measures import high
from tecdesk.report.charts.panel import AIR
from tecdesk.report.charts.shapes import FILLS
from tecdesk.report.charts.shapes import Rect
from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.measures import Setting
    from tecdesk.report.charts.shapes import Fill
    from tecdesk.report.charts.shapes import Shape

_BAR = 10.0
"""Height of the bar, mm."""
_SWATCH = (4.5, 2.6)
_BETWEEN = 5.0
"""Between two entries of the list, mm."""
_TENTH = Decimal("0.1")
MOST = len(FILLS)
"""Parts that can be told apart; a chart joins what is beyond into 其他."""


def draw_shares(setting: Setting, chart: Chart) -> tuple[list[Shape], float]:
    """The bar, numbered over its parts, and the list of parts under it."""
    values = chart.series[0].values
    whole = sum(chart.numbers, Decimal(0))
    line = high(setting.label)
    top = line + AIR
    found: list[Shape] = []
    left = 0.0
    for at, value in enumerate(values):
        number = number_of(value)
        if not number:
            continue
        width = setting.width * float(number / whole)
        key = (0, at)
        found.append(Rect(left, top, width, _BAR, _fill(at), key))
        mark, size = str(at + 1), setting.value
        if setting.wide(mark, size) <= width:
            middle = left + width / 2
            found.append(setting.words(middle, line / 2, mark, size, key=key))
        left += width
    named, low = _list(setting, chart, whole, top + _BAR + AIR * 2)
    return [*found, *named], low + AIR * 4


def _list(
    setting: Setting, chart: Chart, whole: Decimal, top: float
) -> tuple[list[Shape], float]:
    """Swatch, name, number and percentage of each part, in columns of one width."""
    texts = [_entry(at, label, chart, whole) for at, label in enumerate(chart.labels)]
    wide, tall = _SWATCH
    widths = [setting.wide(text, setting.label) for text in texts]
    each = max(widths, default=0.0) + wide + AIR * 2 + _BETWEEN
    across = max(int((setting.width + _BETWEEN) / each), 1)
    pitch = high(setting.label) * 1.4
    found: list[Shape] = []
    for at, text in enumerate(texts):
        x = at % across * each
        y = top + (at // across + 0.5) * pitch
        found.append(Rect(x, y - tall / 2, wide, tall, _fill(at)))
        where = x + wide + AIR * 2
        found.append(
            setting.words(
                where, y, text, setting.label, anchor=Anchor.LEFT, key=(0, at)
            )
        )
    return found, top + (-(-len(texts) // across)) * pitch


def _entry(at: int, label: str, chart: Chart, whole: Decimal) -> str:
    value = chart.series[0].values[at]
    number = number_of(value)
    text = f"{at + 1} {label} {words(value)}"
    if number is None or not whole:
        return text
    rate = (number * 100 / whole).quantize(_TENTH, ROUND_HALF_UP)
    return f"{text}{chart.unit}，占{rate}%"


def _fill(at: int) -> Fill:
    return FILLS[at % len(FILLS)]
