"""Breaks Chinese text into lines: no 、，。 at a line's start, numbers in one piece."""

from __future__ import annotations

import re

from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure

NEVER_FIRST = frozenset("、，。；：？！）》」』】〕〉％℃…—～·”’,.;:?!)]}%")
"""避头: what must not begin a line."""
NEVER_LAST = frozenset("（《「『【〔〈“‘([{￥$№#")
"""避尾: what must not end a line."""

_UNITS = "年月日号位元万亿个人户次期份册张本套盘块亩斤吨米里天组村条项场名种%％℃"
_PIECE = re.compile(rf"[0-9A-Za-z.*/+−=≥-]+[{_UNITS}]?| +|——|……|.", re.DOTALL)


def lines_of(text: str, face: Face, size: float, width: float) -> list[str]:
    r"""The lines a text takes in a column.

    Args:
        text: with \n where a line must end.
        face: what it is set in.
        size: type size, points.
        width: of the column, mm.

    Returns:
        At least one line; a piece wider than the column is cut where it must be.
    """
    return [
        line for part in text.split("\n") for line in _lines(part, face, size, width)
    ]


def widest_piece(text: str, face: Face, size: float) -> float:
    """Width of the widest piece that lines are not cut in, mm."""
    pieces = _PIECE.findall(text)
    return max((measure(piece, face, size) for piece in pieces), default=0.0)


def _lines(text: str, face: Face, size: float, width: float) -> list[str]:
    if measure(text, face, size) <= width:
        return [text]
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces_of(text, face, size, width):
        wide = measure(piece, face, size)
        if line and used + wide > width:
            lines.append(line.rstrip(" "))
            line, used = "", 0.0
            if piece.isspace():
                continue
        line, used = line + piece, used + wide
    return [*lines, line.rstrip(" ")] if line else lines


def pieces_of(text: str, face: Face, size: float, width: float) -> list[str]:
    """What may not be torn: numbers with units, marks with their neighbours.

    Args:
        text: without line breaks.
        face: what it is set in.
        size: type size, points.
        width: of the column, mm; a piece wider than that is torn after all.
    """
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        tied = pieces and (piece[0] in NEVER_FIRST or pieces[-1][-1] in NEVER_LAST)
        if tied and measure(pieces[-1] + piece, face, size) <= width:
            pieces[-1] += piece
        elif measure(piece, face, size) > width:
            pieces.extend(piece)
        else:
            pieces.append(piece)
    return pieces
