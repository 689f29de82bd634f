"""导入 before a file is chosen: where to drop one, and the files of last time."""

from __future__ import annotations

from pathlib import Path
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
    from tecdesk.ui.preferences import Preferences

_SHOWN = 5
_HOW = "先看清楚会新增、会改哪些，再写进台账；写了也能一次撤销。"


class FirstFile(QWidget):
    """A place to drop a file on, in the upper third.

    Attributes:
        choose: the button. recent: files read lately, as buttons.

    Signals:
        picked: a file read lately is wanted again.
    """

    picked = Signal(Path)

    def __init__(self, choose: Slot, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.choose = button("选文件…", choose, look="filled", icon="folder-open")
        self.recent: list[LineButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._head = label("最近读过的", "section", bold=True)
        sentence = label("把台账文件拖到这里：Excel、WPS 表格、CSV 都行。", "section")
        how = label(_HOW, "note", tone="hint")
        inside = QWidget()
        inside.setFixedWidth(lines(32))
        inside.setLayout(
            column(
                row(None, picture("inbox", "text3", lines(1.8)), None),
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
        self.reload()

    def reload(self) -> None:
        """List the files that are still there."""
        clear(self._lines)
        files = self._preferences.files("import")[:_SHOWN]
        self._head.setVisible(bool(files))
        self.recent = [self._line(file) for file in files]
        for line in self.recent:
            self._lines.addWidget(line)

    def _line(self, file: Path) -> LineButton:
        made = LineButton(f"读 {file.name}，{file.parent}", 1.7)
        where = Elided(str(file.parent), "note", tone="hint", middle=True)
        inside = row(picture("file-spreadsheet"), Elided(file.name), where, gap=0.5)
        inside.setStretch(1, 3)
        inside.setStretch(2, 2)
        made.setLayout(inside)
        made.clicked.connect(lambda: self.picked.emit(file))
        return made
