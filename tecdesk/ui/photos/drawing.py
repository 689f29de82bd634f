"""Bytes of photos to pictures of a size; runs in the worker, touches no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer
from PySide6.QtCore import QByteArray
from PySide6.QtCore import QIODevice
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import QImageReader

from tecdesk.errors import DeskError
from tecdesk.pdf_pages import POINTS
from tecdesk.pdf_pages import opened
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.ui.photos.holding import Photo

Drawn = QImage | DeskError
"""A picture, or why there is none."""

_ACTUAL_DPI = 150


def thumbnails(
    book: Path, photos: Iterable[Photo], side: int, stopped: Callable[[], bool]
) -> dict[str, Drawn]:
    """Digest to a small picture of each photo.

    Args:
        book: the book.
        photos: which.
        side: of the square it is to fit in, device pixels.
        stopped: looked at before each.
    """
    found: dict[str, Drawn] = {}
    wanted = {photo.digest: photo for photo in photos}
    try:
        with Companion.open(book) as companion:
            for digest, photo in wanted.items():
                if stopped():
                    break
                found[digest] = _drawn_from(companion, photo, QSize(side, side), 0)
    except DeskError as error:
        found |= dict.fromkeys(wanted.keys() - found.keys(), error)
    return found


def picture(book: Path, photo: Photo, room: QSize | None, page: int = 0) -> Drawn:
    """One page of a photo, fitted into a room of device pixels; None for no limit."""
    try:
        with Companion.open(book) as companion:
            return _drawn_from(companion, photo, room, page)
    except DeskError as error:
        return error


def clipboard_bytes(image: QImage) -> bytes:
    """A picture of the clipboard as a file; quickly, it is made smaller anyway."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload]
    return bytes(data.data())


def _drawn_from(
    companion: Companion, photo: Photo, room: QSize | None, page: int
) -> Drawn:
    try:
        data = companion.read(photo.digest)
    except DeskError as error:
        return error
    return _page(data, page, room) if photo.is_pdf else _image(data, room)


def _image(data: bytes, room: QSize | None) -> QImage:
    """Decoded at the size wanted, which for a JPEG costs a fraction."""
    kept = QByteArray(data)  # the buffer only points to it
    buffer = QBuffer(kept)
    reader = QImageReader(buffer)
    size = reader.size()
    if room is not None and size.isValid():
        fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if fitted.width() < size.width():
            reader.setScaledSize(fitted)
    return reader.read()


def _page(data: bytes, number: int, room: QSize | None) -> QImage:
    with opened(data) as pages:
        width, height = pages.sizes[number]
        scale = _ACTUAL_DPI / POINTS
        if room is not None:
            scale = min(room.width() / width, room.height() / height)
        drawn = pages.picture(number, max(scale, 0.05))
    size = (drawn.width, drawn.height, drawn.stride)
    return QImage(drawn.data, *size, QImage.Format.Format_RGB32).copy()
