"""A line over the whole width that opens what it is about."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines


class LineButton(QPushButton):
    """A button with a layout of its own inside.

    Args:
        name: what it opens, for screen readers.
        height: in lines; the style sheet alone would make it too low.
    """

    def __init__(self, name: str, height: float) -> None:
        super().__init__()
        self._height = lines(height)
        self.setAccessibleName(name)
        self.setProperty("look", "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(lines(10), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(lines(4), self._height)
