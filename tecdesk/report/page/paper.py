"""Paper to draw on: sheets in millimetres from the top left, written as one PDF.

Text and lines are collected and written page by page: one text object and one
path per line width, codes of repeated texts looked up once. reportlab does the
fonts and the file.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from typing import Any
from typing import BinaryIO
from typing import NamedTuple

from tecdesk.report.page.blocks import Size
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import Missing
from tecdesk.report.page.fonts import font
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.fonts import missing

if TYPE_CHECKING:
    from collections.abc import Iterable

A4 = Size.A4.value
_SHORT = 40  # characters of a text quoted around a missing character


_THICKER = 0.022
"""Stroke around glyphs of the rare font, in sizes: copies lose its thin lines."""
_Run = tuple[str, str, bool]
"""Name of a font subset, codes in it, and whether its strokes are too thin."""
Ends = tuple[float, float, float, float]
"""A line from x, y to x, y."""


class Style(NamedTuple):
    """A face and its size in points."""

    face: Face
    size: float


class Anchor(Enum):
    """Which point of a text stands at the given place."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Paper:
    """A document being drawn, on A4 unless told; nothing is in the file before `save`.

    Attributes:
        width: of the present page, mm.
        height: of the present page, mm.
        missing: characters that no font had, with where they stand.
    """

    def __init__(
        self,
        target: BinaryIO,
        *,
        landscape: bool = False,
        size: Size = Size.A4,
        title: str = "",
        author: str = "",
        mark: str = "",
    ) -> None:
        from reportlab.pdfgen.canvas import Canvas

        font(Face.SONG)
        # The initial font keeps an unembedded Helvetica out of the file; invariant:
        # the same pages are the same bytes.
        self._canvas = Canvas(
            target, initialFontName=Face.SONG.value, invariant=1, lang="zh-CN"
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("TecDesk")
        self._canvas.setKeywords(mark)
        self._doc: Any = self._canvas._doc  # noqa: SLF001 - fonts ask for it
        self._codes: dict[tuple[Face, str], list[_Run]] = {}
        self._page = 1
        self.missing: list[Missing] = []
        self._begin(size.value[::-1] if landscape else size.value)

    def _begin(self, sides: tuple[float, float]) -> None:
        self.width, self.height = sides
        self._canvas.setPageSize((self.width * MM, self.height * MM))
        self._texts: list[str] = []
        self._lines: dict[float, list[str]] = {}
        self._art: list[str] = []
        self._set: tuple[str, float] = ("", 0.0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        anchor: Anchor = Anchor.LEFT,
    ) -> None:
        """Sets a text with its baseline at y mm from the top."""
        if not text:
            return
        face, size = style
        if anchor is not Anchor.LEFT:
            x -= measure(text, face, size) * anchor.value
        self._texts.append(f"1 0 0 1 {x * MM:.2f} {(self.height - y) * MM:.2f} Tm")
        for name, codes, thin in self._codes_of(text, face):
            if self._set != (name, size):
                self._set = (name, size)
                self._texts.append(f"{name} {size:g} Tf")
            if thin:
                edge = size * _THICKER
                self._texts.append(f"{edge:g} w 2 Tr <{codes}> Tj 0 Tr")
            else:
                self._texts.append(f"<{codes}> Tj")

    def _codes_of(self, text: str, face: Face) -> list[_Run]:
        known = self._codes.get((face, text))
        if known is None:
            known = self._codes[face, text] = self._encode(text, face)
        return known

    def _encode(self, text: str, face: Face) -> list[_Run]:
        chosen = font(face)
        for char in missing(text, face):
            quoted = text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
            self.missing.append(Missing(char, f"第{self._page}页“{quoted}”"))
        return [
            (
                chosen.getSubsetInternalName(subset, self._doc),
                codes.hex(),
                chosen.font_of(subset).fontName == Face.RARE.value,
            )
            for subset, codes in chosen.splitString(text, self._doc)
        ]

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float) -> None:
        """Draws a black line between two points in mm, `width` points wide."""
        self.lines([(x1, y1, x2, y2)], width)

    def lines(self, ends: Iterable[Ends], width: float) -> None:
        """Draws many lines of one width; ends in mm, width in points."""
        path = self._lines.setdefault(width, [])
        high = self.height
        path.extend(
            f"{x1 * MM:.2f} {(high - y1) * MM:.2f} m "
            f"{x2 * MM:.2f} {(high - y2) * MM:.2f} l"
            for x1, y1, x2, y2 in ends
        )

    def art(self, marks: Iterable[str]) -> None:
        """Puts drawing operators under the lines and texts of the page.

        They are in points from the lower left and leave grey and dashes as they
        found them.
        """
        self._art.extend(marks)

    def image(
        self, data: bytes, x: float, y: float, width: float, height: float
    ) -> None:
        """Draws a picture as large as a box allows, in its middle; places in mm."""
        from io import BytesIO

        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(
            ImageReader(BytesIO(data)),
            x * MM,
            (self.height - y - height) * MM,
            width * MM,
            height * MM,
            preserveAspectRatio=True,
            anchor="c",
        )

    def bookmark(self, name: str) -> None:
        """Lists the present page under a name beside the pages, in what shows them."""
        key = f"p{self._page}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(name, key)

    def new_page(
        self, *, landscape: bool | None = None, size: Size | None = None
    ) -> None:
        """Finishes the page and begins the next, like it unless told."""
        turned = self.width > self.height if landscape is None else landscape
        sides = size.value if size else sorted((self.width, self.height))
        short, long = sides
        self._finish_page()
        self._page += 1
        self._begin((long, short) if turned else (short, long))

    def _finish_page(self) -> None:
        add = self._canvas.addLiteral
        if self._art:
            add("\n".join(self._art))
        if self._lines:
            add("2 J")  # square ends close the corners of a frame
        for width, path in self._lines.items():
            add(f"{width:g} w\n" + "\n".join(path) + "\nS")
        if self._texts:
            add("BT\n" + "\n".join(self._texts) + "\nET")
        self._canvas.showPage()

    def save(self) -> None:
        """Finishes the last page and writes the file."""
        self._finish_page()
        self._canvas.save()
