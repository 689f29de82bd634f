"""A figure that opens the records behind it: bold, on a dotted line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy

from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tecdesk.ui.parts.button import Slot


class Figure(QPushButton):
    """A press opens it; it looks like print, not like a button."""

    def __init__(self, text: str, pressed: Slot) -> None:
        super().__init__(text)
        self.setProperty("look", "figure")
        self.setAutoDefault(False)
        self.setFont(sized("section", bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(pressed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        metrics = self.fontMetrics()
        half = metrics.horizontalAdvance(self.text()) // 2
        middle = self.rect().center()
        line = middle.y() + metrics.ascent() - metrics.height() // 2 + 3
        pen = QPen(color("text3"), 1)
        pen.setDashPattern([1.0, 2.0])
        painter = QPainter(self)
        painter.setPen(pen)
        painter.drawLine(
            QPoint(middle.x() - half, line), QPoint(middle.x() + half, line)
        )
        painter.end()
