"""Draws the parts that blank sheets share: title, fields, ruled tables, lines to write.

All places are in millimetres from the top left. A label of ours that is wider than
its box is a mistake and raises; what a person recorded is set smaller, then on two
lines, then cut with ….
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import baseline
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Anchor
from tecdesk.report.page.paper import Style
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.paper import Ends
    from tecdesk.report.page.paper import Paper

LEFT = 20.0
LABEL = Style(Face.HEI, 10.5)
WRITTEN = Style(Face.SONG, 10.5)
SMALL = Style(Face.SONG, 9)
NAME = Style(Face.SONG, 12)
INNER, HEAD, FRAME = 0.7, 1.0, 1.2
"""Widths of lines in points: within, under a head, around."""
_PAD = 1.2
_LINE = 3.9  # two lines of 9 points, mm apart


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page, mm from the top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Height of its middle from the top of the page."""
        return self.y + self.height / 2


class Pen:
    """Draws on one page; the page itself is turned by whoever owns the paper."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.paper.width - LEFT

    def title(self, words: str, middle: float, size: float) -> None:
        """A title in the middle of the page."""
        style = Style(Face.TITLE, size)
        at = baseline(middle, size)
        self.paper.text(self.paper.width / 2, at, words, style, Anchor.CENTRE)

    def say(
        self,
        x: float,
        middle: float,
        words: str,
        style: Style = WRITTEN,
        anchor: Anchor = Anchor.LEFT,
    ) -> None:
        """Words on a line of their own."""
        self.paper.text(x, baseline(middle, style.size), words, style, anchor)

    def page_number(self, page: int, pages: int) -> None:
        """第 1 页　共 2 页, 9 mm above the edge."""
        middle, words = self.paper.height - 10.1, f"第 {page} 页　共 {pages} 页"
        self.say(self.paper.width / 2, middle, words, SMALL, Anchor.CENTRE)

    def label(self, box: Box, words: str, style: Style = LABEL) -> None:
        """Words of the form in the middle of a box; a new line where it is cut.

        Raises:
            ValueError: the box is too small for the words.
        """
        lines = words.split("\n")
        step = style.size * 0.5
        if max(measure(line, *style) for line in lines) > box.width:
            raise ValueError(f"“{words}” does not fit {box.width} mm")
        first = box.middle - step * (len(lines) - 1) / 2
        for at, line in enumerate(lines):
            x, middle = box.x + box.width / 2, first + step * at
            self.say(x, middle, line, style, Anchor.CENTRE)

    def write(
        self, box: Box, words: str, style: Style = WRITTEN, *, centred: bool = False
    ) -> None:
        """What a person recorded, in a box: smaller, folded or cut if it is long."""
        lines, style = fitted(words, style, box)
        first = box.middle - _LINE * (len(lines) - 1) / 2
        anchor = Anchor.CENTRE if centred else Anchor.LEFT
        x = box.x + (box.width / 2 if centred else 2.0)
        for at, line in enumerate(lines):
            self.say(x, first + _LINE * at, line, style, anchor)

    def frame(self, box: Box) -> None:
        """The line around."""
        right, bottom = box.x + box.width, box.y + box.height
        self.paper.lines(
            (
                (box.x, box.y, right, box.y),
                (box.x, bottom, right, bottom),
                (box.x, box.y, box.x, bottom),
                (right, box.y, right, bottom),
            ),
            FRAME,
        )

    def rules(self, ends: Sequence[Ends], width: float = INNER) -> None:
        """Black lines."""
        self.paper.lines(ends, width)

    def underline(self, x1: float, x2: float, middle: float) -> None:
        """A line to write on, under the words of its line."""
        self.rules([(x1, middle + 2.6, x2, middle + 2.6)])

    def dots(self, box: Box, step: float) -> None:
        """Dotted lines to write on, the last one just above the box's end."""
        count = int((box.height - 2) // step)
        marks = ["0.7 w [1 2] 0 d 0 G"]
        high = self.paper.height
        for at in range(count):
            y = high - (box.y + box.height - 4 - step * at)
            x1, x2 = box.x + 2.5, box.x + box.width - 2.5
            marks.append(f"{x1 * MM:.2f} {y * MM:.2f} m {x2 * MM:.2f} {y * MM:.2f} l")
        self.paper.art([*marks, "S [] 0 d"])


def fitted(words: str, style: Style, box: Box) -> tuple[list[str], Style]:
    """How words that a person recorded go into a box.

    Returns:
        The lines, and the style they are set in.
    """
    room = box.width - 2 * _PAD - 0.8
    if measure(words, *style) <= room:
        return [words], style
    lines = lines_of(words, SMALL.face, SMALL.size, room)
    most = max(int((box.height - 1) // _LINE), 1)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], room)]
    return lines, SMALL


def _cut(line: str, room: float) -> str:
    while line and measure(f"{line}…", *SMALL) > room:
        line = line[:-1]
    return f"{line}…"
