"""Draws the cells of a form: rules as on paper, figures with how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyledItemDelegate

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.sheet_model import BACKS
from tecdesk.ui.pages.filling.sheet_model import TONES
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from tecdesk.ui.pages.filling.held import Entry
    from tecdesk.ui.pages.filling.laid import Box
    from tecdesk.ui.pages.filling.sheet_model import SheetModel

Index = QModelIndex | QPersistentModelIndex
PAD = 0.25
GAP = 0.3
_WRAP = Qt.TextFlag.TextWrapAnywhere
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE | _WRAP
_CENTRE = Qt.AlignmentFlag.AlignHCenter | _MIDDLE | _WRAP
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE


def word_width(entry: Entry) -> int:
    """What the mark of a state needs: what is done has a tick, the rest a word."""
    if entry.state is State.SET:
        return 0 if entry.lacks else icons.small()
    return QFontMetrics(sized("note")).horizontalAdvance(entry.state.value)


class SheetDelegate(QStyledItemDelegate):
    """One cell, or the name of a table between two of them."""

    def __init__(self, view: QTableView, model: SheetModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        painter.setFont(sized("note"))
        box = self._model.box(index)
        if box is None:
            _paint_head(painter, option.rect, str(index.data() or ""))
        else:
            self._paint_box(painter, option.rect, box)
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, box: Box) -> None:
        entry = self._model.entry(box)
        painter.fillRect(rect, color(BACKS[entry.state] if entry else "surface"))
        _paint_rules(painter, rect, box)
        if not box.top and self._model.laid.is_across(box):
            painter.setFont(sized("body", bold=True))
        inside = rect.adjusted(lines(PAD), 0, -lines(PAD), -1)
        text = self._model.text(box)
        if entry is None or (entry.state is State.LEFT and text):
            painter.setPen(color("text3" if entry else "text"))
            painter.drawText(inside, self._alignment(box, text), text)
        elif self._model.is_figure(box):
            _paint_entry(painter, inside, entry, text)
        else:
            _paint_state(painter, inside, entry)
            painter.setPen(color("text"))
            beside = inside.adjusted(word_width(entry) + lines(GAP), 0, 0, 0)
            painter.drawText(beside, int(_LEFT), text)
        current = self._model.box(self._view.currentIndex())
        if current is not None and current.key == box.key:
            _paint_ring(painter, rect, focused=self._view.hasFocus())

    def _alignment(self, box: Box, text: str) -> int:
        """As such forms are mostly set: short words centred, sentences at the left."""
        cell = self._model.held.form.cell(box.place) if self._model.held else None
        if cell is not None and cell.is_number:
            return int(_RIGHT)
        if text.rstrip().endswith(("：", ":")) or len(text) > _SENTENCE:
            return int(_LEFT)
        return int(_CENTRE)


_SENTENCE = 40
"""More characters than this are one."""


def _paint_entry(painter: QPainter, inside: QRect, entry: Entry, text: str) -> None:
    """The state at the left, the figure at the right, one over another if narrow."""
    figure = painter.fontMetrics().horizontalAdvance(text)
    mark = word_width(entry)
    stacked = bool(text) and figure + mark + lines(GAP) > inside.width()
    half = inside.height() // 2
    above = inside.adjusted(0, 0, 0, -half) if stacked else inside
    below = inside.adjusted(0, half, 0, 0) if stacked else inside
    _paint_state(painter, above, entry)
    painter.setPen(color("amber" if entry.lacks else "text"))
    if entry.state is State.FORMULA:
        painter.setPen(color("text3"))
    painter.drawText(below, int(_RIGHT), text)


def _paint_state(painter: QPainter, inside: QRect, entry: Entry) -> None:
    """A tick for what is done; what is set but not known says 待填 itself."""
    if entry.state is State.SET and not entry.lacks:
        side = icons.small()
        top = inside.top() + (inside.height() - side) // 2
        painter.drawPixmap(inside.left(), top, icons.pixmap("check", "accent"))
    elif entry.state is not State.SET:
        painter.setPen(color(TONES[entry.state]))
        painter.drawText(inside, int(_LEFT), entry.state.value)


def _paint_rules(painter: QPainter, rect: QRect, box: Box) -> None:
    painter.setPen(QPen(color("line2"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())
    if not box.left:
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
    if not box.top:
        painter.drawLine(rect.topLeft(), rect.topRight())


def _paint_head(painter: QPainter, rect: QRect, words: str) -> None:
    painter.fillRect(rect, color("surface"))
    if not words:
        return
    painter.setPen(QPen(color("line2"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setPen(color("text2"))
    painter.setFont(sized("note", bold=True))
    painter.drawText(rect.adjusted(lines(PAD), 0, 0, 0), int(_MIDDLE), words)


def _paint_ring(painter: QPainter, rect: QRect, *, focused: bool) -> None:
    painter.setPen(QPen(color("accent"), 2 if focused else 1))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
