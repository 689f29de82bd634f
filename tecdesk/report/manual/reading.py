"""Reads a page of the manual: the little of Markdown that its pages are written in.

Headings, numbered and dotted lists, pictures, tables, paragraphs; strong text and code
inside. A line that begins with none of these goes on with the one before.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.blocks import Run
from tecdesk.report.manual.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.manual.blocks import Block
    from tecdesk.report.manual.blocks import Text

DOT = "·"
_BEGINS = re.compile(r"#{1,3} |\d+\. |- |!\[|\|")
_HEADING = re.compile(r"(#{1,3}) (.+)")
_LISTED = re.compile(r"(\d+\.|-) (.+)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([\w-]+)\.png\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_RULE = re.compile(r"[|\s:-]+")
_LATIN = re.compile(r"[!-~]")


def read(text: str) -> list[Block]:
    """The blocks of a page, from top to bottom."""
    found: list[Block] = []
    for is_row, group in groupby(_pieces(text), key=lambda each: each[0] == "|"):
        pieces = list(group)
        found += [_table(pieces)] if is_row else [_block(each) for each in pieces]
    return found


def _pieces(text: str) -> Iterator[str]:
    """The lines that belong together, as one; rows of a table one by one."""
    piece = ""
    for written in (*text.splitlines(), ""):
        line = written.strip()
        ended = not line or _BEGINS.match(line) or _HEADING.match(piece)
        if piece and ended:
            yield piece
            piece = ""
        if line:
            piece = _joined(piece, line)


def _joined(before: str, line: str) -> str:
    """Two lines as one; between letters and digits a space stood for the break."""
    apart = before and _LATIN.match(before[-1]) and _LATIN.match(line[0])
    return f"{before} {line}" if apart else before + line


def _block(piece: str) -> Block:
    if match := _HEADING.fullmatch(piece):
        return Heading(len(match[1]), _runs(match[2]))
    if match := _PICTURE.fullmatch(piece):
        return Picture(match[2], match[1])
    if match := _LISTED.fullmatch(piece):
        mark = DOT if match[1] == "-" else match[1]
        return Paragraph(_runs(match[2]), mark)
    return Paragraph(_runs(piece))


def _table(pieces: list[str]) -> Table:
    rows = [
        tuple(_runs(cell.strip()) for cell in piece.strip("|").split("|"))
        for piece in pieces
        if not _RULE.fullmatch(piece)
    ]
    return Table(tuple(rows))


def _runs(text: str) -> Text:
    parts = _STRONG.split(text.replace("`", ""))
    return tuple(Run(part, bool(at % 2)) for at, part in enumerate(parts) if part)
