"""The faces that paper is set in: loaded when first used, measured, embedded whole.

Every face falls back glyph by glyph: itself, then Song, then Rare. A character
that no font has prints as 〓 and is reported, never as a silent box.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from tecdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.report.page.chain import ChainFont

MM = 72 / 25.4
"""Points in a millimetre."""
MIDDLE = 0.38
"""Height of the middle of a Chinese character over its baseline, in sizes."""


class Face(Enum):
    """What is set in what: the value is the file's stem."""

    SONG = "TecDeskSong-Regular"  # tables, text, page numbers
    TITLE = "TecDeskSongBold-Regular"  # stands in for 小标宋
    HEI = "TecDeskHei-Regular"  # heads, 小计, 合计
    KAI = "TecDeskKai-Regular"  # part lines, second headings
    RARE = "TecDeskRare-Regular"  # Ext-B to Ext-F, only as a fallback


_FALLBACKS = {
    Face.SONG: (Face.RARE,),
    Face.TITLE: (Face.SONG, Face.RARE),
    Face.HEI: (Face.SONG, Face.RARE),
    Face.KAI: (Face.SONG, Face.RARE),
    Face.RARE: (),
}
_LOADING = Lock()
_FONTS: dict[Face, ChainFont] = {}


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no font has, and where it stands.

    Attributes:
        char: the character.
        where: the text it was met in, with the page.
    """

    char: str
    where: str


def font(face: Face) -> ChainFont:
    """The font of a face, registered with reportlab under the face's value."""
    if face not in _FONTS:
        with _LOADING:
            _load(face)
    return _FONTS[face]


def _load(face: Face) -> None:
    if face in _FONTS:  # another thread was first
        return
    from reportlab.pdfbase import pdfmetrics

    from tecdesk.report.page.chain import ChainFont

    path = resource("fonts", f"{face.value}.ttf")
    fallbacks = [lambda later=later: font(later) for later in _FALLBACKS[face]]
    loaded = ChainFont(face.value, path, fallbacks)
    pdfmetrics.registerFont(loaded)
    _FONTS[face] = loaded


@cache
def _widths(face: Face) -> dict[str, float]:
    return font(face).widths


def measure(text: str, face: Face, size: float) -> float:
    """Width of a text in millimetres; the size is in points."""
    return sum(map(_widths(face).__getitem__, text)) * size / (1000 * MM)


def baseline(middle: float, size: float) -> float:
    """Where the baseline lies when the text's middle is at this height.

    Args:
        middle: height from the top of the paper, mm.
        size: type size, points.

    Returns:
        Height of the baseline from the top of the paper, mm.
    """
    return middle + MIDDLE * size / MM


def missing(text: str, face: Face = Face.SONG) -> list[str]:
    """The characters of a text that would print as 〓, each once."""
    from tecdesk.report.page.chain import MISSING
    from tecdesk.report.page.chain import is_invisible

    owners = font(face).owners
    lost = dict.fromkeys(char for char in text if owners[char] == MISSING)
    return [char for char in lost if not is_invisible(char)]


def missing_sentence(found: Iterable[Missing]) -> str:
    """What to tell the person about characters no font has; empty for none."""
    places = {lost.char: lost.where for lost in reversed(list(found))}
    if not places:
        return ""
    named = "、".join(
        f"{char}（U+{ord(char):04X}，{where}）"
        for char, where in reversed(places.items())
    )
    return (
        f"有 {len(places)} 个字所带字体都没有，纸上印作“〓”：{named}。"
        "请核对写法，或印出后手写补上。"
    )
