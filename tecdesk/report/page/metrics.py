"""The measures of a printed table, in millimetres and points: one place for all."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from tecdesk.report.page.blocks import Block

MARGIN = 20.0
"""Left and right of the paper."""
PAGE_NUMBER = 9.0
"""Middle of the page number over the lower edge."""
SIDE = 8.5
"""Width of the column with the word that gathers rows."""
CORNER = 44.0
"""Width of the lines top right."""
CORNER_LINE = 4.8
NOTE_LINE = 4.2
SIGNING = 5.6
"""From the table to the middle of the signing line."""
NOTES = 6.6
"""From the middle of the signing line to that of the first note."""
PAD = 1.2
"""Between a text and the line of its cell."""
TEXT_LINE = 4.6
"""Pitch of the lines of a wrapped cell at 10.5 points."""
WRAPPED = 2.0
"""What a wrapped row is higher than its lines."""
HEAD_LINE = 4.3
"""Pitch of the lines of a heading at 10.5 points."""

TITLE = Style(Face.TITLE, 18)
PART = Style(Face.KAI, 12)
STRONG = Style(Face.HEI, 10.5)
SMALL_STRONG = Style(Face.HEI, 9)
BODY = Style(Face.SONG, 10.5)
NOTE = Style(Face.SONG, 9)
FORMULA = Style(Face.SONG, 8.5)
SMALLEST = 9.0
"""Body type is never set smaller, points."""

INNER = 0.7
HEAVY = 1.0
"""Under the head, between groups, over 合计; points."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Where the parts of a layout stand; heights in mm from the top.

    Attributes:
        title: middle of the title.
        part: middle of the line under it.
        corner: middle of the first line top right.
        above: middle of the line over the table.
        table: top of the table.
        heads: heights of the head's rows: group, heading, column numbers.
        head: what headings are set in.
        rows: least and usual height of a body row.
        last: lowest end of a body row.
        bottom: lowest end of the notes.
        frame: width of the lines at top and bottom, points.
        closed: lines at left and right too.
    """

    title: float
    part: float
    corner: float
    above: float
    table: float
    heads: tuple[float, float, float]
    head: Style
    rows: tuple[float, float]
    last: float
    bottom: float
    frame: float
    closed: bool


# Here `last` and `bottom` are over the lower edge; `metrics` knows where that is.
_SHEET = Metrics(
    title=17.1,
    part=24.1,
    corner=29.4,
    above=39.0,
    table=42.5,
    heads=(6.5, 10.5, 5.2),
    head=SMALL_STRONG,
    rows=(5.0, 6.05),
    last=20.0,
    bottom=13.0,
    frame=1.5,
    closed=False,
)
_WIDE_SHEET = replace(
    _SHEET,
    title=16.0,
    part=22.9,
    corner=28.4,
    above=38.0,
    table=41.5,
    rows=(5.0, 8.2),
    bottom=14.5,
)
_LEDGER = Metrics(
    title=19.5,
    part=0.0,
    corner=0.0,
    above=29.0,
    table=33.0,
    heads=(6.5, 6.5, 5.2),
    head=STRONG,
    rows=(6.6, 6.6),
    last=20.0,
    bottom=13.0,
    frame=1.2,
    closed=True,
)
_WIDE_LEDGER = replace(_LEDGER, bottom=14.5)
_ALL = {
    (Layout.SHEET, False): _SHEET,
    (Layout.SHEET, True): _WIDE_SHEET,
    (Layout.LEDGER, False): _LEDGER,
    (Layout.LEDGER, True): _WIDE_LEDGER,
}
_ALONE = 11.5
"""Height of a ledger's head of one row."""
_TWO_LINES = 10.5
"""Height of a row of headings of which one takes two lines."""


def metrics(block: Block) -> Metrics:
    """The measures that a block is set with, its own head rows in `heads`."""
    found = _ALL[block.layout, block.landscape]
    group, head, codes = found.heads
    if block.layout is Layout.LEDGER and not block.grouped:
        head = _ALONE
    if any("\n" in column.heading for column in block.columns if column.group):
        head = max(head, _TWO_LINES)
    heads = (group * block.grouped, head, codes * block.coded)
    high = block.paper[1]
    return replace(
        found, heads=heads, last=high - found.last, bottom=high - found.bottom
    )


def style_of(kind: RowKind, size: float = BODY.size) -> Style:
    """What the cells of a row are set in."""
    return Style(Face.SONG if kind is RowKind.NORMAL else Face.HEI, size)
