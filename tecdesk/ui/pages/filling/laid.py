"""Sheets of a form laid on one grid: one of a workbook, all tables of a document."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.grid import BODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.exchange.forms.grid import FormSheet
    from tecdesk.exchange.forms.grid import Place

_NARROWEST = 1.0
"""Of a column in characters; a document may say 0 of one that is there."""
_PAGE = 80.0
"""Width of a document that has no table, in characters."""
_STEP = 0.5
"""Edges of different tables this near are one, in characters."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a cell stands on the grid; all numbers count from 0.

    Attributes:
        place: the cell in its form.
        top, left, bottom, right: rows and columns it covers, the last included.
    """

    place: Place
    top: int
    left: int
    bottom: int
    right: int

    @property
    def key(self) -> tuple[int, int]:
        """Its first row and column."""
        return self.top, self.left

    @property
    def spans(self) -> bool:
        """True when it covers more than one cell of the grid."""
        return (self.bottom, self.right) != self.key


@dataclass(frozen=True)
class Laid:
    """A grid that holds one or several tables, one under another.

    Attributes:
        rows: how many there are.
        widths: width of each column, in characters; 0 for one that is hidden.
        boxes: first row and column of each cell to the cell.
        heads: rows between the tables, with the name of the table that follows.
    """

    rows: int = 0
    widths: tuple[float, ...] = ()
    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self.widths)

    def is_across(self, box: Box) -> bool:
        """True for a cell over the whole width, such as a title."""
        return not box.left and box.right == self.columns - 1

    def at(self, row: int, column: int) -> Box | None:
        """The cell that covers a place of the grid; None between the tables."""
        return self.boxes.get(self._covered.get((row, column), (row, column)))

    def box_of(self, place: Place) -> Box | None:
        """Where a cell stands; None when it is on another sheet."""
        return self._placed.get(place.cell)

    def beside(self, box: Box, down: int, across: int, aim: tuple[int, int]) -> Box:
        """The next cell in a direction, the same at the edge.

        Args:
            box: where to begin.
            down: 1 or -1 for a step over rows, or 0.
            across: the same over columns; one of the two is 0.
            aim: row and column that a walk over wide cells keeps to.
        """
        row = box.bottom + 1 if down > 0 else box.top - 1 if down else aim[0]
        column = box.right + 1 if across > 0 else box.left - 1 if across else aim[1]
        while 0 <= row < self.rows and 0 <= column < self.columns:
            found = self.at(row, column)
            if found is not None and self.widths[column]:
                return found
            row, column = row + down, column + across
        return box

    @cached_property
    def _covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {
            (row, column): box.key
            for box in self.boxes.values()
            if box.spans
            for row in range(box.top, box.bottom + 1)
            for column in range(box.left, box.right + 1)
        }

    @cached_property
    def _placed(self) -> dict[Place, Box]:
        return {box.place: box for box in self.boxes.values()}


def lay(sheets: Sequence[FormSheet]) -> Laid:
    """Lay the tables of a document one under another, its text last."""
    tables = [sheet for sheet in sheets if sheet.name != BODY]
    edges = [_edges(sheet) for sheet in tables]
    every = sorted({edge for own in edges for edge in own}) or [0.0, _PAGE]
    boxes: list[Box] = []
    heads: dict[int, str] = {}
    top = 0
    for sheet, own in zip(tables, edges, strict=True):
        heads[top] = sheet.name
        columns = [every.index(edge) for edge in own]
        boxes += [_moved(box, top + 1, columns) for box in _boxes(sheet)]
        top += sheet.rows + 1
    for sheet in sheets:
        if sheet.name == BODY:
            heads[top] = sheet.name
            boxes += _paragraphs(sheet, top + 1, len(every) - 2)
            top += len(sheet.cells) + 1
    widths = tuple(b - a for a, b in pairwise(every))
    return Laid(top, widths, {box.key: box for box in boxes}, heads)


def _moved(box: Box, down: int, columns: Sequence[int]) -> Box:
    """A cell of a table where the table stands, in the columns of all."""
    left, right = columns[box.left], columns[box.right + 1] - 1
    return Box(box.place, box.top + down, left, box.bottom + down, right)


def _paragraphs(sheet: FormSheet, top: int, last: int) -> list[Box]:
    """The paragraphs with marks, each over the whole width; others are not shown."""
    return [
        Box(sheet.cells[key].place, top + at, 0, top + at, last)
        for at, key in enumerate(sorted(sheet.cells))
    ]


def lay_alone(sheet: FormSheet) -> Laid:
    """Lay one sheet of a workbook, whatever its tab is called."""
    widths = (*sheet.widths, *[8.0] * sheet.columns)[: sheet.columns]
    return Laid(sheet.rows, widths, {box.key: box for box in _boxes(sheet)})


def _boxes(sheet: FormSheet) -> list[Box]:
    """Every cell of a sheet, a merged range as one."""
    found = []
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            if sheet.anchors.get((row, column), (row, column)) != (row, column):
                continue
            merge = sheet.spans.get((row, column))
            bottom = min(merge.bottom, sheet.rows - 1) if merge else row
            right = min(merge.right, sheet.columns - 1) if merge else column
            place = sheet.at(row, column).place
            found.append(Box(place, row, column, bottom, right))
    return found


def _edges(sheet: FormSheet) -> list[float]:
    """Left edges of the columns and the right one of the last, in characters."""
    edges = [0.0]
    for edge in accumulate(max(width, _NARROWEST) for width in sheet.widths):
        edges.append(max(round(edge / _STEP) * _STEP, edges[-1] + _STEP))
    return edges
