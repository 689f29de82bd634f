"""Something taller than its room: it scrolls, and nothing is squeezed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.below import HEIGHT
from tecdesk.ui.parts.below import Below
from tecdesk.ui.parts.below import Landmarks
from tecdesk.ui.parts.rows import column

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND = 2.0
"""What is shown above and below the cursor, in lines."""
_SETTLING_MS = 200
"""So long after the cursor came, what grows does not push it out of sight."""


class Scroll(QScrollArea):
    """Shows the widget inside it that has the cursor, however that came there.

    Qt itself scrolls after Tab only.
    """

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._part: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._below: Below | None = None
        # Not at once: what is inside is laid out again after the bar was told.
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._say_below)

    def bring(self, part: QWidget) -> None:
        """Show a part that changed, until the cursor goes elsewhere.

        It is not pushed out of sight again by what grows with it.
        """
        self._part = part
        self._soon.start()
        self._settling.start()

    def tell_below(self, landmarks: Landmarks) -> None:
        """Name at the foot what is further down."""
        self._below = Below(self, landmarks)
        bar = self.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(lambda *_: self._moved.start())

    def _say_below(self) -> None:
        if self._below is not None:
            shown = self._below.say()
            self.setViewportMargins(0, 0, 0, lines(HEIGHT) if shown else 0)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._part = None
            # What just came into the form has no place there yet.
            self._soon.start()
            self._settling.start()

    def _on_range_changed(self) -> None:
        """A long form is laid out in several steps after something came into it."""
        if self._settling.isActive():
            self._soon.start()

    def _follow(self) -> None:
        here = self._part or self.window().focusWidget()
        if here and isValid(here) and self.isAncestorOf(here):
            self.ensureWidgetVisible(here, 0, lines(_AROUND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._below is not None:
            self._moved.start()


def bring_into_sight(part: QWidget) -> None:
    """Scroll what a part lies in so that it is seen; nothing where nothing scrolls."""
    around = part.parentWidget()
    while around and not isinstance(around, Scroll):
        around = around.parentWidget()
    if isinstance(around, Scroll):
        around.bring(part)


def framed(inside: QWidget) -> Scroll:
    """The widget with a vertical scroll bar where it needs one."""
    made = Scroll()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inside)
    return made


def scrolled(inside: QWidget, landmarks: Landmarks | None = None) -> Scroll:
    """Something in a panel, on its ground and with its padding.

    Args:
        inside: what scrolls.
        landmarks: its parts; those further down are named at the foot.
    """
    ground = QWidget()
    ground.setProperty("area", "sunken")
    edge = lines(0.8)
    made = column(inside, None)
    made.setContentsMargins(edge, lines(0.6), edge, edge)
    ground.setLayout(made)
    scroll = framed(ground)
    if landmarks is not None:
        scroll.tell_below(landmarks)
    return scroll
