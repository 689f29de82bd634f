"""A JPEG without what it tells, the picture itself untouched: no loss by keeping it.

Photos sent through a chat program are small already; coding them anew would only make
them worse, and a photo that went out and came back would be two.
"""

from __future__ import annotations

import re
import struct

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
_PADDING = 0xFF
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_TELLING = {*range(0xE0, 0xF0), 0xFE}
"""Markers of what programs write beside the picture: APP0 to APP15, comment."""
_NEEDED = {(0xE0, b"JFIF\0"): 16, (0xEE, b"Adobe"): 14}
"""Those that say how to read the colours, and their length without a preview."""


def bare(data: bytes) -> bytes | None:
    """The JPEG without tags, comments, previews and what follows its end.

    Returns:
        None when it cannot be told where its parts begin.
    """
    kept, at = [_BEGIN], 2
    if not data.startswith(_BEGIN):
        return None
    while len(head := data[at : at + 4]) == 4 and head[0] == _PADDING:
        if head[:2] == _END:
            break
        if head[1] == _PADDING:
            at += 1
            continue
        end = at + 2 + struct.unpack(">H", head[2:])[0]
        if head[1] == _SCAN:
            end = _end_of_scan(data, end)
        if _is_kept(head[1], data[at:end]):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, _END)) if data[at : at + 2] == _END else None


def _end_of_scan(data: bytes, at: int) -> int:
    found = _AFTER_SCAN.search(data, at)
    return found.start() if found else len(data)


def _is_kept(marker: int, part: bytes) -> bool:
    if marker not in _TELLING:
        return True
    return _NEEDED.get((marker, part[4:9])) == len(part) - 2
