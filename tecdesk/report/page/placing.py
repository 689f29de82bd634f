"""Where the text of a cell stands in its column: found once per text, then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import Align
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import PAD
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.paper import Style
    from tecdesk.report.page.widths import Grid

Placed = tuple[tuple[float, str], ...]
"""The lines of a cell, each with its left edge in mm from the paper's."""
MOST_LINES = 4
"""A cell is cut after so many lines; its whole text follows under the table."""
_CUT = "…"


class Places(dict[str, Placed]):
    """Text to its place in one column and style; works out what it has not seen.

    Attributes:
        cut: texts that were too long for the cell.
    """

    def __init__(self, work: Callable[[str], list[tuple[float, str]]]) -> None:
        super().__init__()
        self._work = work
        self.cut: list[str] = []

    def __missing__(self, text: str) -> Placed:
        lines = self._work(text)
        if len(lines) > MOST_LINES:
            self.cut.append(text)
            x, last = lines[MOST_LINES - 1]
            lines[MOST_LINES - 1 :] = [(x, last[:-1] + _CUT)]
        placed = self[text] = tuple(lines)
        return placed


def places(block: Block, grid: Grid, style: Style) -> list[Places]:
    """One for each column of the block, for cells in this style."""
    return [_of_column(block, grid, at, style) for at in range(len(block.columns))]


def _of_column(block: Block, grid: Grid, at: int, style: Style) -> Places:
    left, right = grid.edges[at], grid.edges[at + 1]
    align = block.columns[at].align
    if align is Align.NUMBER:
        point = left + grid.points[at]
        return Places(lambda text: [(_number(text, left, right, point, style), text)])
    room = right - left - 2 * PAD + 0.05
    if align is Align.LEFT:
        return Places(lambda text: _left(text, left + PAD, room, style))
    return Places(lambda text: _centred(text, (left + right) / 2, room, style))


def _number(text: str, left: float, right: float, point: float, style: Style) -> float:
    whole = text.partition(".")[0]
    if not text[-1:].isdigit():
        return (left + right - measure(text, *style)) / 2
    return point - measure(whole, *style)


def _left(text: str, x: float, room: float, style: Style) -> list[tuple[float, str]]:
    return [(x, line) for line in lines_of(text, *style, room)]


def _centred(
    text: str, middle: float, room: float, style: Style
) -> list[tuple[float, str]]:
    lines = lines_of(text, *style, room)
    return [(middle - measure(line, *style) / 2, line) for line in lines]
