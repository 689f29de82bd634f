"""A document as bands: lines of text and tables, each so many grid lines high."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Table
from tecdesk.report.letter.document import attachment_lines
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.justify import Frame
from tecdesk.report.letter.justify import Set
from tecdesk.report.letter.justify import justified
from tecdesk.report.letter.official import ADVANCE_MM
from tecdesk.report.letter.official import ADVANCE_PT
from tecdesk.report.letter.official import CHARACTERS
from tecdesk.report.letter.official import DATE_IN
from tecdesk.report.letter.official import HANGING
from tecdesk.report.letter.official import INDENT
from tecdesk.report.letter.official import LEFT_MM
from tecdesk.report.letter.official import PITCH_MM
from tecdesk.report.letter.official import TEXT_MM
from tecdesk.report.letter.official import TITLE_PITCH_PT
from tecdesk.report.letter.official import TITLE_PT
from tecdesk.report.letter.table import draw_table
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Document
    from tecdesk.report.letter.document import Ending

Draw = Callable[[Paper, float], None]
FACES = {1: Face.HEI, 2: Face.KAI}
WIDTH_MM = CHARACTERS * ADVANCE_MM
WITH_ENDING = 2
"""So many lines of the last paragraph at least go with the signature."""


@dataclass(frozen=True, slots=True)
class Band:
    """Something that takes whole lines of the grid.

    Attributes:
        lines: its height in grid lines.
        draw: draws it, given the paper and its top in mm.
        keep: stays on the page of what follows.
    """

    lines: int
    draw: Draw
    keep: bool = False


def bands(document: Document) -> list[Band]:
    """Everything of a document from top to bottom."""
    body = [_title(document)]
    for block in document.blocks:
        body += _block(block)
    tail = range(max(len(body) - WITH_ENDING, 1), len(body))
    for place in tail:
        body[place] = replace(body[place], keep=True)
    return body + list(_ending(document.ending))


def _title(document: Document) -> Band:
    lines = [plain(line) for line in document.title]
    style = Style(Face.TITLE, TITLE_PT)

    def draw(paper: Paper, top: float) -> None:
        for place, line in enumerate(lines):
            middle = top + (place + 0.5) * TITLE_PITCH_PT / MM
            y = baseline(middle, TITLE_PT)
            paper.text(LEFT_MM + TEXT_MM / 2, y, line, style, Anchor.CENTRE)

    return Band(len(lines) + 1, draw)


def _block(block: Block) -> list[Band]:
    match block:
        case Table():
            return [Band(len(block.rows) + 2, lambda p, top: draw_table(p, top, block))]
        case Heading():
            found = _lines(block.mark + plain(block.text), FACES[block.level])
            return [replace(band, keep=True) for band in found]
        case Paragraph():
            return _lines(block.mark + plain(block.text), Face.SONG)


def _lines(
    text: str, face: Face, first: float = INDENT, rest: float = 0.0
) -> list[Band]:
    """A text as bands of one line; indents in characters."""
    indents = (first * ADVANCE_MM, rest * ADVANCE_MM)
    frame = Frame(face, ADVANCE_PT, WIDTH_MM, *indents)
    return [Band(1, _drawn(line, face)) for line in justified(text, frame)]


def _drawn(line: tuple[Set, ...], face: Face) -> Draw:
    style = Style(face, ADVANCE_PT)

    def draw(paper: Paper, top: float) -> None:
        y = baseline(top + PITCH_MM / 2, ADVANCE_PT)
        for x, run in _runs(line, face):
            paper.text(LEFT_MM + x, y, run, style)

    return draw


def _runs(line: tuple[Set, ...], face: Face) -> Iterator[tuple[float, str]]:
    """Characters that follow each other at their own widths, as one text."""
    start, run, after = 0.0, "", 0.0
    for each in line:
        if run and abs(each.x - after) > 0.001:
            yield start, run
            run = ""
        if not run:
            start = each.x
        run += each.char
        after = each.x + measure(each.char, face, ADVANCE_PT)
    if run:
        yield start, run


def _ending(ending: Ending) -> Iterator[Band]:
    """Blank, attachments, two blanks, unit over date; all kept together."""
    blank = Band(1, lambda _paper, _top: None, keep=True)
    attached = attachment_lines(ending)
    if attached:
        yield blank
    for place, (mark, text) in enumerate(attached):
        first = HANGING if place else INDENT
        for band in _lines(mark + plain(text), Face.SONG, first, HANGING + 1):
            yield replace(band, keep=True)
    yield blank
    yield blank
    yield from _signature(ending.unit, plain(ending.date))


def _signature(unit: str, date: str) -> Iterator[Band]:
    right = LEFT_MM + TEXT_MM - DATE_IN * ADVANCE_MM
    middle = right - measure(date, Face.SONG, ADVANCE_PT) / 2
    half = measure(unit, Face.SONG, ADVANCE_PT) / 2
    middle = min(middle, LEFT_MM + TEXT_MM - half)
    yield Band(1, _placed(unit, middle, Anchor.CENTRE), keep=True)
    yield Band(1, _placed(date, right, Anchor.RIGHT))


def _placed(text: str, x: float, anchor: Anchor) -> Draw:
    style = Style(Face.SONG, ADVANCE_PT)

    def draw(paper: Paper, top: float) -> None:
        y = baseline(top + PITCH_MM / 2, ADVANCE_PT)
        paper.text(x, y, text, style, anchor)

    return draw
