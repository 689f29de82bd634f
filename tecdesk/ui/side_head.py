"""The head of the sidebar: whose book it is, which year, who is there."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import column


class Head(QPushButton):
    """Whose book it is, which year, who is there; opens the years and what is near."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "head")
        self.setAutoDefault(False)
        self._unit = Elided("", "section", bold=True)
        self._year = Elided("", "note", tone="hint")
        self._inside = column(self._unit, self._year, gap=0.1)
        self.setLayout(self._inside)

    def say(self, unit: str, year: int, operator: str, *, narrow: bool) -> None:
        """Say whose book it is and who is there; the first character where narrow."""
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        for each in (self._unit, self._year):
            each.setAlignment(middle if narrow else left)
        edge = 0 if narrow else lines(0.4)
        self._inside.setContentsMargins(edge, lines(0.15), edge, lines(0.15))
        self._unit.say(unit[:1] if narrow else unit)
        beside = f"{year}年度 · {operator or '换年度'} ▾"
        self._year.say(f"{year % 100}年" if narrow else beside)
        who = f"，{operator} 在做" if operator else ""
        self.setToolTip(f"{unit} {year}年度{who}：换年度、换人、设置、换一本台账")
        self.setAccessibleName(f"{unit} {year}年度，换年度")

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()
