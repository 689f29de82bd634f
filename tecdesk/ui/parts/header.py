"""The head of a page: title, what it is about, and its actions at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

_MOSTLY = 100


class Header(QFrame):
    """Title and sub-title left, actions right, always at the same height.

    Attributes:
        title: the big word. sub: the small words after it.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("area", "header")
        self.setFixedHeight(lines(2.8))
        self.title: QLabel = label(title, "title", bold=True)
        self.sub: QLabel = label("", "note", tone="hint")
        self._row = row(self.title, lines(0.2), self.sub, None, edge=1.0)
        self._added: tuple[QWidget, ...] = ()
        self.setLayout(self._row)

    def lead(self, widget: QWidget) -> None:
        """Put something beside the title; it takes what room is left."""
        self._row.insertWidget(
            self._row.count() - len(self._added) - 1, widget, _MOSTLY
        )

    def add(self, *widgets: QWidget) -> None:
        """Put actions at the right edge, weak to strong."""
        for widget in widgets:
            if isinstance(widget, DropDown):
                widget.setFont(sized("body"))
                widget.setProperty("size", "tall")
            self._row.addWidget(widget)
        self._added += widgets
