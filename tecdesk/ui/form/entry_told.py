"""A record that belongs to the one in the form, in words; a press types into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.cells import summary
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.rows import row

if TYPE_CHECKING:
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.form.entry_line import Entry
    from tecdesk.ui.models.lookup import Lookup

_ROOM = 13.5
"""Lines of text beside the button that takes it away."""


class EntryTold(QWidget):
    """One entry of the list while nothing is typed into it.

    Attributes:
        text: the whole of it.

    Signals:
        chosen: it should be typed into. away_wanted: it should go.
    """

    chosen = Signal()
    away_wanted = Signal()

    def __init__(self, belongs: Belongs, entry: Entry, lookup: Lookup) -> None:
        super().__init__()
        register = belongs.register
        texts = summary(register, entry.values, lookup, belongs.untold)
        self.text = "  ".join([*entry.new.values(), *texts]) or register.label
        words = self.fontMetrics().elidedText(
            self.text, Qt.TextElideMode.ElideRight, lines(_ROOM)
        )
        item = QPushButton(words)
        item.setProperty("look", "side")
        item.setFont(sized("note"))
        item.setToolTip(self.text)
        item.clicked.connect(self.chosen)
        away = bare_icon("x", f"去掉：{self.text}", self.away_wanted.emit)
        inside = row(item, away, gap=0)
        inside.setStretch(0, 1)
        self.setLayout(inside)
