"""导入 before a file is chosen: where to drop one, and the files of last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tecdesk.ui.parts.button import Slot
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.drop_here import DropHere
from tecdesk.ui.parts.drop_here import file_line
from tecdesk.ui.parts.elided import Elided

if TYPE_CHECKING:
    from tecdesk.ui.parts.line_button import LineButton
    from tecdesk.ui.preferences import Preferences

_SHOWN = 5
_WHAT = "把台账文件拖到这里：Excel、WPS 表格、CSV 都行。"
_HOW = "先看清楚会新增、会改哪些，再写进台账；写了也能一次撤销。"


class FirstFile(DropHere):
    """A place to drop a ledger on.

    Attributes:
        recent: files read lately, as buttons.

    Signals:
        picked: a file read lately is wanted again.
    """

    picked = Signal(Path)

    def __init__(self, choose: Slot, preferences: Preferences) -> None:
        pick = button("选文件…", choose, look="filled", icon="folder-open")
        super().__init__("inbox", _WHAT, pick, _HOW)
        self._preferences = preferences
        self.recent: list[LineButton] = []
        self.reload()

    def reload(self) -> None:
        """List the files that are still there."""
        files = self._preferences.files("import")[:_SHOWN]
        self.recent = [self._line(file) for file in files]
        self.offer("最近读过的", self.recent)

    def _line(self, file: Path) -> LineButton:
        where = Elided(str(file.parent), "note", tone="hint", middle=True)
        made = file_line(f"读 {file.name}，{file.parent}", file.name, where)
        made.clicked.connect(lambda: self.picked.emit(file))
        return made
