"""口径: what each figure counts, the one asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.tally.meaning import meaning
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.figures.evidence import NARROW
from tecdesk.ui.pages.figures.evidence import WIDTH
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.indicator import Indicator


class Meanings(QFrame):
    """The panel of definitions.

    Attributes:
        said: what is shown, line by line.

    Signals:
        close_wanted: the panel should go.
    """

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("area", "panel")
        self.setAccessibleName("口径")
        self.widen(alone=False)
        self.said: list[str] = []
        self._items = QVBoxLayout()
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(lines(0.25))
        inside = QWidget()
        inside.setLayout(self._items)
        head = area("head")
        head.setFixedHeight(lines(2.4))
        away = bare_icon("x", "关上 Esc", self.close_wanted.emit)
        head.setLayout(row(label("口径", "section", bold=True), None, away, edge=0.8))
        self._room = scrolled(inside)
        self._room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(head, self._room, gap=0))

    def widen(self, *, alone: bool, spare: bool = True) -> None:
        """Take the whole page where the table has no room beside it."""
        wide = lines(WIDTH if spare or alone else NARROW)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(lines(200) if alone else wide)

    def focus(self) -> None:
        """Let the arrow keys scroll it."""
        self._room.setFocus()

    def tell(self, indicators: Iterable[Indicator], year: int) -> None:
        """Tell what indicators mean, in the words of a year and in this order."""
        clear(self._items)
        self.said = []
        for at, indicator in enumerate(indicators):
            told = meaning(indicator, year)
            if at:
                self._items.addWidget(rule())
            self._items.addWidget(label(told.title, bold=True, wrap=True))
            for sentence in told.sentences:
                self._items.addWidget(label(sentence, "note", tone="hint", wrap=True))
            self.said += [told.title, *told.sentences]
        self._room.verticalScrollBar().setValue(0)
