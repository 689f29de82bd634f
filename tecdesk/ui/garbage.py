"""Collects garbage where widgets may die: in the window's thread, and only there.

Python looks for unreachable cycles in whatever thread happens to make the next object.
A window that was closed is such a cycle; found by a worker, its widgets and notifiers
would be destroyed in the worker's thread, and Qt ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

_LOOK_MS = 200


class Garbage(QObject):
    """Takes the look for garbage over from Python, at Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()


def look() -> None:
    """Collect the oldest generation that is due, if one is."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    found = [number for number, (made, limit) in enumerate(due) if made > limit > 0]
    if found:
        gc.collect(found[-1])
