"""The 校验码 on the stamped paper, typed or scanned, against that of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.paper import require_same
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from tecdesk.store.county.received import Received

_SAME = "和纸上的是同一份"


class PaperCode(QWidget):
    """A line that a scanner or a person writes into, and what came of it.

    Attributes:
        line: where it is written; Enter compares. told: what came of it.

    Signals:
        left: the person is done here.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._package: Received | None = None
        self.line = Line()
        self.line.setAccessibleName("纸上的校验码")
        self.line.setPlaceholderText("纸上的校验码，或扫码")
        self.line.setFixedWidth(lines(9))
        self.line.returnPressed.connect(self.compare)
        self.line.textEdited.connect(lambda _text: self._say("", ""))
        self.told = label("", "note")
        self.setLayout(row(self.told, self.line, gap=0.5))

    def show_package(self, package: Received) -> None:
        """Ask about another package; what was found out about the same one stays."""
        if package != self._package:
            self._package = package
            self.line.clear()
            self._say("", "")

    def compare(self) -> None:
        """Say whether paper and file are the same report."""
        said = self._package
        if said is None or not self.line.text().strip():
            self.left.emit()
            return
        try:
            require_same(said.year, said.revision, said.digest, self.line.text())
        except DeskError as error:
            self._say(str(error), "red")
            self.line.selectAll()
            return
        self._say(_SAME, "accent")
        self.left.emit()

    def _say(self, words: str, colour: str) -> None:
        self.told.setText(words)
        tone(self.told, "tone", colour)
