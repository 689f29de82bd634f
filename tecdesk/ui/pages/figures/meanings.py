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

    from PySide6.QtGui import QKeyEvent

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
        self._away = bare_icon("x", "关上 Esc", self.close_wanted.emit)
        words = label("口径", "section", bold=True)
        head.setLayout(row(words, None, self._away, edge=0.8))
        self._room = scrolled(inside)
        self.setLayout(column(head, self._room, gap=0))

    def widen(self, *, alone: bool, spare: bool = True) -> None:
        """Take the whole page where the table has no room beside it."""
        wide = lines(WIDTH if spare or alone else NARROW)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(lines(200) if alone else wide)

    def focus(self) -> None:
        """Put the keys here: they close it, and turn its pages."""
        self._away.setFocus()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        bar = self._room.verticalScrollBar()
        if step := pages.get(Qt.Key(event.key())):
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)
