"""Draws every row of every table: no grid, one thin rule, the words of Role."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.roles import Role
from tecdesk.ui.theme import color

Index = QModelIndex | QPersistentModelIndex
PAD = 0.35
EDGE = 0.7


def right_pad(index: Index) -> float:
    """Room at the right of a cell, in lines; more at the edge of the table."""
    return EDGE if index.column() == index.model().columnCount() - 1 else PAD


def told(index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    """What the model says of a cell; a row asks too often to go through Qt."""
    model = index.model()
    says = getattr(model, "says", None)
    return model.data(index, role) if says is None or role in says else None


class RowDelegate(QStyledItemDelegate):
    """One delegate for lists and grids.

    Args:
        view: the view it draws for.
        cells: the current cell is ringed, instead of its row marked.
        first_edge: left edge of the first column, in lines.
    """

    def __init__(
        self, view: QAbstractItemView, *, cells: bool = False, first_edge: float = 1.0
    ) -> None:
        super().__init__(view)
        self._view = view
        self._cells = cells
        self._edge = first_edge

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        inside = self._inside(option.rect, index)
        inside = self._paint_icon(painter, inside, index)
        self._paint_text(painter, inside, option, index)
        if told(index, Role.CORNER):
            _paint_corner(painter, option.rect)
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        text = str(told(index, Qt.ItemDataRole.DisplayRole) or "")
        font = self._font(option, index)
        edges = lines(PAD + right_pad(index)) + 1
        width = QFontMetrics(font).horizontalAdvance(text) + edges
        if index.column() == 0:
            width += lines(self._edge - PAD)
        if old := told(index, Role.OLD):
            width += QFontMetrics(font).horizontalAdvance(str(old)) + lines(0.3)
        if told(index, Role.ICON):
            width += icons.small() + lines(0.3)
        return QSize(width, lines(1.55))

    def _paint_ground(self, painter: QPainter, option: Any, index: Index) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        back = told(index, Role.BACK)
        if chosen and not self._cells:
            back = back or "soft"
        elif self._is_current(index):
            back = "soft"
        if back:
            painter.fillRect(rect, color(back))
        painter.setPen(QPen(color("line2" if told(index, Role.RULE) else "line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and not self._cells and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, color("accent"))
        if self._is_current(index):
            _paint_ring(painter, rect, focused=self._view.hasFocus())

    def _is_current(self, index: Index) -> bool:
        return self._cells and self._view.currentIndex() == index

    def _inside(self, rect: QRect, index: Index) -> QRect:
        left = lines(self._edge if index.column() == 0 else PAD)
        return rect.adjusted(left, 0, -lines(right_pad(index)), 0)

    def _paint_icon(self, painter: QPainter, inside: QRect, index: Index) -> QRect:
        name = told(index, Role.ICON)
        if not name:
            return inside
        tone = str(told(index, Role.TONE) or "text2")
        side = icons.small()
        top = inside.top() + (inside.height() - side) // 2
        painter.drawPixmap(inside.left(), top, icons.pixmap(name, tone))
        return inside.adjusted(side + lines(0.3), 0, 0, 0)

    def _paint_text(
        self,
        painter: QPainter,
        inside: QRect,
        option: Any,
        index: Index,
    ) -> None:
        font = self._font(option, index)
        metrics = QFontMetrics(font)
        where = Qt.AlignmentFlag(
            told(index, Qt.ItemDataRole.TextAlignmentRole)
            or Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        text = str(told(index, Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        if old := told(index, Role.OLD):
            inside = _paint_old(painter, inside, str(old), font, metrics, text)
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(color(str(told(index, Role.TONE) or "text")))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, where, shown)

    def _font(self, option: Any, index: Index) -> QFont:
        font = QFont(option.font)
        if told(index, Role.BOLD):
            font.setBold(True)
        return font


def _paint_old(
    painter: QPainter,
    inside: QRect,
    old: str,
    font: QFont,
    metrics: QFontMetrics,
    new: str,
) -> QRect:
    """The old value struck through, right before the new one; returns its room."""
    struck = QFont(font)
    struck.setBold(False)
    struck.setStrikeOut(True)
    gap = lines(0.3)
    width = QFontMetrics(struck).horizontalAdvance(old)
    left = max(inside.right() - metrics.horizontalAdvance(new) - gap - width, 0)
    left = max(left, inside.left())
    painter.setFont(struck)
    painter.setPen(color("text3"))
    area = QRect(left, inside.top(), width, inside.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, old)
    return QRect(
        left + width + gap, inside.top(), inside.right() - left - width, inside.height()
    )


def _paint_ring(painter: QPainter, rect: QRect, *, focused: bool) -> None:
    """The current cell; a thin line while the cursor is elsewhere."""
    if focused:
        painter.setPen(QPen(color("accent"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
    else:
        painter.setPen(QPen(color("line2"), 1))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _paint_corner(painter: QPainter, rect: QRect) -> None:
    size = lines(0.35)
    right, top = rect.right(), rect.top()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("text3"))
    points = [(right - size, top), (right, top), (right, top + size)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
