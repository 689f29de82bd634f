"""Cuts cells that lie far out from an .xlsx before it is read.

A workbook where somebody once typed a blank into row 1,048,576 would be unfolded
to a million rows in memory. Where the declared area is large the part is looked
through, and what lies behind a long gap is left out of the copy that is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

MOST_CELLS = 4_000_000
GAP_ROWS = 1_000
"""Rows without a cell after which nothing more is read."""

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError)
"""What a damaged zip raises while it is read (RuntimeError: it has a password)."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"[^>]*?(?:/>|>(.*?)</row>)', re.DOTALL)
_FAR_CELL = re.compile(rb'<c r="[A-Z]{3}\d+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_OPEN_CONTENT = "content.xml"
_REPEATED = re.compile(rb'(number-(?:rows|columns)-repeated=")\d{4,}(")')
_FILLED = re.compile(rb"<(?:v|is)>")


def trimmed(data: bytes) -> bytes:
    """The workbook itself, or a copy without the far cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if _OPEN_CONTENT in book.namelist():
            return _closed_up(book, data)
        wide = [
            name
            for name in book.namelist()
            if _SHEET.fullmatch(name) and _declares_much(book, name)
        ]
        if not wide:
            return data
        return _copy(book, {name: cut(book.read(name)) for name in wide})


def cut(part: bytes) -> bytes:
    """A worksheet part without columns past ZZ and without rows behind a long gap."""
    part = _FAR_CELL.sub(b"", part)
    last_number, last_end = 0, 0
    for row in _ROW.finditer(part):
        if not (row[2] and _FILLED.search(row[2])):
            continue
        number = int(row[1])
        if last_end and number - last_number > GAP_ROWS:
            return part[:last_end] + part[part.index(b"</sheetData>", last_end) :]
        last_number, last_end = number, row.end()
    return part


def _closed_up(book: zipfile.ZipFile, data: bytes) -> bytes:
    """An .ods whose long stretches of like rows or columns are made shorter.

    Only blank cells come in such stretches, and behind them nothing is read.
    """
    part = book.read(_OPEN_CONTENT)
    shorter = _REPEATED.sub(rb"\g<1>%d\g<2>" % (GAP_ROWS + 1), part)
    return data if shorter == part else _copy(book, {_OPEN_CONTENT: shorter})


def _declares_much(book: zipfile.ZipFile, name: str) -> bool:
    with book.open(name) as part:
        found = _DIMENSION.search(part.read(4096))
    if not found:
        return True
    return _column(found[1]) * int(found[2]) > MOST_CELLS


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _copy(book: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for name in book.namelist():
            copy.writestr(name, parts.get(name) or book.read(name))
    return target.getvalue()
