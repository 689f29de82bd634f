"""Draws the small table of a document, on the lines of the text's grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.letter.document import plain
from tecdesk.report.letter.official import FRAME_PT
from tecdesk.report.letter.official import INNER_PT
from tecdesk.report.letter.official import LEFT_MM
from tecdesk.report.letter.official import PITCH_MM
from tecdesk.report.letter.official import TABLE_PT
from tecdesk.report.letter.official import TEXT_MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Column
    from tecdesk.report.letter.document import Table
    from tecdesk.report.page.paper import Paper

CELL = Style(Face.SONG, TABLE_PT)
HEAD = Style(Face.HEI, TABLE_PT)
PAD_MM = 2.8


def draw_table(paper: Paper, top: float, table: Table) -> None:
    """Title, heads and rows, one grid line each, top in mm."""
    middle = LEFT_MM + TEXT_MM / 2
    y = baseline(top + PITCH_MM / 2, TABLE_PT)
    paper.text(middle, y, plain(table.title), HEAD, Anchor.CENTRE)
    frame = top + PITCH_MM
    edges = _edges(table.columns)
    _rules(paper, frame, edges, len(table.rows) + 1)
    for place, column in enumerate(table.columns):
        left, right = edges[place], edges[place + 1]
        cells = [plain(row[place]) for row in table.rows]
        y = baseline(frame + PITCH_MM / 2, TABLE_PT)
        paper.text((left + right) / 2, y, column.heading, HEAD, Anchor.CENTRE)
        _cells(paper, frame, column, cells, left)


def _edges(columns: tuple[Column, ...]) -> list[float]:
    edges = [LEFT_MM + (TEXT_MM - sum(c.width_mm for c in columns)) / 2]
    for column in columns:
        edges.append(edges[-1] + column.width_mm)
    return edges


def _rules(paper: Paper, top: float, edges: list[float], rows: int) -> None:
    left, right, bottom = edges[0], edges[-1], top + rows * PITCH_MM
    frame = [(left, y, right, y) for y in (top, bottom)]
    frame += [(x, top, x, bottom) for x in (left, right)]
    between = [top + n * PITCH_MM for n in range(1, rows)]
    inner = [(left, y, right, y) for y in between]
    inner += [(x, top, x, bottom) for x in edges[1:-1]]
    paper.lines(inner, INNER_PT)
    paper.lines(frame, FRAME_PT)


def _cells(
    paper: Paper, top: float, column: Column, cells: list[str], left: float
) -> None:
    """Numbers stand with their decimal points in line, their block in the middle."""
    wholes = [_wide(cell.split(".")[0]) for cell in cells]
    before = max(wholes, default=0.0)
    after = max((_wide(c) - w for c, w in zip(cells, wholes, strict=True)), default=0.0)
    point = left + (column.width_mm + before - after) / 2
    for place, cell in enumerate(cells, 1):
        y = baseline(top + (place + 0.5) * PITCH_MM, TABLE_PT)
        if column.align == "right":
            paper.text(point - wholes[place - 1], y, cell, CELL)
        elif column.align == "centre":
            middle = left + column.width_mm / 2
            paper.text(middle, y, cell, CELL, Anchor.CENTRE)
        else:
            paper.text(left + PAD_MM, y, cell, CELL)


def _wide(text: str) -> float:
    return measure(text, CELL.face, CELL.size)
