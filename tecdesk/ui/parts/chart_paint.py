"""Paints laid-out charts on screen: the shapes and hatches of paper, in our colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontInfo
from PySide6.QtGui import QFontMetricsF
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen

from tecdesk.report.charts.measures import Setting
from tecdesk.report.charts.measures import box
from tecdesk.report.charts.measures import high
from tecdesk.report.charts.shapes import Dot
from tecdesk.report.charts.shapes import Fill
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Rect
from tecdesk.report.charts.shapes import Use
from tecdesk.report.charts.shapes import Words
from tecdesk.report.charts.shapes import grains
from tecdesk.report.charts.shapes import strokes
from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.charts.shapes import Drawing
    from tecdesk.report.charts.shapes import Key

_SMALL = 9.0
"""Points on paper of what is set in the size of notes on screen."""
_SECOND = {Fill.RISING, Fill.LEVEL, Fill.FALLING}
"""Drawn in the second colour; the others in the first."""
_LINES = {Use.GRID: "line", Use.ZERO: "line2", Use.GOAL: "text2", Use.DATA: "accent"}


def _font(*, strong: bool) -> QFont:
    return sized("body", bold=True) if strong else sized("note")


def scale() -> float:
    """Logical pixels of a millimetre: a note is as high as 9 points on paper."""
    return QFontInfo(_font(strong=False)).pixelSize() / high(_SMALL)


def setting(width: float, height: float) -> Setting:
    """What a chart is set with, given its width and the height of a row of columns.

    Both are in logical pixels.
    """
    pixels = scale()
    metrics = {strong: QFontMetricsF(_font(strong=strong)) for strong in (False, True)}

    def measure(text: str, _size: float, strong: bool) -> float:  # noqa: FBT001
        return metrics[strong].horizontalAdvance(text) / pixels

    return Setting(measure, width / pixels, height / pixels, _SMALL, _SMALL, 10.5)


def paint(painter: QPainter, drawing: Drawing, marked: Key | None = None) -> None:
    """Paint a chart from the upper left corner, one of its numbers ringed."""
    pixels = scale()
    for shape in drawing.shapes:
        match shape:
            case Rect():
                _rect(painter, shape, pixels)
            case Polyline():
                _polyline(painter, shape, pixels)
            case Dot():
                _dot(painter, shape, pixels)
            case Words():
                _words(painter, shape, pixels)
    if marked is not None:
        _ring(painter, drawing, marked, pixels)


def _ink(fill: Fill) -> QColor:
    return color("amber_g" if fill in _SECOND else "accent")


def _whole(shape: Rect, pixels: float) -> QRectF:
    """On whole pixels, so that edges are sharp."""
    left, top = round(shape.x * pixels), round(shape.y * pixels)
    right = round((shape.x + shape.width) * pixels)
    low = round((shape.y + shape.height) * pixels)
    return QRectF(left, top, max(right - left, 1), max(low - top, 1))


def _rect(painter: QPainter, shape: Rect, pixels: float) -> None:
    ink, place = _ink(shape.fill), _whole(shape, pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(place, ink if shape.fill is Fill.SOLID else color("surface"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(ink, 1.0))
    for x1, y1, x2, y2 in strokes(shape):
        painter.drawLine(_at(x1, y1, pixels), _at(x2, y2, pixels))
    dots = QPen(ink, 2.0)
    dots.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(dots)
    painter.drawPoints([_at(x, y, pixels) for x, y in grains(shape)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0, 0, -1, -1))


def _polyline(painter: QPainter, shape: Polyline, pixels: float) -> None:
    data = shape.use is Use.DATA
    wide = 2.0 if data else 1.0
    pen = QPen(color(_LINES[shape.use]), wide)
    if shape.dash.value:
        pen.setDashPattern([length * pixels / wide for length in shape.dash.value])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=data)
    painter.setPen(pen)
    painter.drawPolyline([_at(x, y, pixels) for x, y in shape.points])


def _dot(painter: QPainter, shape: Dot, pixels: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(color("accent"), 1.5))
    painter.setBrush(color("accent" if shape.filled else "surface"))
    radius = shape.radius * pixels
    painter.drawEllipse(_at(shape.x, shape.y, pixels), radius, radius)


def _words(painter: QPainter, shape: Words, pixels: float) -> None:
    if shape.key is not None:
        painter.fillRect(_around(shape, pixels), color("surface"))
    painter.setFont(_font(strong=shape.strong))
    dark = shape.key is not None or shape.strong
    painter.setPen(color("text" if dark else "text2"))
    painter.drawText(QPointF(shape.left * pixels, shape.y * pixels), shape.text)


def _around(shape: Words, pixels: float) -> QRectF:
    left, top, right, bottom = (edge * pixels for edge in box(shape))
    return QRectF(left, top, right - left, bottom - top)


def _ring(painter: QPainter, drawing: Drawing, key: Key, pixels: float) -> None:
    """Two pixels of accent around the number of what is marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.key == key:
            painter.drawRect(_around(shape, pixels).adjusted(-4, -2, 4, 2))


def _at(x: float, y: float, pixels: float) -> QPointF:
    return QPointF(x * pixels, y * pixels)


def zero_lines(shapes: Sequence[object]) -> int:
    """In how many rows the columns of a chart stand."""
    return sum(isinstance(s, Polyline) and s.use is Use.ZERO for s in shapes)
