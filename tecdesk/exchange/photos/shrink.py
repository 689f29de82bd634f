"""A picture upright, at most 1600 pixels long, and as small a file as does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tecdesk.exchange.photos.jpeg import bare
from tecdesk.exchange.photos.picture import LONG_SIDE_PX

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85
_FINE = 900
"""Sum of a JPEG's first quantisation table at quality 88: finer is coded anew."""
_ORIENTATION = 0x0112
_LOSSLESS = {"PNG", "BMP", "DIB", "TIFF", "GIF"}


def shrunk(image: Image, data: bytes) -> tuple[str, bytes]:
    """The form (jpg or png) and bytes to keep.

    A JPEG that is small and upright stays as it is but for its tags. Line drawings
    and forms from lossless files stay PNG where that is smaller.

    Args:
        image: opened, at the page meant.
        data: the whole file.
    """
    from PIL import ImageOps
    from PIL.Image import Resampling

    if kept := _as_it_is(image, data):
        return "jpg", kept
    lossless = image.format in _LOSSLESS
    image.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Resampling.LANCZOS, reducing_gap=2.0)
    upright = ImageOps.exif_transpose(image)
    plain = _plain(upright)
    jpeg = _saved(plain, "JPEG")
    if lossless and len(png := _saved(plain, "PNG")) <= len(jpeg):
        return "png", png
    return "jpg", jpeg


def _as_it_is(image: Image, data: bytes) -> bytes | None:
    if image.format != "JPEG" or image.mode not in {"L", "RGB"}:
        return None
    fine = sum(getattr(image, "quantization", {}).get(0, ())) < _FINE
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    if fine or turned or max(image.size) > LONG_SIDE_PX:
        return None
    image.load()  # a damaged one is refused, not kept
    return bare(data)


def _plain(image: Image) -> Image:
    """Grey or colour on white, without a word of what the file said beside it."""
    from PIL import Image as Pillow

    if image.mode.startswith(("I", "F")):
        image = _of_depth(image)
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Pillow.new("RGB", seen.size, "white")
        image.paste(seen, mask=seen.getchannel("A"))
    mode = "L" if image.mode in {"1", "L"} else "RGB"
    plain = image.convert(mode)
    plain.info = {}
    return plain


def _of_depth(image: Image) -> Image:
    """Sixteen bits of grey, as some scanners write, in eight."""
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _saved(image: Image, form: str) -> bytes:
    stream = io.BytesIO()
    if form == "JPEG":
        image.save(stream, "JPEG", quality=QUALITY, optimize=True)
    else:
        image.save(stream, "PNG")
    return stream.getvalue()
