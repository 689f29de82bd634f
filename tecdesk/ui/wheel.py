"""The wheel scrolls and never changes a value."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSlider
from PySide6.QtWidgets import QAbstractSpinBox
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QScrollBar


class WheelGuard(QObject):
    """Keeps wheel events from boxes whose value they would change."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        if isinstance(watched, QScrollBar):
            return False
        if isinstance(watched, QComboBox | QAbstractSpinBox | QAbstractSlider):
            event.ignore()
            return True
        return False
