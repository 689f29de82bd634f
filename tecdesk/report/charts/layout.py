"""A chart laid out: unit and legend over it, title and notes under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.charts.chart import Form
from tecdesk.report.charts.columns import draw_columns
from tecdesk.report.charts.curves import RADIUS
from tecdesk.report.charts.curves import draw_lines
from tecdesk.report.charts.labels import even
from tecdesk.report.charts.measures import high
from tecdesk.report.charts.panel import AIR
from tecdesk.report.charts.shapes import DASHES
from tecdesk.report.charts.shapes import FILLS
from tecdesk.report.charts.shapes import Dot
from tecdesk.report.charts.shapes import Drawing
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Rect
from tecdesk.report.charts.shapes import Use
from tecdesk.report.charts.shares import draw_shares
from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.measures import Setting
    from tecdesk.report.charts.shapes import Shape

_DRAWERS = {
    Form.COLUMNS: draw_columns,
    Form.LINES: draw_lines,
    Form.SHARES: draw_shares,
}
"""Each form to what lays it out; gives its shapes and the height they take, mm."""
_SWATCH = (6.0, 2.6)
_BETWEEN = 4.0
"""Between two entries of the legend, mm."""


def lay_out(chart: Chart, setting: Setting) -> Drawing:
    """Everything of a chart in its place.

    Args:
        chart: what is shown.
        setting: width, type sizes and how texts are measured.

    Returns:
        As wide as the setting and as high as it takes: where there are more labels
        than stand beside each other, the columns go on in a second row.
    """
    head, under_head = _head(setting, chart)
    body, tall = _DRAWERS[chart.form](setting, chart)
    low = under_head + tall
    foot, bottom = _foot(setting, chart, low)
    moved = [_moved(shape, under_head) for shape in body]
    return Drawing(setting.width, bottom, (*head, *moved, *foot))


def _head(setting: Setting, chart: Chart) -> tuple[list[Shape], float]:
    """The unit at the left, the legend at the right; two rows where both are long."""
    size = setting.label
    line = high(size)
    found: list[Shape] = []
    middle, used = line / 2, 0.0
    if chart.unit and chart.form is not Form.SHARES:
        text = setting.words(0, middle, f"单位：{chart.unit}", size, anchor=Anchor.LEFT)
        found, used = [text], text.width + _BETWEEN
    if not _has_legend(chart):
        return found, line + AIR if found else 0.0
    entries = [_SWATCH[0] + AIR + setting.wide(s.name, size) for s in chart.series]
    needed = sum(entries) + _BETWEEN * (len(entries) - 1)
    if used + needed > setting.width:
        middle += line * 1.3
    x = max(setting.width - needed, 0.0)
    for number, wide in enumerate(entries):
        found += _entry(setting, chart, number, x, middle)
        x += wide + _BETWEEN
    return found, middle + line / 2 + AIR * 2


def _has_legend(chart: Chart) -> bool:
    return len(chart.series) > 1 and chart.form is not Form.SHARES


def _entry(
    setting: Setting, chart: Chart, number: int, x: float, middle: float
) -> Iterator[Shape]:
    wide, tall = _SWATCH
    if chart.form is Form.LINES:
        dash = DASHES[number % len(DASHES)]
        yield Polyline(((x, middle), (x + wide, middle)), Use.DATA, dash)
        yield Dot(x + wide / 2, middle, RADIUS, number % 2 == 0)
    else:
        fill = FILLS[number % len(FILLS)]
        yield Rect(x, middle - tall / 2, wide, tall, fill)
    name = chart.series[number].name
    where = x + wide + AIR
    yield setting.words(where, middle, name, setting.label, anchor=Anchor.LEFT)


def _foot(setting: Setting, chart: Chart, top: float) -> tuple[list[Shape], float]:
    """The title, centred, and the notes."""
    found: list[Shape] = []
    pitch = high(setting.title) * 1.25
    for line in even(setting, chart.title, setting.title, setting.width):
        y, middle = top + pitch / 2, setting.width / 2
        found.append(setting.words(middle, y, line, setting.title, strong=True))
        top += pitch
    pitch = high(setting.value) * 1.3
    for note in chart.notes:
        for line in even(setting, note, setting.value, setting.width):
            y = top + pitch / 2
            found.append(setting.words(0, y, line, setting.value, anchor=Anchor.LEFT))
            top += pitch
    return found, top


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Polyline):
        return replace(shape, points=tuple((x, y + down) for x, y in shape.points))
    return replace(shape, y=shape.y + down)
