"""From which width on things stand side by side, in lines of text.

So a screen at 150 % and type at 150 % look the same: what counts is how much text
there is room for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LIST_AND_FORM = 39.0
TABLE_AND_PANEL = 50.0
TWO_COLUMNS = 52.0
SIDEBAR_WORDS = 57.5


def is_wide(widget: QWidget, width: float) -> bool:
    """True when a widget has room for so many lines across."""
    return widget.width() >= lines(width)
