"""The name of a field that must be filled: a red star after it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel

from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

_STAR = " *"


class Starred(QLabel):
    """A label whose star is painted, so that it follows the colours in use.

    Args:
        text: the name, without the star.
        bold: heavier, and in the colour of text; else it is a hint.
    """

    def __init__(self, text: str, *, bold: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized("body", bold=bold))
        self.setAccessibleName(f"{text}，必填")
        if not bold:
            self.setProperty("tone", "hint")

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        star = self.fontMetrics().horizontalAdvance(_STAR)
        return QSize(wanted.width() + star, wanted.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(color("red"))
        after = self.fontMetrics().horizontalAdvance(self.text())
        place = QRect(after, 0, self.width() - after, self.height())
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, where, _STAR)
        painter.end()
