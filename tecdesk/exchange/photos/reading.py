"""Bytes of a photo or scan to what is kept of them, or the reason why not."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tecdesk.domain.identity_papers import refusal
from tecdesk.errors import DeskError
from tecdesk.exchange.photos.picture import Picture
from tecdesk.exchange.photos.scan import scan
from tecdesk.exchange.photos.shrink import shrunk
from tecdesk.exchange.photos.tags import taken_on
from tecdesk.exchange.photos.tags import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP", "GIF")
SUFFIXES = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib"),
        *(".tif", ".tiff", ".webp", ".gif", ".pdf"),
    }
)
REFUSED_SUFFIXES = frozenset({".heic", ".heif", ".hif", ".avif"})
"""Photos all the same: named with the reason, not passed over."""

MOST_BYTES = 250_000_000
"""Room of a picture unpacked whole; JPEGs are made smaller on the way."""
MOST_FRAMES = 60
"""Pages of one TIFF."""

_HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypavif")
_UNREADABLE = (OSError, SyntaxError, ValueError, TypeError, struct.error, EOFError)
"""What Pillow's readers raise over damaged files; TypeError is a TIFF without size."""


def pictures(name: str, data: bytes) -> list[Picture]:
    """What is kept of a file: one picture, or one for each page of a TIFF.

    Args:
        name: its file name; decides nothing but a refusal.
        data: its bytes.

    Raises:
        DeskError: why it is not kept.
    """
    _refuse(name, "文件名", name)
    if data.startswith(b"%PDF-"):
        return [scan(name, data)]
    if data[4:12] in _HEIC:
        raise DeskError(
            f"{name} 是 HEIC 格式，别的电脑大多打不开。",
            "手机“设置”里把相机格式改成“兼容性最佳”，或先另存为 JPG 再加。",
        )
    with _reading(name), _opened(data) as image:
        return list(_pages(name, data, image))


def _refuse(name: str, where: str, text: str) -> None:
    if why := refusal(where, text):
        raise DeskError(f"{name}：{why}")


def _pages(name: str, data: bytes, image: ImageFile) -> Iterator[Picture]:
    _refuse(name, "照片的标签", words(image))
    count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    if count > MOST_FRAMES:
        raise DeskError(f"{name} 有 {count} 页，太多了。", "分成几个文件再加。")
    for number in range(count):
        image.seek(number)
        _require_size(name, image)
        day = taken_on(image)
        form, kept = shrunk(image, data)
        yield Picture(name, form, kept, day)


def _require_size(name: str, image: ImageFile) -> None:
    """Refuse what would not fit into the memory of a small machine."""
    width, height = image.size
    stepwise = image.format in {"JPEG", "MPO"} and not image.info.get("progressive")
    bytes_each = 1 if image.mode in {"1", "L", "P"} else 4
    if width * height * bytes_each > MOST_BYTES and not stepwise:
        raise _too_large(name, f"（{width}×{height}）")


def _too_large(name: str, how: str = "") -> DeskError:
    return DeskError(f"{name} 的画面太大{how}，没有打开。", "先用看图软件缩小再加。")


@contextmanager
def _opened(data: bytes) -> Iterator[ImageFile]:
    from PIL import Image as Pillow

    Pillow.init()
    with warnings.catch_warnings():
        # Pillow's own guard speaks at half its limit; ours knows the formats.
        warnings.simplefilter("ignore")
        with Pillow.open(io.BytesIO(data), formats=FORMATS) as image:
            yield image


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """What a reader raises, as the sentence of that file."""
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        yield
    except Pillow.DecompressionBombError as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise DeskError(
            f"{name} 不是照片或扫描件，或已损坏。",
            "可以加 JPG、PNG、BMP、TIF、WebP 和 PDF。",
        ) from error
    except _UNREADABLE as error:
        raise DeskError(
            f"{name} 没有拷完或已损坏，打不开。", "从手机或相机里重新拷一次。"
        ) from error
