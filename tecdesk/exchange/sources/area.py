"""How far the cells of an .xlsx sheet reach, whatever the sheet says of itself.

Nearly always it says the truth; then one search for an address beyond it is enough.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Extent(NamedTuple):
    """Rows and columns up to the last that holds something."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """Cells of the rectangle that a reader lays out."""
        return self.rows * self.columns


_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})([1-9]\d{0,6})"')
_HEAD = 4096
_PREFIXED = b":sheetData"
_UNNAMED = re.compile(rb'<(?:c|row)(?=[\s/>])(?! r=")')
_COLUMNS = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)\d")
_ROWS = re.compile(rb"\br\s*=\s*[\"'][A-Za-z]*(\d+)")
_ROW_TAG, _CELL_TAG = re.compile(rb"<(?:\w+:)?row\b"), re.compile(rb"<(?:\w+:)?c\b")


def believed(part: bytes) -> Extent | None:
    """What a worksheet says of itself, if no cell lies beyond; else nothing."""
    said = _DIMENSION.search(part[:_HEAD])
    if not said or _PREFIXED in part or _not_within(said[1], said[2]).search(part):
        return None
    return Extent(int(said[2]), _column(said[1]))


def area(part: bytes) -> Extent:
    """How far the cells of a worksheet reach, by their own addresses."""
    columns = max(map(_column, set(_COLUMNS.findall(part))), default=0)
    rows = max(map(int, set(_ROWS.findall(part))), default=0)
    if is_usual(part):
        return Extent(rows, columns)
    lines = _ROW_TAG.split(part)[1:]  # some may have no address and follow the last
    wide = max((len(_CELL_TAG.findall(line)) for line in lines), default=0)
    return Extent(rows + len(lines), columns + wide)


def is_usual(part: bytes) -> bool:
    """True when every row and cell begins with its address, as all programs do it."""
    return _PREFIXED not in part and not _UNNAMED.search(part)


def _not_within(letters: bytes, number: bytes) -> re.Pattern[bytes]:
    """Finds a row or cell that does not begin with an address up to the one given."""
    column, row = _at_most(letters, b"A-Z"), _at_most(number, b"0-9")
    return re.compile(rb'<(?:c|row)\b(?! r="(?:%s)?(?:%s)")' % (column, row))


def _at_most(text: bytes, signs: bytes) -> bytes:
    """A pattern for what is shorter, or of the same length and not later in order."""
    same = (
        b"%s[%c-%c][%s]{%d}"
        % (text[:at], signs[0], text[at] - 1, signs, len(text) - at - 1)
        for at in range(len(text))
        if text[at] != signs[0]
    )
    shorter = (b"[%s]{1,%d}" % (signs, len(text) - 1),) if len(text) > 1 else ()
    return b"|".join((*shorter, *same, text))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
