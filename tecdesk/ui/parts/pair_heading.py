"""A header of two lines: their heading above, ours below with a tick or a ?."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.delegate import EDGE
from tecdesk.ui.models.delegate import PAD
from tecdesk.ui.models.roles import Role
from tecdesk.ui.parts.table import Heading
from tecdesk.ui.theme import color

_ACROSS = Qt.Orientation.Horizontal


class PairHeading(Heading):
    """Shows Role.SECOND under the heading, ticked when Role.CHECK is true."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), lines(2.65))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        ours = self.model().headerData(section, _ACROSS, Role.SECOND)
        if ours is None:
            super().paintSection(painter, rect, section)
            return
        painter.save()
        painter.fillRect(rect, color("sunken"))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = EDGE if section == self.count() - 1 else PAD
        inside = rect.adjusted(lines(PAD), lines(0.2), -lines(pad), -lines(0.2))
        self._paint_theirs(painter, inside, section)
        self._paint_ours(painter, inside, section, str(ours))
        painter.restore()

    def _paint_theirs(self, painter: QPainter, inside: QRect, section: int) -> None:
        painter.setFont(sized("note"))
        painter.setPen(color("text2"))
        half = inside.adjusted(0, 0, 0, -inside.height() // 2)
        text = str(self.model().headerData(section, _ACROSS) or "")
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, mode, half.width())
        painter.drawText(half, self._alignment(section), shown)

    def _paint_ours(
        self, painter: QPainter, inside: QRect, section: int, ours: str
    ) -> None:
        sure = bool(self.model().headerData(section, _ACROSS, Role.CHECK))
        painter.setFont(sized("body", bold=True))
        painter.setPen(color("text" if sure else "amber"))
        half = inside.adjusted(0, inside.height() // 2, 0, 0)
        icon = icons.pixmap("check" if sure else "triangle-alert", _tone(sure), 14)
        where = self._alignment(section)
        width = painter.fontMetrics().horizontalAdvance(ours)
        right = bool(where & Qt.AlignmentFlag.AlignRight)
        left = half.right() - width - lines(0.9) if right else half.left()
        top = half.top() + (half.height() - 14) // 2
        painter.drawPixmap(max(left, half.left()), top, icon)
        words = half if right else half.adjusted(lines(0.9), 0, 0, 0)
        painter.drawText(words, where, ours)


def _tone(sure: bool) -> str:  # noqa: FBT001 - one plain question
    return "accent" if sure else "amber"
