"""A line of input: unit at the right, states by colour, safe with input methods."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color


class Line(QLineEdit):
    """A QLineEdit that knows its unit and whether something is being composed.

    Attributes:
        unit: shown inside at the right.
        hides_unit: the unit gives way to text.
        composing: an input method holds uncommitted letters.

    Signals:
        left: the focus went elsewhere in the window.
    """

    left = Signal()

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.composing = False
        self.hides_unit = False
        self._unit_font = sized("note")
        if unit:
            room = QFontMetrics(self._unit_font).horizontalAdvance(unit) + lines(0.3)
            self.setTextMargins(0, 0, room, 0)

    def take_current(self) -> None:
        """Take what is marked in a list or month of the line, if one is open."""

    def put_away(self) -> None:
        """Hide a list or month of the line."""

    def _leaves(self, event: QEvent) -> bool:
        """True for an undo or redo that has nothing to do in this line."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) or _is_redo(event)
        return redo and not self.isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        reason = event.reason()
        if reason not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.unit or (self.hides_unit and self.text()):
            return
        painter = QPainter(self)
        painter.setFont(self._unit_font)
        painter.setPen(color("text2"))
        inside = QRect(self.rect()).adjusted(0, 0, -lines(0.4), 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, where, self.unit)
        painter.end()


def _is_redo(event: QKeyEvent) -> bool:
    held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return held and event.key() == Qt.Key.Key_Y
