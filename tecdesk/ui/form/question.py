"""A quiet bar in the form: one sentence, answers beside it, nothing stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.parts.button import LINK_EDGE
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.letters import lettered
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

Answers = dict[str, "Callable[[], object]"]


class Question(QFrame):
    """Hidden until there is something to ask; stays until it is answered.

    Attributes:
        answers: the buttons by what they say.
        letters: that answer a bar beside this one.
    """

    letters = ""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("area", "amber")
        self.answers: dict[str, QPushButton] = {}
        self._text = label("", "note", wrap=True)
        self._row: QHBoxLayout = row(gap=0.6)
        # A link has room for its focus ring; without this it would stand indented.
        self._row.setContentsMargins(-LINK_EDGE, 0, 0, 0)
        inside = column(self._text, self._row, gap=0.1)
        inside.setContentsMargins(lines(0.8), lines(0.25), lines(0.8), lines(0.25))
        self.setLayout(inside)
        self.hide()

    @property
    def text(self) -> str:
        """What it asks; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def ask(self, text: str, answers: Mapping[str, Callable[[], object]]) -> None:
        """Show a sentence and what may be answered."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        clear(self._row)
        self.answers = {}
        shown = lettered(list(answers), self.letters)
        for text_, (words, answer) in zip(shown, answers.items(), strict=True):
            made = button(text_, answer, look="link")
            made.setFont(sized("note"))
            self.answers[words] = made
            self._row.addWidget(made)
        self._row.addStretch(1)
        self.show()

    def answer(self, words: str) -> None:
        """Answer as a press does."""
        self.answers[words].click()
