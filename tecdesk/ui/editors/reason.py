"""A line for a reason, in which Esc is its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from tecdesk.ui.editors.line import Line


class Reason(Line):
    """Esc goes before any shortcut of the page.

    Signals:
        given_up: Esc.
    """

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.given_up.emit()
            event.accept()
            return True
        return super().event(event)
