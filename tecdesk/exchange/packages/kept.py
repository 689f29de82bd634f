"""A package as a county keeps it: without its photos, which lie beside it, each once.

Photos stand in a package as they are, so a package is the pieces between them, and the
photos in their places. Put together again it is what came, byte for byte.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

from tecdesk.exchange.packages.enclosed import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    Hole = tuple[int, int, str]
    """Where a photo stands, its bytes, and its SHA-256."""

MAGIC = b"TecDesk kept 1\n"
"""How it begins; a package of which nothing was taken out begins as a zip does."""

_LENGTH, _LOCAL = 4, 30


def thinned(data: bytes) -> bytes:
    """A package without the bytes of its photos; one without photos as it is."""
    holes = _holes(data)
    if not holes:
        return data
    head = json.dumps({"size": len(data), "holes": holes}).encode()
    parts, at = [MAGIC, len(head).to_bytes(_LENGTH, "big"), head], 0
    for start, size, _ in holes:
        parts.append(data[at:start])
        at = start + size
    return b"".join((*parts, data[at:]))


def whole(kept: bytes, photo: Callable[[str], bytes]) -> bytes:
    """The package as it came.

    Args:
        kept: what `thinned` gave.
        photo: gives the bytes of a photo by its SHA-256; may raise.
    """
    return b"".join(_pieces(kept, lambda digest, _size: photo(digest)))


def digest_of_whole(kept: bytes, photo: Callable[[str], bytes]) -> str:
    """SHA-256 of the package as it came, without putting it together in memory."""
    digest = hashlib.sha256()
    for piece in _pieces(kept, lambda name, _size: photo(name)):
        digest.update(piece)
    return digest.hexdigest()


def readable(kept: bytes) -> bytes:
    """The package with nothing in place of its photos: all else can be read."""
    return b"".join(_pieces(kept, lambda _digest, size: bytes(size)))


def _pieces(kept: bytes, fill: Callable[[str, int], bytes]) -> Iterator[bytes]:
    if not kept.startswith(MAGIC):
        yield kept
        return
    start = len(MAGIC) + _LENGTH
    end = start + int.from_bytes(kept[len(MAGIC) : start], "big")
    at, done = end, 0
    for place, size, digest in json.loads(kept[start:end])["holes"]:
        yield kept[at : at + place - done]
        yield fill(digest, size)
        at, done = at + place - done, place + size
    yield kept[at:]


def _holes(data: bytes) -> list[Hole]:
    """The photos that stand in the package as they are, in the order of places."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        stored = [
            each
            for each in archive.infolist()
            if each.filename.startswith(FOLDER)
            and each.compress_type == zipfile.ZIP_STORED
        ]
    return sorted(_hole(data, each) for each in stored)


def _hole(data: bytes, entry: zipfile.ZipInfo) -> Hole:
    at = entry.header_offset + _LOCAL
    name = int.from_bytes(data[at - 4 : at - 2], "little")
    extra = int.from_bytes(data[at - 2 : at], "little")
    start, size = at + name + extra, entry.file_size
    return (start, size, hashlib.sha256(data[start : start + size]).hexdigest())
