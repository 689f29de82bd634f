"""Something taller than its room: it scrolls, and nothing is squeezed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column


def framed(inside: QWidget) -> QScrollArea:
    """The widget with a vertical scroll bar where it needs one."""
    made = QScrollArea()
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
