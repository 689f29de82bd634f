"""A flat bar of completion with a tick where the year stands today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from decimal import Decimal


class Bar(QWidget):
    """Done against target; shares in percent."""

    def __init__(self, rate: Decimal, share: Decimal, *, late: bool) -> None:
        super().__init__()
        self._rate = min(float(rate), 100.0) / 100
        self._share = float(share) / 100
        self._late = late
        self.setMinimumWidth(lines(4))
        self.setFixedHeight(lines(1.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = lines(0.4)
        top = (self.height() - height) // 2
        track = QRect(0, top, self.width() - 2, height)
        painter.fillRect(track, color("bar"))
        done = QRect(0, top, round(track.width() * self._rate), height)
        painter.fillRect(done, color("amber_g" if self._late else "fill"))
        if 0 < self._share < 1:
            x = round(track.width() * self._share)
            painter.fillRect(QRect(x, 1, 2, self.height() - 2), color("text"))
        painter.end()
