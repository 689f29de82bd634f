"""What every widget does alike: the wheel changes no value, Enter presses a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QAbstractSlider
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QScrollBar

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Manners(QObject):
    """Watches the whole application; one filter, for each costs a call an event."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
            return _press(watched, event)
        if kind == QEvent.Type.Wheel:
            return _keep_value(watched, event)
        return False


def _press(button: QAbstractButton, event: QEvent) -> bool:
    """Enter on a button presses it, as Space does; a key held down does it once."""
    if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
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
