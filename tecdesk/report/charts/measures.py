"""The measures of a chart: type sizes, distances, and how texts are measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.charts.shapes import Words
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from tecdesk.report.charts.shapes import Key

Measure = Callable[[str, float, bool], float]
"""Width in mm of a text of a size in points, heavy or not."""

_ASCENT = 0.86
_DESCENT = 0.14
"""Over and under the baseline, in type sizes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a chart is set with; paper and screen each have one.

    Attributes:
        measure: widths of texts.
        width: of the chart, mm.
        height: of one row of columns without its labels, mm.
        label, value, title: type sizes, points.
    """

    measure: Measure
    width: float = 170.0
    height: float = 42.0
    label: float = 9.0
    value: float = 8.0
    title: float = 10.5

    def wide(self, text: str, size: float, *, strong: bool = False) -> float:
        """Width of a text, mm."""
        return self.measure(text, size, strong)

    def words(  # noqa: PLR0913 - a text and its place
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        *,
        anchor: Anchor = Anchor.CENTRE,
        strong: bool = False,
        key: Key | None = None,
    ) -> Words:
        """A text whose middle is at this height."""
        baseline = middle + (_ASCENT - _DESCENT) / 2 * high(size)
        width = self.wide(text, size, strong=strong)
        return Words(x, baseline, text, size, width, anchor, strong, key)


def high(size: float) -> float:
    """Height of a line of type of a size in points, mm."""
    return size / MM


def box(text: Words) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, mm."""
    tall = high(text.size)
    top = text.y - _ASCENT * tall
    return (text.left, top, text.left + text.width, top + tall)
