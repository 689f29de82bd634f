"""Draws a planned block: rows as text, the grid as long lines with spans left out."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.blocks import runs
from tecdesk.report.page.blocks import written
from tecdesk.report.page.ending import draw_notes
from tecdesk.report.page.ending import draw_signing
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.heading import draw_above
from tecdesk.report.page.heading import draw_head
from tecdesk.report.page.heading import upright
from tecdesk.report.page.metrics import BODY
from tecdesk.report.page.metrics import HEAVY
from tecdesk.report.page.metrics import INNER
from tecdesk.report.page.metrics import NOTE
from tecdesk.report.page.metrics import NOTES
from tecdesk.report.page.metrics import PAGE_NUMBER
from tecdesk.report.page.metrics import SIGNING
from tecdesk.report.page.metrics import SMALL_STRONG
from tecdesk.report.page.metrics import STRONG
from tecdesk.report.page.metrics import TEXT_LINE
from tecdesk.report.page.metrics import style_of
from tecdesk.report.page.paper import Anchor

if TYPE_CHECKING:
    from tecdesk.report.page.paper import Ends
    from tecdesk.report.page.paper import Paper
    from tecdesk.report.page.plan import Plan

_SIDE_PITCH = 4.9
_SIDE_LEAST = 3.7
"""Height of a line of a word at the side below which it runs into the next, mm."""


def draw(paper: Paper, plan: Plan, first_page: int, total: int) -> None:
    """Draws all pages of a block, beginning on the paper's present page.

    Args:
        paper: a fresh page that lies the right way.
        plan: what to draw.
        first_page: number of its first page.
        total: pages of the whole print job.
    """
    for number, rows in enumerate(plan.pages):
        if number:
            paper.new_page()
        _draw_page(paper, plan, rows, goes_on=bool(number) or plan.block.continues)
        if number == len(plan.pages) - 1:
            _draw_ending(paper, plan, _tops(plan, rows)[-1])
        _draw_number(paper, plan, first_page + number, total)
    for number, lines in enumerate(plan.overflow, len(plan.pages)):
        paper.new_page()
        draw_notes(paper, lines, plan.metrics.table)
        _draw_number(paper, plan, first_page + number, total)


def _draw_page(paper: Paper, plan: Plan, rows: range, *, goes_on: bool) -> None:
    draw_above(paper, plan, goes_on=goes_on)
    draw_head(paper, plan)
    tops = _tops(plan, rows)
    for at, top in zip(rows, tops, strict=False):
        _draw_row(paper, plan, at, top)
    _draw_sides(paper, plan, rows, tops)
    _draw_across(paper, plan, rows, tops)
    _draw_uprights(paper, plan, rows, tops)
    _draw_frame(paper, plan, tops[-1])


def _tops(plan: Plan, rows: range) -> list[float]:
    """Top of each row of a page, and the end of the last."""
    heights = plan.heights[rows.start : rows.stop]
    return list(accumulate(heights, initial=plan.body))


def _draw_row(paper: Paper, plan: Plan, at: int, top: float) -> None:
    row, height, size = plan.block.rows[at], plan.heights[at], plan.grid.size
    style = style_of(row.kind, size)
    middle = top + height / 2
    y = baseline(middle, size)
    skip = row.label_span
    if skip:
        edges = plan.grid.edges
        x = (edges[0] + edges[skip]) / 2
        paper.text(x, y, written(row.cells[0]), style, Anchor.CENTRE)
    text = paper.text
    indent = plan.indents[at]
    for lines in plan.cells[at][skip:]:
        if len(lines) == 1:
            text(lines[0][0] + indent, y, lines[0][1], style)
        elif lines:
            pitch = TEXT_LINE * size / BODY.size
            start = y - pitch * (len(lines) - 1) / 2
            for number, (x, line) in enumerate(lines):
                text(x + indent, start + number * pitch, line, style)
        indent = 0.0


def _draw_sides(paper: Paper, plan: Plan, rows: range, tops: list[float]) -> None:
    """The words that gather rows, one character a line, whole on every page."""
    if not plan.block.sided:
        return
    sides = tuple(plan.block.rows[at].side for at in rows)
    x = (plan.grid.left + plan.grid.edges[0]) / 2
    for first, after, word in runs(sides):
        top, end = tops[first], tops[after]
        texts = _side_lines(word, end - top)
        pitch = min(_SIDE_PITCH, (end - top) / max(len(texts), 1))
        style = STRONG if pitch >= _SIDE_LEAST else SMALL_STRONG
        start = (top + end) / 2 - pitch * (len(texts) - 1) / 2
        for number, text in enumerate(texts):
            y = baseline(start + number * pitch, style.size)
            paper.text(x, y, text, style, Anchor.CENTRE)


def _side_lines(word: str, height: float) -> list[str]:
    """A character a line; two where the rows are too few for that."""
    each = 1 if len(word) * _SIDE_LEAST <= height else 2
    return [word[at : at + each] for at in range(0, len(word), each)]


def _draw_across(paper: Paper, plan: Plan, rows: range, tops: list[float]) -> None:
    """Lines between rows, short of the side column within a group."""
    grid, block = plan.grid, plan.block
    thin: list[Ends] = []
    heavy: list[Ends] = []
    for place, at in enumerate(rows[1:], 1):
        row, before, y = block.rows[at], block.rows[at - 1], tops[place]
        same_side = bool(row.side) and row.side == before.side
        left = grid.edges[0] if same_side else grid.left
        strong = row.kind is RowKind.TOTAL or row.side != before.side
        (heavy if strong else thin).append((left, y, grid.right, y))
    paper.lines(thin, INNER)
    paper.lines(heavy, HEAVY)


def _draw_uprights(paper: Paper, plan: Plan, rows: range, tops: list[float]) -> None:
    """Lines between columns, left out where a label spans them."""
    spans = [plan.block.rows[at].label_span for at in rows]
    if plan.block.sided:
        x = plan.grid.edges[0]
        paper.line(x, tops[0], x, tops[-1], INNER)
    for column in range(1, len(plan.block.columns)):
        x = plan.grid.edges[column]
        free = runs(tuple("" if column < span else "|" for span in spans))
        ends = [
            (x, tops[first], x, tops[after], mark)
            for first, after, mark in free
            if mark
        ]
        paper.lines([end[:4] for end in ends], upright(plan, column))


def _draw_frame(paper: Paper, plan: Plan, end: float) -> None:
    left, right, top = plan.grid.left, plan.grid.right, plan.metrics.table
    lines = [(left, top, right, top), (left, end, right, end)]
    if plan.metrics.closed:
        lines += [(left, top, left, end), (right, top, right, end)]
    paper.lines(lines, plan.metrics.frame)


def _draw_ending(paper: Paper, plan: Plan, end: float) -> None:
    draw_signing(paper, plan.block.signing, end, plan.grid.right)
    above = SIGNING + NOTES if plan.block.signing else NOTES
    draw_notes(paper, plan.notes, end + above)


def _draw_number(paper: Paper, plan: Plan, number: int, total: int) -> None:
    text = f"第 {number} 页　共 {total} 页"
    y = baseline(paper.height - PAGE_NUMBER, NOTE.size)
    paper.text(paper.width / 2, y, text, NOTE, Anchor.CENTRE)
    if plan.block.mark:
        paper.text(plan.grid.right, y, plan.block.mark, NOTE, Anchor.RIGHT)
