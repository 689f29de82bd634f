"""Strong and plain text in one line, broken as all text on paper is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.wrap import NEVER_FIRST
from tecdesk.report.page.wrap import NEVER_LAST
from tecdesk.report.page.wrap import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.manual.blocks import Text


class Piece(NamedTuple):
    """A text that is not torn, and what it is set in."""

    text: str
    face: Face


Line = list[Piece]


def flowed(text: Text, size: float, width: float, face: Face = Face.SONG) -> list[Line]:
    """The lines a text takes.

    Args:
        text: plain and strong.
        size: type size, points.
        width: of the column, mm.
        face: of what is plain.
    """
    lines: list[Line] = [[]]
    used = 0.0
    for group in _tied(text, size, width, face):
        wide = sum(measure(piece.text, piece.face, size) for piece in group)
        if lines[-1] and used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1] += group
        used += wide
    return [_merged(line) for line in lines]


def _tied(text: Text, size: float, width: float, face: Face) -> Iterator[Line]:
    """Pieces with the marks that may not stand apart from them."""
    group: Line = []
    for run in text:
        own = Face.HEI if run.strong else face
        for piece in pieces_of(run.text, own, size, width):
            tied = piece[0] in NEVER_FIRST or (
                group and group[-1].text[-1] in NEVER_LAST
            )
            if group and not tied:
                yield group
                group = []
            group.append(Piece(piece, own))
    if group:
        yield group


def _merged(line: Line) -> Line:
    """Neighbours of one face as one text."""
    return [
        Piece("".join(piece.text for piece in run), face)
        for face, run in groupby(line, key=lambda piece: piece.face)
    ]
