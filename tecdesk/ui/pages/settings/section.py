"""A section of the settings: its name over a rule, then lines of name and control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

_NAME = 5.4
"""Room for the name of a line, in lines of text."""


class Section(QWidget):
    """Name and what it is about over a rule; below it one line for each setting."""

    def __init__(self, name: str, about: str, *actions: QWidget) -> None:
        super().__init__()
        said = label(about, "note", tone="hint")
        head = row(label(name, "section", bold=True), said, None, *actions, gap=0.6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(lines(0.6))
        self._grid.setVerticalSpacing(lines(0.6))
        self._grid.setColumnMinimumWidth(0, lines(_NAME))
        self._grid.setColumnStretch(1, 1)
        self.setLayout(column(head, rule(), self._grid, gap=0.4))

    def add(
        self, name: str, what: QWidget, hint: str = "", *, wide: bool = False
    ) -> None:
        """A line: the name of a setting, its control, and what it does."""
        at = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        called = label(name, tone="hint")
        if not wide:
            called.setMinimumHeight(lines(1.5))
        self._grid.addWidget(called, at, 0, top)
        said = label(hint, "note", tone="hint", wrap=True)
        inside = column(what if wide else row(what, None, gap=0), gap=0.2)
        if hint:
            inside.addWidget(said)
        self._grid.addLayout(inside, at, 1)

    def fill(self, what: QWidget | QLayout) -> None:
        """Something over the whole width."""
        at = self._grid.rowCount()
        if isinstance(what, QWidget):
            self._grid.addWidget(what, at, 0, 1, 2)
        else:
            self._grid.addLayout(what, at, 0, 1, 2)
