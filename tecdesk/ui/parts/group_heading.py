"""A header of two lines: a group over its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.table import Heading
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class GroupHeading(Heading):
    """Column headings below, the name of each group centred above its columns.

    Args:
        parent: the table.
        group: gives the group of a column; empty for none.
    """

    def __init__(self, parent: QWidget, group: Callable[[int], str]) -> None:
        super().__init__(parent, 1.0)
        self._group = group

    @property
    def _two(self) -> bool:
        return any(self._group(at) for at in range(self.count()))

    def sizeHint(self) -> QSize:
        height = lines(2.8) if self._two else lines(1.6)
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.fillRect(rect, color("sunken"))
        if self._two:
            rect = rect.adjusted(0, lines(1.4), 0, 0)
        super().paintSection(painter, rect, section)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._two:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        for group, first, last in self._spans():
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            place = QRect(left, 0, right - left, lines(1.4))
            painter.setPen(QPen(color("line"), 1))
            painter.drawLine(place.topLeft(), place.bottomLeft())
            painter.drawLine(place.bottomLeft(), place.bottomRight())
            painter.setPen(color("text2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, group)
        painter.end()

    def _spans(self) -> list[tuple[str, int, int]]:
        spans: list[tuple[str, int, int]] = []
        for at in range(self.count()):
            group = self._group(at)
            if not group:
                continue
            if spans and spans[-1][0] == group:
                spans[-1] = (group, spans[-1][1], at)
            else:
                spans.append((group, at, at))
        return spans
