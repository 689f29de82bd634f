"""What stands where a list would be when there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture


class Empty(QWidget):
    """An icon, a sentence and one or two buttons in the upper third."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = picture("inbox", "text3", lines(1.8))
        self._sentence = label("", "section")
        self._buttons = row()
        top = row(None, self._picture, None)
        middle = row(None, self._sentence, None)
        bottom = row(None, self._buttons, None)
        self._note = label("", "note", tone="hint", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = column(top, middle, bottom, self._note, None, gap=0.8)
        self._column.insertStretch(0, 1)
        self._column.setStretch(5, 2)
        self.setLayout(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, sentence: str, *buttons: QPushButton, note: str = "") -> None:
        """Say why there is nothing, and what can be done."""
        self._sentence.setText(sentence)
        self._note.setText(note)
        clear(self._buttons)
        for made in buttons:
            self._buttons.addWidget(made)
