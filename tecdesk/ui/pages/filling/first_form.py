"""填县里的表 before a form is open: where to drop one, and those filled before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tecdesk.ui.parts.button import Slot
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.drop_here import DropHere
from tecdesk.ui.parts.drop_here import file_line
from tecdesk.ui.parts.elided import Elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.filling.remembered import Known
    from tecdesk.ui.parts.line_button import LineButton

_SHOWN = 8
_WHAT = "把县里发的空表拖到这里：Excel、Word 都行。"
_HOW = "哪一格填什么，先看程序认得对不对；填的是另存的一份，原表不动。"


class FirstForm(DropHere):
    """A place to drop a form on.

    Attributes:
        known: forms filled before, as buttons.

    Signals:
        picked: the path of a form filled before. sought: one that is not there now.
    """

    picked = Signal(object)
    sought = Signal(object)

    def __init__(self, choose: Slot) -> None:
        pick = button("选一张表…", choose, look="filled", icon="folder-open")
        super().__init__("file-spreadsheet", _WHAT, pick, _HOW)
        self.known: list[LineButton] = []
        self.show_known(())

    def show_known(self, known: Sequence[Known]) -> None:
        """List the forms filled before, the latest first."""
        self.known = [self._line(each) for each in known[:_SHOWN]]
        self.offer(f"以前填过的 {len(known)} 张，今年再填一遍", self.known)

    def focus(self) -> None:
        """Put the cursor on what comes first: a form filled before, else the button."""
        (self.known[0] if self.known else self.choose).setFocus()

    def _line(self, known: Known) -> LineButton:
        there = known.path.is_file()
        note = f"{known.year}年填过，{known.cells} 格"
        note += "" if there else "，空表换了地方"
        told = Elided(note, "note", tone="hint")
        made = file_line(f"再填 {known.name}，{note}", known.name, told)
        wanted = self.picked if there else self.sought
        made.clicked.connect(lambda: wanted.emit(known.path))
        return made
