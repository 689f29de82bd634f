"""What every widget does alike: with the wheel, with Enter, while Chinese is composed.

The wheel never changes a value; Enter presses the button it stands on; the keys that
end or take back what an input method composes are its own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractSlider
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QScrollBar

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMPOSING = frozenset(
    (
        *_ENTER,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    )
)
"""Keys that an input method may let through although it still composes."""
_HEEDED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.FocusOut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    )
)


class Manners(QObject):
    """Watches the whole application; one filter, for each costs a call an event.

    Signals:
        touched: a key, a click or the wheel: somebody is there.
    """

    touched = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._composing: QObject | None = None

    def _answer(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress | QEvent.Type.ShortcutOverride:
                self.touched.emit()
                return self._on_key(watched, event)
            case QEvent.Type.InputMethod if isinstance(event, QInputMethodEvent):
                # A table passes it on to an editor that has no focus yet.
                self.touched.emit()
                here = QApplication.focusWidget() or watched
                self._composing = here if event.preeditString() else None
            case QEvent.Type.FocusOut if watched is self._composing:
                self._composing = None
            case QEvent.Type.MouseButtonPress:
                self.touched.emit()
                self._composing = None
            case QEvent.Type.Wheel:
                self.touched.emit()
                return _keep_value(watched, event)
            case _:
                pass
        return False

    def _on_key(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if watched is self._composing:
            if _is_its_own(event):
                event.accept()
                return True
            if event.text() and event.text().isprintable():
                # Letters would go to the input method: it has ended without a word.
                self._composing = None
        if isinstance(watched, QAbstractButton):
            return event.type() == QEvent.Type.KeyPress and _press(watched, event)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of every widget comes by here: looking names up would cost 3 µs.
        return event.type() in _HEEDED and self._answer(watched, event)


def _is_its_own(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _COMPOSING and not held


def _press(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter on a button presses it, as Space does; a key held down does it once."""
    if event.key() not in _ENTER:
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def _keep_value(watched: QObject, event: QEvent) -> bool:
    if isinstance(watched, QScrollBar):
        return False
    if isinstance(watched, QComboBox | QAbstractSpinBox | QAbstractSlider):
        event.ignore()
        return True
    return False
