"""Draws the figures of a tally: the house's rows with a small word before a number."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.delegate import Index
from tecdesk.ui.models.delegate import RowDelegate
from tecdesk.ui.models.delegate import right_pad
from tecdesk.ui.models.roles import Role
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_GAP = 0.15
"""Between the word and the number, in lines."""


class FigureDelegate(RowDelegate):
    """For tables whose cells are figures."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        super().paint(painter, option, index)
        mark = index.data(Role.MARK)
        if not mark:
            return
        painter.save()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        number = QFontMetrics(self._font(option, index)).horizontalAdvance(text)
        taken = number + lines(right_pad(index) + _GAP)
        painter.setFont(sized("note"))
        painter.setPen(color("text3"))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -taken, 0), where, str(mark))
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if mark := index.data(Role.MARK):
            wide = QFontMetrics(sized("note")).horizontalAdvance(str(mark))
            hint.setWidth(hint.width() + wide + lines(_GAP))
        return hint
