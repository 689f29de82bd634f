"""Cuts cells that lie far out from an .xlsx before it is read.

A workbook where somebody once typed a blank into row 1,048,576 would be unfolded
to a million rows in memory. What lies behind a long gap is left out of the copy that
is read. What a sheet says of its own area is not believed: the cells are asked.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.sources.area import Extent
from tecdesk.exchange.sources.area import area
from tecdesk.exchange.sources.area import believed
from tecdesk.exchange.sources.area import is_usual
from tecdesk.exchange.sources.filetype import SAVE_AS
from tecdesk.exchange.sources.open_extent import closed_up
from tecdesk.exchange.sources.open_extent import extents
from tecdesk.exchange.sources.open_extent import require_whole
from tecdesk.exchange.sources.unpacking import require_sane
from tecdesk.exchange.sources.unpacking import too_large

if TYPE_CHECKING:
    from pathlib import Path

MOST_CELLS = 4_000_000
MOST_COLUMNS = 702
"""A to ZZ: what lies further right is nobody's ledger."""
GAP_ROWS = 1_000
"""Rows without a cell after which nothing more is read."""

_CELLS = b"sheetData"
"""Only a worksheet has it, whatever the part is called."""
_BINARY = "xl/workbook.bin"
_OPEN_CONTENT = "content.xml"
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"[^>]*?(?:/>|>(.*?)</row>)', re.DOTALL)
_FAR_CELL = re.compile(rb'<c r="[A-Z]{3}\d+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_FILLED = re.compile(rb"<(?:v|is)>")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b")
MOST_MERGES = 50_000


def trimmed(data: bytes, path: Path) -> bytes:
    """The workbook itself, or a copy without the far cells.

    Raises:
        DeskError: it would fill the memory all the same.
        ValueError: as the others of BROKEN_ZIP, it is damaged.
    """
    require_sane(data, path)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        if _BINARY in names:
            raise DeskError(f"“{path.name}”是二进制的工作簿，读不了。", SAVE_AS)
        if _OPEN_CONTENT in names:
            return _open_book(book, data, path)
        changed = {}
        for name in names:
            part = book.read(name)
            if _CELLS in part and (shorter := _shortened(part, path)) is not part:
                changed[name] = shorter
        return _copy(book, changed) if changed else data


def cut(part: bytes) -> bytes:
    """A worksheet part without columns past ZZ, and rows behind a long gap or blank."""
    part = _FAR_CELL.sub(b"", part)
    last_number, last_end = 0, 0
    for row in _ROW.finditer(part):
        if not (row[2] and _FILLED.search(row[2])):
            continue
        number = int(row[1])
        if last_end and number - last_number > GAP_ROWS:
            break
        last_number, last_end = number, row.end()
    if not last_end:
        return part
    return part[:last_end] + part[part.index(b"</sheetData>", last_end) :]


def _shortened(part: bytes, path: Path) -> bytes:
    # The count is quick, and what it counts is no less.
    if part.count(b"mergeCell") > MOST_MERGES < len(_MERGE.findall(part)):
        raise DeskError(
            f"“{path.name}”里合并的单元格超过 {MOST_MERGES} 处，没有读。",
            "请在 WPS 或 Excel 里取消合并，另存后再导入。",
        )
    said = believed(part)
    if said and _is_small(said):
        return part
    shorter = cut(part) if is_usual(part) else part
    if not _is_small(area(shorter)):
        raise too_large(path)
    return shorter


def _is_small(found: Extent) -> bool:
    return found.cells <= MOST_CELLS and found.columns <= MOST_COLUMNS


def _open_book(book: zipfile.ZipFile, data: bytes, path: Path) -> bytes:
    """An .ods whose long stretches of like rows or columns are made shorter."""
    part = book.read(_OPEN_CONTENT)
    require_whole(part)
    shorter = closed_up(part, GAP_ROWS + 1)
    if not all(map(_is_small, extents(shorter))):
        raise too_large(path)
    return data if shorter == part else _copy(book, {_OPEN_CONTENT: shorter})


def _copy(book: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for name in book.namelist():
            copy.writestr(name, parts.get(name) or book.read(name))
    return target.getvalue()
