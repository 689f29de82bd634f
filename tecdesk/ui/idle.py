"""Tells when nobody has touched the window for long."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal

_LOOK_MS = 5000


class Idle(QObject):
    """Rings once when the last key or click was so many minutes ago.

    The time of day counts beside the running clock: on some systems that one stands
    still while the machine sleeps.

    Signals:
        rang: nobody is there.
    """

    rang = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._limit_s = 0.0
        self.touch()

    def wait(self, minutes: float) -> None:
        """Ring after so many minutes; never for 0."""
        self._limit_s = minutes * 60
        self.touch()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._running, self._clock = time.monotonic(), time.time()

    def look(self) -> None:
        """Ring if it is time."""
        gone = max(time.monotonic() - self._running, time.time() - self._clock)
        if gone >= self._limit_s:
            self._timer.stop()
            self.rang.emit()
