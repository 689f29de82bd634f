"""A grid of labelled fields and a table with empty rows: most of a blank sheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.report.forms.pen import HEAD
from tecdesk.report.forms.pen import LEFT
from tecdesk.report.forms.pen import WRITTEN
from tecdesk.report.forms.pen import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.forms.pen import Pen
    from tecdesk.report.page.paper import Ends
    from tecdesk.report.page.paper import Style

LABEL_WIDTH = 22.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled field.

    Attributes:
        label: what it is called.
        value: what is known; empty leaves room to write.
        width: of the room for the value, mm.
    """

    label: str
    value: str
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table to be filled by hand.

    Attributes:
        heading: over it.
        width: mm.
        style: what is printed in it is set in.
        centred: whether it stands in the middle.
    """

    heading: str
    width: float
    style: Style = WRITTEN
    centred: bool = True


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with room to write.

    Attributes:
        columns: from left to right.
        rows: how many stand on a page.
        head: height of the head, mm.
        row: height of a row, mm.
        foot: words over the first columns of a last row; empty for none.
        over: how many columns the words of the foot stand over.
    """

    columns: tuple[Column, ...]
    rows: int
    head: float
    row: float
    foot: str = ""
    over: int = 0

    def height(self) -> float:
        """Of the whole table on one page, mm."""
        return self.head + self.rows * self.row + (self.head if self.foot else 0)


def fields(
    pen: Pen, top: float, rows: Sequence[Sequence[Entry]], height: float
) -> float:
    """Draw rows of labelled fields.

    Returns:
        Where they end, mm from the top.
    """
    across: list[Ends] = []
    down: list[Ends] = []
    for at, row in enumerate(rows):
        x, y = LEFT, top + at * height
        if at:
            across.append((LEFT, y, pen.right, y))
        for entry in row:
            pen.label(Box(x, y, LABEL_WIDTH, height), entry.label)
            value = Box(x + LABEL_WIDTH, y, entry.width, height)
            pen.write(value, entry.value)
            ends = (value.x, value.x + value.width)
            down += [(end, y, end, y + height) for end in ends if end < pen.right - 0.1]
            x = value.x + value.width
    pen.rules([*across, *down])
    whole = Box(LEFT, top, pen.right - LEFT, len(rows) * height)
    pen.frame(whole)
    return top + whole.height


def table(pen: Pen, top: float, ruled: Ruled, rows: Sequence[Sequence[str]]) -> float:
    """Draw one page of a table; rows beyond the given ones stay empty.

    Returns:
        Where it ends, mm from the top.
    """
    edges = list(accumulate((c.width for c in ruled.columns), initial=LEFT))
    for column, (x, end) in zip(ruled.columns, pairwise(edges), strict=True):
        pen.label(Box(x, top, end - x, ruled.head), column.heading)
    first = top + ruled.head
    for at, row in enumerate(rows):
        y = first + at * ruled.row
        for column, x, text in zip(ruled.columns, edges, row, strict=False):
            box = Box(x, y, column.width, ruled.row)
            pen.write(box, text, column.style, centred=column.centred)
    whole = Box(LEFT, top, edges[-1] - LEFT, ruled.height())
    last = first + ruled.rows * ruled.row
    lines = [first + at * ruled.row for at in range(1, ruled.rows)]
    pen.rules([(LEFT, y, edges[-1], y) for y in lines])
    pen.rules([(LEFT, first, edges[-1], first)], HEAD)
    bottom = top + whole.height
    pen.rules([(x, top, x, last) for x in edges[1:-1]])
    if ruled.foot:
        pen.rules([(LEFT, last, edges[-1], last)], HEAD)
        pen.label(Box(LEFT, last, edges[ruled.over] - LEFT, ruled.head), ruled.foot)
        pen.rules([(x, last, x, bottom) for x in edges[ruled.over : -1]])
    pen.frame(whole)
    return bottom
