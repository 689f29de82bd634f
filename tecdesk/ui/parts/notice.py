"""The bar under the header: a lasting state in one line with one way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.letters import lettered
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Callable


class Notice(QFrame):
    """Hidden until there is something to say; stays until it is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("area", "red")
        self._text = label("", wrap=True)
        self._action: QPushButton = button("", self._act, look="link")
        self._run: Callable[[], object] | None = None
        close = bare_icon("x", "知道了", self.hide)
        mark = picture("triangle-alert", "red")
        inside = row(mark, self._text, self._action, close, edge=1.0)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setMinimumHeight(lines(2.0))
        self.hide()

    def say(
        self,
        text: str,
        *,
        grave: bool = True,
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, red when something cannot go on, else amber."""
        tone(self, "area", "red" if grave else "amber")
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._action.setText(*lettered([action]))
        self._action.setVisible(bool(action))
        self._run = run
        self.show()

    def go(self) -> None:
        """Put the cursor on the way out."""
        self._action.setFocus()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _act(self) -> None:
        self.hide()
        if self._run:
            self._run()
