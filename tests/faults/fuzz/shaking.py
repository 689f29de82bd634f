"""Shakes files: bits, bytes, ends, splices of two, and the parts of a zip."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

WORDS = (
    *(
        b"\0",
        b"\xff" * 4,
        b"\xff\xff\xff\x7f",
        b"\x80\0\0\0",
        b"9" * 40,
        b"-1",
        b"1e999",
    ),
    *(b"null", b"[]", b"{}", b'"', b"'", b"<", b">", b"/>", b"&", b"&#0;", b"\\ud800"),
    *(b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xe2\x80\xa8", b"]]>", b"<!--", b"NaN"),
    *(b"A1048577", b"XFE1", b"0", b"4294967296", b"=1+1", b"\r", b"\n", b",", b"\t"),
)
_MOST = 40


def shaken(data: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A few places of a file changed, cut out, doubled, moved or put in."""
    text = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        at = dice.randrange(len(text) + 1)
        match dice.randrange(9):
            case 0 | 1 if at < len(text):
                text[at] ^= 1 << dice.randrange(8)
            case 2 if at < len(text):
                text[at] = dice.randrange(256)
            case 3:
                del text[at : at + dice.randint(1, _MOST)]
            case 4:
                text[at:at] = text[at : at + dice.randint(1, _MOST)]
            case 5:
                word = dice.choice(WORDS)
                text[at : at + len(word)] = word
            case 6:
                text[at:at] = dice.choice(WORDS)
            case 7 if dice.random() < 0.3:
                del text[at:]
            case 8 if others:
                other = dice.choice(others)
                there = dice.randrange(len(other) + 1)
                text[at : at + _MOST] = other[there : there + dice.randint(1, 4000)]
            case _:
                pass
    return bytes(text)


def shaken_zip(data: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """One part shaken, left out, doubled, named otherwise, or put in from elsewhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        at = dice.randrange(len(parts))
        name, part = parts[at]
        match dice.randrange(12):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                parts.insert(at, (name, part))
            case 2:
                parts[at] = (parts[dice.randrange(len(parts))][0], part)
            case 3 if others:
                parts[at] = (name, dice.choice(others))
            case _:
                parts[at] = (name, shaken(part, dice, [each for _, each in parts]))
    made = packed(parts, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    return shaken(made, dice) if dice.random() < 0.1 else made


def packed(
    parts: Sequence[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Parts as a zip, twice the same name if need be."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "w", how, compresslevel=1) as archive:
            for name, data in parts:
                archive.writestr(name, data)
    return stream.getvalue()


def sums_mended(png: bytes) -> bytes:
    """A PNG whose checksums fit whatever its parts say, so that they are looked at."""
    made, at = bytearray(png[:8]), 8
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        body = png[at + 4 : at + 8 + length]
        made += png[at : at + 4] + body + zlib.crc32(body).to_bytes(4, "big")
        at += 12 + length
    return bytes(made)
