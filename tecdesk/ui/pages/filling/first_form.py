"""填县里的表 before a form is open: where to drop one, and those filled before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import Slot
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.filling.remembered import Known

_SHOWN = 8
_HOW = "哪一格填什么，先看程序认得对不对；填的是另存的一份，原表不动。"


class FirstForm(QWidget):
    """A place to drop a form on, in the upper third.

    Attributes:
        choose: the button. known: forms filled before, as buttons.

    Signals:
        picked: the path of a form filled before. sought: one that is not there now.
    """

    picked = Signal(object)
    sought = Signal(object)

    def __init__(self, choose: Slot) -> None:
        super().__init__()
        self.choose = button("选一张表…", choose, look="filled", icon="folder-open")
        self.known: list[LineButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._head = label("", "section", bold=True)
        sentence = label("把县里发的空表拖到这里：Excel、Word 都行。", "section")
        how = label(_HOW, "note", tone="hint")
        inside = QWidget()
        inside.setFixedWidth(lines(32))
        inside.setLayout(
            column(
                row(None, picture("file-spreadsheet", "text3", lines(1.8)), None),
                row(None, sentence, None),
                row(None, self.choose, None),
                row(None, how, None),
                lines(0.8),
                self._head,
                self._lines,
                gap=0.6,
            )
        )
        ground = area("surface")
        middle = column(None, row(None, inside, None), None, edge=0.8)
        middle.setStretch(0, 1)
        middle.setStretch(2, 2)
        ground.setLayout(middle)
        self.setLayout(column(framed(ground), gap=0))
        self.show_known(())

    def show_known(self, known: Sequence[Known]) -> None:
        """List the forms filled before, the latest first."""
        clear(self._lines)
        count = len(known)
        self._head.setText(f"以前填过的 {count} 张，今年再填一遍")
        self._head.setVisible(bool(count))
        self.known = [self._line(each) for each in known[:_SHOWN]]
        for line in self.known:
            self._lines.addWidget(line)

    def focus(self) -> None:
        """Put the cursor on what comes first: a form filled before, else the button."""
        (self.known[0] if self.known else self.choose).setFocus()

    def _line(self, known: Known) -> LineButton:
        there = known.path.is_file()
        note = f"{known.year}年填过，{known.cells} 格"
        note += "" if there else "，空表换了地方"
        made = LineButton(f"再填 {known.name}，{note}", 1.7)
        told = Elided(note, "note", tone="hint")
        inside = row(picture("file-spreadsheet"), Elided(known.name), told, gap=0.5)
        inside.setStretch(1, 3)
        inside.setStretch(2, 2)
        made.setLayout(inside)
        wanted = self.picked if there else self.sought
        made.clicked.connect(lambda: wanted.emit(known.path))
        return made
