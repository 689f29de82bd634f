"""A list of steps: done, now, later; the finished page is a receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

LATER, NOW, DONE, STOPPED = "later", "now", "done", "stopped"
_MARKS = {
    LATER: ("circle-dashed", "text3"),
    NOW: ("hourglass", "accent"),
    DONE: ("circle-check", "accent"),
    STOPPED: ("circle-x", "red"),
}


class Step(QWidget):
    """One step: its mark, its name, and its result in words.

    Attributes:
        state: LATER, NOW, DONE or STOPPED.
    """

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.state = LATER
        self._mark = QLabel()
        self._mark.setFixedSize(lines(1.2), lines(1.2))
        self._name = label(name)
        self._words = label(words, "note", tone="hint", wrap=True)
        inside = row(self._mark, column(self._name, self._words, gap=0.1), gap=0.6)
        inside.setStretch(1, 1)
        inside.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        self.show_state(LATER)

    def show_state(self, state: str, words: str = "") -> None:
        """Show how far the step is; words replace what was said before."""
        self.state = state
        name, tone = _MARKS[state]
        icons.put(self._mark, name, tone, lines(1.1))
        self._name.setFont(sized("body", bold=state != LATER))
        if words:
            self._words.setText(words)
        self.setAccessibleName(f"{self._name.text()}：{self._words.text()}")

    @property
    def words(self) -> str:
        """The result in words."""
        return self._words.text()
