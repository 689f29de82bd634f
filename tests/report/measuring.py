"""Measures printed pages: where lines of text, rules and page numbers stand, in mm."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MM = 72 / 25.4
_SAME_LINE_MM = 3.0
_PATH = 2
"""FPDF_PAGEOBJ_PATH."""


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its advance, the middle of its ink, and its baseline."""

    char: str
    left: float
    right: float
    middle: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that stand beside each other, from left to right."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(each.char for each in self.chars)

    @property
    def left(self) -> float:
        return self.chars[0].left

    @property
    def right(self) -> float:
        return self.chars[-1].right

    @property
    def baseline(self) -> float:
        return median(each.baseline for each in self.chars)

    @property
    def middle(self) -> float:
        """Middle of its Chinese characters, which fill their square."""
        full = [each.middle for each in self.chars if is_chinese(each.char)]
        return median(full or [each.middle for each in self.chars])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A measured page.

    Attributes:
        width, height: of the paper.
        lines: of text, from top to bottom.
        rules: left, top, right and bottom of each drawn path.
    """

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float, float], ...]


def is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def measured(data: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    import pypdfium2

    file = pypdfium2.PdfDocument(data)
    return [_sheet(page) for page in file]


def _sheet(page: Any) -> Sheet:
    width, height = page.get_size()
    boxes = (each.get_bounds() for each in page.get_objects([_PATH]))
    return Sheet(
        width / MM,
        height / MM,
        _lines(sorted(_chars(page, height), key=lambda each: each.middle)),
        tuple(
            (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
            for left, bottom, right, top in boxes
        ),
    )


def _chars(page: Any, height: float) -> Iterator[Char]:
    import pypdfium2

    text = page.get_textpage()
    for at in range(text.count_chars()):
        char = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, at))
        if char.isspace() or not char.isprintable():
            continue
        left, _, right, _ = text.get_charbox(at, loose=True)
        _, bottom, _, top = text.get_charbox(at)
        middle = (height - (top + bottom) / 2) / MM
        base = (height - _baseline(text, at)) / MM
        yield Char(char, left / MM, right / MM, middle, base)


def _baseline(text: Any, at: int) -> float:
    from ctypes import c_double

    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return y.value


def _lines(chars: list[Char]) -> tuple[Line, ...]:
    """Marks like 。 and — stand lower or higher than their line's middle."""
    found: list[list[Char]] = []
    for each in (c for c in chars if is_chinese(c.char) or c.char.isalnum()):
        if not found or each.middle - found[-1][-1].middle > _SAME_LINE_MM:
            found.append([])
        found[-1].append(each)
    middles = [median(c.middle for c in line) for line in found]
    for each in (c for c in chars if not (is_chinese(c.char) or c.char.isalnum())):
        nearest = min(
            range(len(found)), key=lambda n: abs(middles[n] - each.middle), default=None
        )
        if nearest is not None:
            found[nearest].append(each)
    return tuple(Line(tuple(sorted(line, key=lambda c: c.left))) for line in found)
