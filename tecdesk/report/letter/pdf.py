"""Draws a document as PDF on the grid of GB/T 9704: 22 lines of 28 characters."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import UNMARKED
from tecdesk.report.letter.lines import Band
from tecdesk.report.letter.lines import bands
from tecdesk.report.letter.official import BOTTOM_MM
from tecdesk.report.letter.official import LEFT_MM
from tecdesk.report.letter.official import LINES
from tecdesk.report.letter.official import PITCH_MM
from tecdesk.report.letter.official import TEXT_MM
from tecdesk.report.letter.official import TOP_MM
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.metrics import NOTE
from tecdesk.report.page.metrics import PAGE_NUMBER
from tecdesk.report.page.paper import A4
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from tecdesk.report.letter.document import Document
    from tecdesk.report.letter.document import Mark
    from tecdesk.report.page.fonts import Missing

NUMBER = Style(Face.SONG, 14.0)
NUMBER_MIDDLE_MM = A4[1] - BOTTOM_MM + 7.0
"""The dash of the page number stands 7 mm under the text."""


def document_pdf(document: Document) -> bytes:
    """The document as PDF."""
    target = BytesIO()
    draw(document, target)
    return target.getvalue()


def draw(document: Document, target: BinaryIO, stamp: Mark = UNMARKED) -> list[Missing]:
    """Write the document as PDF.

    Args:
        document: what is drawn.
        target: where the file goes.
        stamp: how far it is reported. The file says so in its properties; the pages
            only while it is a draft, under the text and the page number: on the
            pages of an official document the norm has nothing else.

    Returns:
        Characters that no font had.
    """
    author = document.ending.unit
    paper = Paper(target, title=document.name, author=author, mark=stamp.text)
    for number, page in enumerate(pages(bands(document)), 1):
        if number > 1:
            paper.new_page()
        _page(paper, page, number)
        if stamp.draft:
            _draft(paper, stamp.text)
    paper.save()
    return paper.missing


def pages(all_bands: Iterable[Band]) -> list[list[Band]]:
    """Bands dealt out to pages; a band that keeps with the next goes with it."""
    dealt: list[list[Band]] = [[]]
    left = LINES
    for chunk in _chunks(all_bands):
        high = sum(band.lines for band in chunk)
        if high > left and dealt[-1]:
            dealt.append([])
            left = LINES
        for band in chunk:
            if band.lines > left:  # a chunk higher than a page goes on over it
                dealt.append([])
                left = LINES
            dealt[-1].append(band)
            left -= band.lines
    return dealt


def _chunks(all_bands: Iterable[Band]) -> list[list[Band]]:
    chunks: list[list[Band]] = []
    glued = False
    for band in all_bands:
        if glued:
            chunks[-1].append(band)
        else:
            chunks.append([band])
        glued = band.keep
    return chunks


def _page(paper: Paper, page: list[Band], number: int) -> None:
    top = TOP_MM
    for band in page:
        band.draw(paper, top)
        top += band.lines * PITCH_MM
    _number(paper, number)


def _draft(paper: Paper, words: str) -> None:
    y = baseline(paper.height - PAGE_NUMBER, NOTE.size)
    paper.text(LEFT_MM + TEXT_MM, y, words, NOTE, Anchor.RIGHT)


def _number(paper: Paper, number: int) -> None:
    """— 1 — one character in, at the right of odd pages and the left of even ones."""
    y = baseline(NUMBER_MIDDLE_MM, NUMBER.size)
    inset = NUMBER.size / MM
    text = f"— {number} —"
    if number % 2:
        paper.text(LEFT_MM + TEXT_MM - inset, y, text, NUMBER, Anchor.RIGHT)
    else:
        paper.text(LEFT_MM + inset, y, text, NUMBER)
