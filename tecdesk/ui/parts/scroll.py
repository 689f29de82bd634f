"""Something taller than its room: it scrolls, and nothing is squeezed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column

_AROUND = 2.0
"""What is shown above and below the cursor, in lines."""


class Scroll(QScrollArea):
    """Shows the widget inside it that has the cursor, however that came there.

    Qt itself scrolls after Tab only.
    """

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            # What just came into the form has no place there yet.
            self._soon.start()

    def _follow(self) -> None:
        here = self.window().focusWidget()
        # PySide's stubs forget that nothing may have it.
        if here is not None and self.isAncestorOf(here):  # type: ignore[redundant-expr]
            self.ensureWidgetVisible(here, 0, lines(_AROUND))


def framed(inside: QWidget) -> QScrollArea:
    """The widget with a vertical scroll bar where it needs one."""
    made = Scroll()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inside)
    return made


def scrolled(inside: QWidget) -> QScrollArea:
    """Something in a panel, on its ground and with its padding."""
    ground = QWidget()
    ground.setProperty("area", "sunken")
    edge = lines(0.8)
    made = column(inside, None)
    made.setContentsMargins(edge, lines(0.6), edge, edge)
    ground.setLayout(made)
    return framed(ground)
