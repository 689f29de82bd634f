"""A line of text that is cut with … where its room ends; the tooltip has it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QSizePolicy

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Elided(QLabel):
    """Takes the room that is left and never asks for more.

    Args:
        text, size, tone, bold: as for `label`.
        width: fixed, in lines; 0 takes what is left.
        middle: cut in the middle, as for a path, whose end matters.

    Attributes:
        whole: what it says.
    """

    def __init__(
        self,
        text: str = "",
        size: str = "body",
        *,
        tone: str = "",
        bold: bool = False,
        width: float = 0.0,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self._snug = False
        cut = Qt.TextElideMode
        self._mode = cut.ElideMiddle if middle else cut.ElideRight
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized(size, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if width:
            # Fixed by its policy too: an ignored hint would count as no width.
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.setFixedWidth(lines(width))
        if tone:
            self.setProperty("tone", tone)
        self.say(text)

    def snug(self) -> Elided:
        """Never wider than its text: what follows stands beside it.

        It needs far more of the stretch than the rest of its row.
        """
        self._snug = True
        self.say(self.whole)
        return self

    def say(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setAccessibleName(text)
        if self._snug:
            self.setMaximumWidth(self.fontMetrics().horizontalAdvance(text) + 2)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self.whole, self._mode, self.width())
        self.setText(shown)
        self.setToolTip(self.whole if shown != self.whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()
