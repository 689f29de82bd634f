"""Right of the form once it is filled: where the copy lies, and what stayed empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.left_list import LeftList
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.filling.filling import Filled
    from tecdesk.exchange.forms.grid import Place
    from tecdesk.ui.pages.filling.held import Held


class FilledPanel(QFrame):
    """A receipt.

    Attributes:
        path: of the copy; None before one was written. list: the cells left.

    Signals:
        wanted: place of a cell to go to. closed: the panel should go.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setAccessibleName("填好了")
        self.path: Path | None = None
        self._title = label("", "section", bold=True)
        self._file = Elided("", middle=True)
        self._folder = Elided("", "note", tone="hint", middle=True)
        self.open = button("打开文件夹", self.open_folder, icon="folder-open")
        self.list = LeftList()
        self.list.opened.connect(self.wanted)
        self._rest = label("", "note", tone="hint", wrap=True)
        close = bare_icon("x", "关上 Esc", self.closed.emit)
        top = row(picture("circle-check", "accent"), self._title, None, close)
        way = row(self.open, None)
        head = column(top, self._file, self._folder, way, self._rest)
        head.setContentsMargins(lines(0.8), lines(0.5), lines(0.8), lines(0.6))
        made = column(head, self.list, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)

    def tell(self, filled: Filled, held: Held) -> None:
        """Show what was written and what was not."""
        self.path = filled.path
        self._title.setText(f"填好了，{len(filled.written)} 格")
        self._file.say(filled.path.name)
        self._folder.say(str(filled.path.parent))
        wanted = [each for each in filled.left if _is_missed(each.place, held)]
        self.list.show_left(wanted, held.form)
        self._rest.setText(_told(filled, len(wanted)))

    def focus(self) -> None:
        """Put the cursor on the first cell that is left, else on the folder."""
        (self.list if self.list.left else self.open).setFocus()

    def open_folder(self) -> None:
        """Show the copy in the system's file manager."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


def _is_missed(place: Place, held: Held) -> bool:
    """False for what adds up by itself and what a person wants left."""
    entry = held.entries.get(place)
    return entry is None or entry.state in {State.SET, State.ASKS}


def _told(filled: Filled, missed: int) -> str:
    """What is not in the list, and what to know of the whole."""
    others = len(filled.left) - missed
    told = [f"没填的 {missed} 格在下面，按 Enter 到那一格。" if missed else ""]
    told.append("" if missed else "能填的格都填上了。")
    told.append(f"公式和不填的 {others} 格没有动。" if others else "")
    return "\n".join(word for word in (*told, *filled.notes) if word)
