"""Makes workbooks that somebody built to do harm, from a ledger that is in order."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = ("培训日期", "村", "培训内容", "人次")
LINE = ("2025-03-05", "下坪村", "果树修剪", "40")
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
DATA = b"</sheetData>"


def ledger(lines: int = 1) -> bytes:
    """A ledger of some lines."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("培训")
        for number, line in enumerate([HEAD, *[LINE] * lines]):
            for column, text in enumerate(line):
                page.write_string(number, column, text)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip again."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """The ledger with something else in one of its parts."""
    parts = parts_of(ledger())
    assert old in parts[name]
    return zipped(parts | {name: parts[name].replace(old, new)})


def with_cells(xml: bytes) -> bytes:
    """The ledger with more rows, behind those it has."""
    return changed(SHEET, DATA, xml + DATA)


def with_parts(**parts: bytes) -> bytes:
    """The ledger with more parts."""
    named = {f"xl/{name}.xml": data for name, data in parts.items()}
    return zipped(parts_of(ledger()) | named)


def bomb(*, honest: bool, name: str = TEXTS, size: int = 10 * 2**30) -> bytes:
    """A part that unfolds to so many bytes, which its directory says or hides."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    # One megabyte of blanks, and its end again and again: made quickly, and true.
    first = block.compress(bytes(2**20)) + block.flush(zlib.Z_FULL_FLUSH)
    last = block.compress(b" ") + block.flush()
    packed = first * (size // 2**20) + last
    return _with_packed(name, packed, size + 1 if honest else 4096)


def _with_packed(name: str, packed: bytes, said: int) -> bytes:
    """The ledger with a part of these packed bytes, and a size that is only said."""
    stream = io.BytesIO()
    parts = parts_of(ledger())
    parts.pop(name, None)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    whole = bytearray(stream.getvalue())
    end = whole.rindex(b"PK\x05\x06")
    count, length, at = struct.unpack_from("<HII", whole, end + 10)
    shown, called = min(said, 0xFFFFFFFE), name.encode()
    common = struct.pack(
        "<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), shown, len(called), 0
    )
    local = b"PK\x03\x04" + common + called + packed
    entry = b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, at)
    listed = whole[at : at + length] + entry + called
    ending = struct.pack(
        "<4sHHHHIIH",
        b"PK\x05\x06",
        0,
        0,
        count + 1,
        count + 1,
        len(listed),
        at + len(local),
        0,
    )
    return bytes(whole[:at] + local + listed + ending)
