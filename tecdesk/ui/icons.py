"""Lucide outlines drawn in a colour of the theme, once per size and colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtCore import QRectF
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import QIcon
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from tecdesk.paths import resource
from tecdesk.ui import theme
from tecdesk.ui.fonts import lines

Bearer = QLabel | QAbstractButton | QAction
"""What can show an icon."""
_DRAWN = "drawn"


def small() -> int:
    """The side of an icon beside body type, in logical pixels."""
    return lines(0.8)


def pixmap(name: str, colour: str = "text2", size: int = 0) -> QPixmap:
    """The icon as a pixmap at the device ratio of the application.

    Args:
        name: file name without suffix, e.g. graduation-cap.
        colour: colour of the theme.
        size: logical pixels; 0 for `small`.
    """
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _drawn(name, theme.tokens()[colour], size or small(), ratio)


def icon(name: str, colour: str = "text2", size: int = 0) -> QIcon:
    """The icon for a window or a menu."""
    return QIcon(pixmap(name, colour, size))


def put(on: Bearer, name: str, colour: str = "text2", size: int = 0) -> None:
    """Put an icon on a label, a button or an action; `redraw` knows of it."""
    on.setProperty(_DRAWN, [name, colour, size])
    drawn = pixmap(name, colour, size)
    if isinstance(on, QLabel):
        on.setPixmap(drawn)
    else:
        on.setIcon(QIcon(drawn))
    if isinstance(on, QAbstractButton):
        on.setIconSize(QSize(size or small(), size or small()))


def redraw(window: QWidget) -> None:
    """Draw the icons in a window again: the colours are others now."""
    for each in (*window.findChildren(QWidget), *window.findChildren(QAction)):
        drawn = each.property(_DRAWN)
        if drawn and isinstance(each, (QLabel, QAbstractButton, QAction)):
            put(each, *drawn)
        elif isinstance(each, QAbstractScrollArea):
            each.viewport().update()


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    side = float(drawn.width())
    _renderer(name, color).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    # Qt's SVG does not know currentColor.
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", color)
    text = text.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(text.encode()))
