"""A reportlab font that takes a missing character from the next font of a chain.

Leans on internals of reportlab 5.1.0 (pinned): `splitString`, `stringWidth` and
`getSubsetInternalName` of TTFont, and `ttfonts.makeToUnicodeCMap`. Importing this
module imports reportlab; go through `fonts`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import ttfonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

GETA = "〓"
"""Printed for a character that no font has, as printers do; it is reported too."""
MISSING = -1
_STEP = 1 << 20  # subset numbers of the k-th fallback begin at k * _STEP
_INVISIBLE = (
    *((0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),  # variation selectors
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0xFEFF, 0xFEFF)),
)


def is_invisible(char: str) -> bool:
    """True for a character that takes no room: selectors, marks of direction."""
    code = ord(char)
    return code < 32 or any(first <= code <= last for first, last in _INVISIBLE)


class Owners(dict[str, int]):
    """Character to its place in the chain; MISSING where no font has it."""

    def __init__(self, fonts: Sequence[Callable[[], ttfonts.TTFont]]) -> None:
        super().__init__({"\xa0": 0})
        self._fonts = fonts

    def __missing__(self, char: str) -> int:
        code = ord(char)
        places = range(len(self._fonts))
        has = (at for at in places if code in self._fonts[at]().face.charToGlyph)
        place = self[char] = next(has, MISSING)
        return place


class Widths(dict[str, float]):
    """Character to its width in thousandths of the size."""

    def __init__(self, font: ChainFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> float:
        width = self[char] = 0.0 if is_invisible(char) else self._look(char)
        return width

    def _look(self, char: str) -> float:
        place = self._font.owners[char]
        if place == MISSING:
            return self[GETA]
        return float(self._font.chain[place]().face.getCharWidth(ord(char)))


class ChainFont(ttfonts.TTFont):  # type: ignore[misc]  # reportlab is untyped
    """A face whose missing characters come from its fallbacks, one by one.

    Attributes:
        chain: the font itself and its fallbacks, each loaded when first needed.
        owners: which font of the chain has a character.
        widths: how wide a character is.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        fallbacks: Sequence[Callable[[], ttfonts.TTFont]] = (),
    ) -> None:
        super().__init__(name, str(path), shapable=False)
        self.chain: tuple[Callable[[], ttfonts.TTFont], ...] = (
            lambda: self,
            *fallbacks,
        )
        self.owners = Owners(self.chain)
        self.widths = Widths(self)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def splitString(
        self, text: str, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Subset numbers and codes of a text, cut where the font changes."""
        if not any(map(self.owners.__getitem__, text)):
            return list(super().splitString(text, doc, encoding))
        printable = "".join(map(self._printable, text))
        return [
            (place * _STEP + subset, codes)
            for place, run in groupby(printable, key=self.owners.__getitem__)
            for subset, codes in self._split(place, "".join(run), doc)
        ]

    def _printable(self, char: str) -> str:
        if is_invisible(char):
            return ""
        return GETA if self.owners[char] == MISSING else char

    def _split(self, place: int, run: str, doc: object) -> list[tuple[int, bytes]]:
        return list(ttfonts.TTFont.splitString(self.chain[place](), run, doc))

    def font_of(self, subset: int) -> ttfonts.TTFont:
        """The font of the chain that a subset number stands for."""
        return self.chain[subset // _STEP]()

    def getSubsetInternalName(self, subset: int, doc: object) -> str:
        """Name of a subset in the document, e.g. /F2+0."""
        place, number = divmod(subset, _STEP)
        name = ttfonts.TTFont.getSubsetInternalName(self.chain[place](), number, doc)
        return str(name)


def to_unicode(font_name: str, subset: Sequence[int]) -> str:
    """A ToUnicode CMap that is right beyond U+FFFF too.

    reportlab's own writes 𠮷 as <20BB7>, which copies and searches as ₻ (fonts
    look right on paper, so nobody notices). At most 100 entries a block.
    """
    entries = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
    ]
    blocks = [entries[at : at + 100] for at in range(0, len(entries), 100)]
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap"]
    lines += ["/CIDSystemInfo", f"<< /Registry ({font_name})"]
    lines += [f"/Ordering ({font_name})", "/Supplement 0", ">> def"]
    lines += [f"/CMapName /{font_name} def", "/CMapType 2 def"]
    lines += ["1 begincodespacerange", f"<00> <{len(subset) - 1:02X}>"]
    lines += ["endcodespacerange"]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop"]
    return "\n".join([*lines, "end", "end"])


ttfonts.makeToUnicodeCMap = to_unicode
rl_config.useA85 = 0  # streams as bytes, not as ASCII: files a fifth smaller
