"""Where a list or a calendar of a line stands: in the window, beside the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def beside(line: QWidget, shown: QWidget) -> QPoint:
    """Below the line, above it where there is no room; never past the right edge.

    Args:
        line: what the person types into.
        shown: a child of its window, with its size.
    """
    window = line.window()
    at = line.mapTo(window, QPoint(0, line.height() + 1))
    if at.y() + shown.height() > window.height():
        at = line.mapTo(window, QPoint(0, -shown.height() - 1))
    return QPoint(min(at.x(), window.width() - shown.width() - 2), max(at.y(), 0))
