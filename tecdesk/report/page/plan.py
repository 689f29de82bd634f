"""A block set on pages but not yet drawn: places, heights, page ends, notes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.blocks import runs
from tecdesk.report.page.blocks import written
from tecdesk.report.page.ending import ending_height
from tecdesk.report.page.ending import note_lines
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.metrics import NOTE_LINE
from tecdesk.report.page.metrics import PAD
from tecdesk.report.page.metrics import TEXT_LINE
from tecdesk.report.page.metrics import WRAPPED
from tecdesk.report.page.metrics import metrics
from tecdesk.report.page.metrics import style_of
from tecdesk.report.page.paging import pages
from tecdesk.report.page.placing import places
from tecdesk.report.page.widths import content_width
from tecdesk.report.page.widths import grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Row
    from tecdesk.report.page.ending import Line
    from tecdesk.report.page.metrics import Metrics
    from tecdesk.report.page.placing import Placed
    from tecdesk.report.page.placing import Places
    from tecdesk.report.page.widths import Grid


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything needed to draw a block.

    Attributes:
        block: what is drawn.
        metrics: its measures.
        grid: its columns.
        cells: per row and column, the placed lines.
        heights: of each row, mm.
        pages: rows of each page.
        notes: lines of the notes.
        overflow: lines of the notes on each page after the last of the table.
        indents: how far the first cell of each row stands in, mm.
    """

    block: Block
    metrics: Metrics
    grid: Grid
    cells: list[list[Placed]]
    heights: list[float]
    pages: list[range]
    notes: list[Line]
    overflow: list[list[Line]]
    indents: list[float]

    @property
    def body(self) -> float:
        """Top of the body rows, mm."""
        return self.metrics.table + sum(self.metrics.heads)

    @property
    def page_count(self) -> int:
        """How many pages the block takes."""
        return len(self.pages) + len(self.overflow)


def plan(block: Block) -> Plan:
    """Sets a block on pages.

    Raises:
        DeskError: the columns do not fit on the paper.
    """
    measures, columns = metrics(block), grid(block)
    cells, cut = _place(block, columns)
    notes = note_lines([*block.notes, *cut], content_width(block))
    body = measures.table + sum(measures.heads)
    ending = ending_height(block.signing, notes)
    longest = measures.bottom - body - ending_height(block.signing, ()) - NOTE_LINE
    last_room = max(measures.bottom - body - ending, longest / 2)
    room = measures.last - body
    rooms = (room, min(last_room, room))
    heights = _heights(block, measures, columns, cells, rooms)
    ends = pages(block.rows, heights, *rooms)
    under = body + sum(heights[ends[-1].start : ends[-1].stop])
    kept, overflow = _split(notes, measures, under + ending_height(block.signing, ()))
    return Plan(
        block,
        measures,
        columns,
        cells,
        heights,
        ends,
        kept,
        overflow,
        _indents(block, columns),
    )


def _indents(block: Block, columns: Grid) -> list[float]:
    """How far each row stands in: less where a text of its list would not fit."""
    room = columns.edges[1] - columns.edges[0] - 2 * PAD
    left = [room - _wide(row, columns.size) for row in block.rows]
    found = [row.indent for row in block.rows]
    for first, after, _ in runs(tuple(str(row.indent) for row in block.rows)):
        fits = [each for each in left[first:after] if each >= 0]
        least = min([found[first], *fits])
        found[first:after] = [least if each >= 0 else 0.0 for each in left[first:after]]
    return found


def _wide(row: Row, size: float) -> float:
    return measure(written(row.cells[0]), *style_of(row.kind, size))


def _place(block: Block, columns: Grid) -> tuple[list[list[Placed]], list[str]]:
    styles = {
        kind: places(block, columns, style_of(kind, columns.size)) for kind in RowKind
    }
    cells = [_placed(row, styles[row.kind]) for row in block.rows]
    return cells, _cut(block, styles[RowKind.NORMAL])


def _placed(row: Row, columns: Sequence[Places]) -> list[Placed]:
    """The cells of a row; those that its label spans are drawn as one line."""
    skip = row.label_span
    pairs = zip(columns[skip:], row.cells[skip:], strict=True)
    placed = [place[text] if (text := written(cell)) else () for place, cell in pairs]
    spanned: list[Placed] = [()] * skip
    return spanned + placed


def _cut(block: Block, columns: Sequence[Places]) -> list[str]:
    """Notes with the whole text of cells that were cut, by the row's number."""
    return [
        f"{written(row.cells[0])}号{column.heading}全文：{text}"
        for at, (column, place) in enumerate(zip(block.columns, columns, strict=True))
        if place.cut
        for row in block.rows
        if (text := written(row.cells[at])) in place.cut
    ]


def _heights(
    block: Block,
    measures: Metrics,
    columns: Grid,
    cells: list[list[Placed]],
    rooms: tuple[float, float],
) -> list[float]:
    height = measures.rows[1]
    if block.layout is Layout.SHEET and block.rows:
        height = _elastic(len(block.rows), measures.rows, *rooms)
    pitch = TEXT_LINE * columns.size / BODY.size
    spanned = [bool(row.label_span) for row in block.rows]
    return [
        height if label else _height(placed, height, pitch)
        for placed, label in zip(cells, spanned, strict=True)
    ]


def _elastic(
    count: int, heights: tuple[float, float], room: float, last_room: float
) -> float:
    """Height of the rows of a sheet: as few pages as can be, and these well filled.

    Args:
        count: how many rows there are.
        heights: least and most.
        room: on a page, mm.
        last_room: the same on the page that also takes the line to sign.
    """
    least, most = heights
    if last_room / count >= least:
        return min(last_room / count, most)
    full, last = int(room / least), int(last_room / least)
    before = ceil((count - last) / full)
    on_full = max(ceil((count - last) / before), ceil(count / (before + 1)))
    left = max(count - on_full * before, 1)
    return min(room / on_full, last_room / left, most)


def _height(placed: list[Placed], height: float, pitch: float) -> float:
    lines = max(map(len, placed))
    return height if lines < 2 else max(height, WRAPPED + pitch * lines)


def _split(
    notes: list[Line], measures: Metrics, under: float
) -> tuple[list[Line], list[list[Line]]]:
    """What of the notes fits under the table, and the rest by pages."""
    fits = max(int((measures.bottom - under) / NOTE_LINE), 0)
    whole = int((measures.bottom - measures.table) / NOTE_LINE)
    rest = notes[fits:]
    overflow = [rest[at : at + whole] for at in range(0, len(rest), whole)]
    return notes[:fits], overflow
