"""What is dragged in or lies on the clipboard, as photos to take."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

Brought = Path | QImage


def is_welcome(data: QMimeData) -> bool:
    """True for files, folders and pictures."""
    return data.hasImage() or bool(_files(data))


def brought(data: QMimeData) -> list[Brought]:
    """Files and folders; a picture where there are none."""
    files = _files(data)
    if files or not data.hasImage():
        return list(files)
    image = data.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def name_of_pasted() -> str:
    """What a picture without a file is called: 粘贴 14-05-09.png."""
    return f"粘贴 {datetime.now().astimezone():%H-%M-%S}.png"


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
