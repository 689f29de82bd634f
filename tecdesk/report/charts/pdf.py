"""Paints laid-out charts on paper: black on white, vectors only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.charts.measures import Setting
from tecdesk.report.charts.measures import box
from tecdesk.report.charts.shapes import Dot
from tecdesk.report.charts.shapes import Fill
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Rect
from tecdesk.report.charts.shapes import Words
from tecdesk.report.charts.shapes import grains
from tecdesk.report.charts.shapes import strokes
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.charts.shapes import Drawing
    from tecdesk.report.charts.shapes import Point
    from tecdesk.report.page.paper import Paper

_BLACK = 0.3
"""Grey of a solid fill: 70 % black."""
_OUTLINE = 0.7
_STROKE = 0.5
_GRAIN = 0.95
"""Widths of an outline, a stroke of a hatch, a dot; points."""


def wide(text: str, size: float, strong: bool) -> float:  # noqa: FBT001 - a Measure
    """Width of a text as `paint` sets it, mm."""
    return measure(text, _face(strong=strong), size)


SETTING = Setting(wide)
"""Across a portrait A4 page."""


def paint(paper: Paper, drawing: Drawing, left: float, top: float) -> None:
    """Paint a chart with its upper left corner at a place of the page, mm."""
    marks: list[str] = []
    for shape in drawing.shapes:
        match shape:
            case Rect():
                marks += _rect(paper, shape, left, top)
            case Polyline():
                points = [_at(paper, left + x, top + y) for x, y in shape.points]
                marks.append(_line(points, shape))
            case Dot():
                marks.append(_dot(paper, shape, left, top))
            case Words():
                if shape.key is not None:
                    marks.append(_behind(paper, shape, left, top))
                style = Style(_face(strong=shape.strong), shape.size)
                paper.text(
                    left + shape.x, top + shape.y, shape.text, style, shape.anchor
                )
    paper.art(marks)


def _face(*, strong: bool) -> Face:
    return Face.HEI if strong else Face.SONG


def _at(paper: Paper, x: float, y: float) -> Point:
    return x * MM, (paper.height - y) * MM


def _rect(paper: Paper, shape: Rect, left: float, top: float) -> Iterator[str]:
    grey = _BLACK if shape.fill is Fill.SOLID else 1
    x, y = _at(paper, left + shape.x, top + shape.y + shape.height)
    sides = f"{x:.2f} {y:.2f} {shape.width * MM:.2f} {shape.height * MM:.2f} re"
    yield f"{grey} g {sides} f 0 g"
    for x1, y1, x2, y2 in strokes(shape):
        ends = [_at(paper, left + x1, top + y1), _at(paper, left + x2, top + y2)]
        yield f"{_STROKE} w 0 J [] 0 d {_path(ends)} S"
    for px, py in grains(shape):
        place = _at(paper, left + px, top + py)
        yield f"{_GRAIN} w 1 J [] 0 d {_path([place, place])} S"
    yield f"{_OUTLINE} w 0 J [] 0 d {sides} S"


def _line(points: list[Point], shape: Polyline) -> str:
    lengths = " ".join(f"{length * MM:.2f}" for length in shape.dash.value)
    return f"{shape.use.value:g} w 0 J [{lengths}] 0 d {_path(points)} S [] 0 d"


def _path(points: list[Point]) -> str:
    first, *rest = points
    return f"{first[0]:.2f} {first[1]:.2f} m " + " ".join(
        f"{x:.2f} {y:.2f} l" for x, y in rest
    )


def _dot(paper: Paper, shape: Dot, left: float, top: float) -> str:
    """A disc as a very short line with round ends; a ring has a white one in it."""
    place = _at(paper, left + shape.x, top + shape.y)
    across = 2 * shape.radius * MM
    path = _path([place, place])
    disc = f"{across:.2f} w 1 J [] 0 d {path} S"
    if shape.filled:
        return disc
    return f"{disc} 1 G {across - 2 * _OUTLINE:.2f} w {path} S 0 G"


def _behind(paper: Paper, shape: Words, left: float, top: float) -> str:
    """White behind a number, so that no line runs through it."""
    x1, y1, x2, y2 = box(shape)
    x, y = _at(paper, left + x1, top + y2)
    return f"1 g {x:.2f} {y:.2f} {(x2 - x1) * MM:.2f} {(y2 - y1) * MM:.2f} re f 0 g"
