"""A page of the manual as bands for paper: lines, pictures, rows of known height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.blocks import Run
from tecdesk.report.manual.blocks import Table
from tecdesk.report.manual.flow import flowed
from tecdesk.report.manual.topics import picture_file
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.report.manual.blocks import Block
    from tecdesk.report.manual.blocks import Text
    from tecdesk.report.manual.flow import Line

LEFT_MM = 24.0
WIDTH_MM = 162.0
BODY_PT = 10.5
NOTE = Style(Face.KAI, 10.0)
_PITCH_MM = 5.55
_ROW_MM = 5.6
_PAD_MM = 1.4
_INDENT_MM = 7.0
PICTURES_MM = (104.0, 92.0, 80.0)
"""Widths of a picture of the window: two and their steps stand on a page, or nearly."""
_HEADS = {1: (20.0, 0.0, 13.0), 2: (13.0, 2.6, 8.6), 3: (12.0, 1.5, 7.5)}
"""Of each level: points, space above in mm, height in mm."""


@dataclass(frozen=True, slots=True)
class Band:
    """Something of one height that is not torn.

    Attributes:
        high: mm.
        draw: draws it, given the paper and its top in mm.
        keep: stays on the page of what follows.
    """

    high: float
    draw: Callable[[Paper, float], None]
    keep: bool = False


def bands(blocks: list[Block], wide: float = PICTURES_MM[0]) -> list[Band]:
    """Everything of a page from top to bottom.

    Args:
        blocks: of the page.
        wide: width of its pictures, mm.
    """
    return [band for block in blocks for band in _block(block, wide)]


def _block(block: Block, wide: float) -> Iterator[Band]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield from _paragraph(block)
        case Picture():
            yield _picture(block, wide)
        case Table():
            yield from _table(block)


def _heading(block: Heading) -> Band:
    size, above, high = _HEADS[block.level]
    line = flowed(_strong(block.text), size, WIDTH_MM)[0]

    def draw(paper: Paper, top: float) -> None:
        _set(paper, LEFT_MM, top + above + (high - above) / 2, line, size)

    return Band(high, draw, keep=True)


def _paragraph(block: Paragraph) -> Iterator[Band]:
    inset = _INDENT_MM if block.mark else 0.0
    lines = flowed(block.text, BODY_PT, WIDTH_MM - inset)
    last = len(lines) - 1
    for at, line in enumerate(lines):
        mark = block.mark if at == 0 else ""
        gap = 0.7 if at == last else 0.0
        # No line of a paragraph stands alone on a page.
        lonely = last > 0 and at in {0, last - 1}
        yield Band(_PITCH_MM + gap, _line(line, mark, inset), keep=lonely)


def _line(line: Line, mark: str, inset: float) -> Callable[[Paper, float], None]:
    def draw(paper: Paper, top: float) -> None:
        middle = top + _PITCH_MM / 2
        y = baseline(middle, BODY_PT)
        paper.text(LEFT_MM + 0.8, y, mark, Style(Face.HEI, BODY_PT))
        _set(paper, LEFT_MM + inset, middle, line, BODY_PT)

    return draw


def _picture(block: Picture, wide: float) -> Band:
    data = picture_file(block.scene).read_bytes()
    high = wide * _ratio(data)
    x = LEFT_MM + (WIDTH_MM - wide) / 2

    def draw(paper: Paper, top: float) -> None:
        at = top + 1.5
        paper.image(data, x, at, wide, high)
        right, low = x + wide, at + high
        edges = [(x, at, right, at), (x, low, right, low)]
        paper.lines([*edges, (x, at, x, low), (right, at, right, low)], 0.5)
        y = baseline(low + 3.4, NOTE.size)
        paper.text(LEFT_MM + WIDTH_MM / 2, y, block.caption, NOTE, Anchor.CENTRE)

    return Band(high + 8.2, draw)


def _ratio(data: bytes) -> float:
    """Height of a PNG in widths, out of its head."""
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    return height / width


def _table(block: Table) -> Iterator[Band]:
    widths = _widths(block)
    last = len(block.rows) - 1
    for at, row in enumerate(block.rows):
        shown = tuple(map(_strong, row)) if at == 0 else row
        yield _row(shown, widths, is_first=at == 0, is_last=at == last)


def _widths(block: Table) -> list[float]:
    """All but the last as wide as they need to be, which takes what is left."""
    columns = list(zip(*block.rows, strict=True))
    needs = [
        max(
            sum(measure(run.text, Face.HEI, BODY_PT) for run in cell) for cell in column
        )
        + 3 * _PAD_MM
        for column in columns[:-1]
    ]
    return [*needs, WIDTH_MM - sum(needs)]


def _row(
    row: tuple[Text, ...], widths: list[float], *, is_first: bool, is_last: bool
) -> Band:
    cells = [
        flowed(cell, BODY_PT, width - 2 * _PAD_MM)
        for cell, width in zip(row, widths, strict=True)
    ]
    high = max(map(len, cells)) * _ROW_MM + 1.0

    def draw(paper: Paper, top: float) -> None:
        x = LEFT_MM
        for lines, width in zip(cells, widths, strict=True):
            for at, line in enumerate(lines):
                middle = top + 0.5 + (at + 0.5) * _ROW_MM
                _set(paper, x + _PAD_MM, middle, line, BODY_PT)
            x += width
        right = LEFT_MM + WIDTH_MM
        if is_first:
            paper.line(LEFT_MM, top, right, top, 1.0)
        heavy = is_first or is_last
        paper.line(LEFT_MM, top + high, right, top + high, 1.0 if heavy else 0.5)

    return Band(high + (3.0 if is_last else 0.0), draw, keep=is_first)


def _strong(text: Text) -> Text:
    return tuple(Run(run.text, strong=True) for run in text)


def _set(paper: Paper, x: float, middle: float, line: Line, size: float) -> None:
    y = baseline(middle, size)
    for piece in line:
        paper.text(x, y, piece.text, Style(piece.face, size))
        x += measure(piece.text, piece.face, size)
