"""A line for the passphrase of a file that somebody else locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label


class PassphraseLine(QWidget):
    """Words and a line that shows dots.

    Attributes:
        line: where it is typed; Enter gives it.

    Signals:
        given: a passphrase was typed.
    """

    given = Signal(str)

    def __init__(self, words: str, hint: str) -> None:
        super().__init__()
        self.line = Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("口令")
        self.line.setPlaceholderText(hint)
        self.line.setMaximumWidth(lines(12))
        self.line.returnPressed.connect(self._on_pressed)
        self.setLayout(row(label(words, "note"), self.line, gap=0.4))

    def forget(self) -> None:
        """Leave nothing of it on the screen."""
        self.line.clear()

    def _on_pressed(self) -> None:
        words = self.line.text().strip()
        if words:
            self.line.clear()
            self.given.emit(words)
