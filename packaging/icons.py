"""Draws the program's icon and the book's from the shipped leaf: icons.py OUT."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtCore import QByteArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

LEAF = Path(__file__).parents[1] / "tecdesk" / "resources" / "icons" / "leaf.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
GREEN, PAPER = "#17694a", "#ffffff"
LOOKS = {"tecdesk": (GREEN, PAPER, 1.0), "book": (PAPER, GREEN, 0.8)}
"""Icon to its ground, its leaf, and how wide the ground is for its height."""


def main() -> None:
    """Write name.ico and name-SIZE.png of each icon."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    for name, look in LOOKS.items():
        pictures = [_picture(size, *look) for size in SIZES]
        for size, picture in zip(SIZES, pictures, strict=True):
            picture.save(folder / f"{name}-{size}.png")
        pictures[-1].save(
            folder / f"{name}.ico",
            sizes=[(size, size) for size in SIZES],
            append_images=pictures[:-1],
        )
    del app


def _picture(size: int, ground: str, leaf: str, width: float) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = max(1.0, size / 32)
    wide = size * width - edge
    place = QRectF((size - wide) / 2, edge / 2, wide, size - edge)
    painter.setPen(QColor(GREEN))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, size / 8, size / 8)
    inner = min(place.width(), place.height()) * 0.7
    centre = place.center()
    box = QRectF(centre.x() - inner / 2, centre.y() - inner / 2, inner, inner)
    svg = LEAF.read_text(encoding="utf-8").replace("currentColor", leaf)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, box)
    painter.end()
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(kept.data().data()))


if __name__ == "__main__":
    main()
