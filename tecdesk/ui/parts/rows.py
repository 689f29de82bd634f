"""Layouts with the spacing of the house."""

from __future__ import annotations

from typing import Any
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines

_Box = TypeVar("_Box", bound=QBoxLayout)
Part = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for the stretch."""


def row(*parts: Part, gap: float = 0.4, edge: float = 0.0) -> QHBoxLayout:
    """Parts from left to right.

    Args:
        parts: what stands in it.
        gap: between parts, in lines.
        edge: left and right margin, in lines.
    """
    made = QHBoxLayout()
    made.setContentsMargins(lines(edge), 0, lines(edge), 0)
    return _filled(made, parts, gap)


def column(*parts: Part, gap: float = 0.4, edge: float = 0.0) -> QVBoxLayout:
    """Parts from top to bottom; `edge` is the margin all round, in lines."""
    made = QVBoxLayout()
    made.setContentsMargins(*[lines(edge)] * 4)
    return _filled(made, parts, gap)


def _filled(made: _Box, parts: tuple[Part, ...], gap: float) -> _Box:
    made.setSpacing(lines(gap))
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, int):
            made.addSpacing(part)
        elif isinstance(part, QLayout):
            made.addLayout(part)
        else:
            made.addWidget(part)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    for _ in range(layout.count()):
        item: Any = layout.takeAt(0)
        if widget := item.widget():
            # Not unparented: Qt shows what it just laid out a moment later, and
            # without a parent that would be a window of its own.
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
