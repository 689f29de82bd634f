"""What a photo says about itself: when it was taken, and words that name it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Exif
    from PIL.ImageFile import ImageFile

_PART = 0x8769
_TAKEN = (36867, 36868)  # DateTimeOriginal, DateTimeDigitized
_WRITTEN = 306  # DateTime: of the last change, for want of a better one
_TITLES = (0x010E, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F)
"""ImageDescription; title, comment, keywords and subject as Windows writes them."""
_IPTC = ((2, 5), (2, 25), (2, 105), (2, 120))
"""Title, keywords, headline and caption as picture archives write them."""
_USER_COMMENT = 37510
_CODES = (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)
_FIRST_YEAR = 1990
_PACKETS = {"comment", "xmp"}
_XML = re.compile("<[^>]*>")

MALFORMED = (ValueError, TypeError, KeyError, IndexError, OSError, SyntaxError)
"""What tags full of nonsense raise; a photo without tags is a photo all the same."""


def taken_on(image: ImageFile) -> str:
    """The day on which the camera says it was taken, ISO text; empty for none."""
    with suppress(*MALFORMED):
        exif = image.getexif()
        inner = exif.get_ifd(_PART)
        written = [inner.get(tag) for tag in _TAKEN] + [exif.get(_WRITTEN)]
        return next(filter(None, map(_day, written)), "")
    return ""


def words(image: ImageFile) -> str:
    """Titles, comments and keywords, whoever wrote them."""
    found: list[str] = []
    for source in (_exif_words, _iptc_words, _info_words):
        with suppress(*MALFORMED):
            found += source(image)
    return "\n".join(found)


def _day(written: object) -> str:
    """2025-03-05 of 2025:03:05 14:05:06; nothing for what no camera means."""
    with suppress(ValueError, TypeError):
        text = str(written)[:10].replace("-", ":").replace("/", ":")
        day = datetime.strptime(text, "%Y:%m:%d").date()  # noqa: DTZ007 - camera's day
        today = datetime.now().astimezone().date()
        if day.year >= _FIRST_YEAR and day <= today:
            return day.isoformat()
    return ""


def _exif_words(image: ImageFile) -> Iterator[str]:
    exif: Exif = image.getexif()
    values = [exif.get(tag) for tag in _TITLES]
    values.append(exif.get_ifd(_PART).get(_USER_COMMENT))
    yield from (_text(value) for value in values if value)


def _iptc_words(image: ImageFile) -> Iterator[str]:
    from PIL.IptcImagePlugin import getiptcinfo

    info = getiptcinfo(image) or {}
    for key in _IPTC:
        values = info.get(key) or []
        yield from map(_text, values if isinstance(values, list) else [values])


def _info_words(image: ImageFile) -> Iterator[str]:
    """Comments, text chunks and XMP packets."""
    for key, value in image.info.items():
        if isinstance(value, str) or key in _PACKETS:
            yield _XML.sub(" ", _text(value))


def _text(value: object) -> str:
    """Bytes in whichever of the usual codings makes words of them."""
    if isinstance(value, tuple):
        return _text(bytes(value))
    if not isinstance(value, bytes):
        return str(value)
    body = value[8:] if value[:8] in _CODES else value
    codings = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    return "\n".join(body.decode(coding, "ignore") for coding in codings)
