"""How far a zipped file unfolds: asked before anything in it is believed.

The directory of a zip says how large each part is, and whoever made the file wrote it.
Python's reader stops there, others do not: so it is made sure that it is true.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

MOST_UNPACKED = 400_000_000
"""Bytes of all parts together: a sheet of 100,000 rows needs 40 million."""
MOST_PARTS = 20_000
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
)
"""What a damaged zip raises while it is read (RuntimeError: it has a password, or was
packed in a way that nobody knows)."""

_ENTRY = b"PK\x01\x02"
_LOCAL = 30
_DENSEST = 1032
"""No byte of deflate stands for more than so many."""
_CHUNK = 1 << 20
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The two ways that every office program packs; of others a byte may stand for more."""


def require_sane(data: bytes, path: Path) -> None:
    """Refuse a zip that unfolds to more than fits into a small machine.

    Raises:
        DeskError: it does.
        ValueError: as the others of BROKEN_ZIP, it is damaged.
    """
    if data.count(_ENTRY) > MOST_PARTS:
        raise too_large(path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.compress_type not in _PLAIN for part in parts):
            raise ValueError(parts)
        if len(archive.NameToInfo) < len(parts):  # two of the same name
            raise ValueError(parts)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise too_large(path)
        for part in parts:
            if part.compress_size * _DENSEST > MOST_UNPACKED // 10:
                _require_true(data, part)


def too_large(path: Path) -> DeskError:
    """What is said of a file that would fill the memory."""
    return DeskError(
        f"“{path.name}”展开以后大得不正常，没有打开。",
        "请在 WPS 或 Excel 里删掉空白的行、列和图片，另存为 .xlsx 再试。",
    )


def _require_true(data: bytes, part: zipfile.ZipInfo) -> None:
    """Unpack a part piece by piece, keeping nothing, to see where it ends."""
    if part.compress_type == zipfile.ZIP_STORED:
        return
    at = part.header_offset
    name, extra = (
        int.from_bytes(data[at + where : at + where + 2], "little")
        for where in (26, 28)
    )
    start = at + _LOCAL + name + extra
    packed, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    waiting = data[start : start + part.compress_size]
    while waiting and size <= part.file_size:
        size += len(packed.decompress(waiting, _CHUNK))
        waiting = packed.unconsumed_tail
    if size > part.file_size:
        raise ValueError(part.filename)
