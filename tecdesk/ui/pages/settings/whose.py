"""本单位、台账在哪里: whose book it is, where it lies, and the others used lately."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import tone
from tecdesk.ui.wanted import One

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.ui.desk import Desk

_SHOWN = ("full_name", "parent", "clerk", "head", "phone")


class UnitSection(Section):
    """What stands on every paper about the unit; changed on its own page."""

    def __init__(self, desk: Desk) -> None:
        self.change = button("改单位资料", self._open)
        super().__init__("本单位", "印在表头和上报包里", self.change)
        self._desk = desk
        self._lines = {key: Elided() for key in _SHOWN}
        for key, line in self._lines.items():
            self.add(REGISTERS["unit"][key].label, line, wide=True)

    def reload(self) -> None:
        """Show what is kept."""
        unit = self._desk.book.unit
        for key, line in self._lines.items():
            field = REGISTERS["unit"][key]
            text = show(field.kind, unit[key])
            line.say(text or "没有填")
            tone(line, "tone", "" if text else "dim")

    def _open(self) -> None:
        self._desk.bus.wanted.emit("unit", One(self._desk.book.unit.id))


class PlaceSection(Section):
    """Where the book lies, and the books opened lately.

    Attributes:
        others: the books opened lately, as buttons.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("台账在哪里", "就在这台电脑上，不联网")
        self._desk = desk
        self._path = Elided(middle=True)
        self.others: list[LineButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        box = area("box")
        show_ = button("打开文件夹", self.show_folder, look="link")
        inside = row(picture("hard-drive"), self._path, show_, edge=0.6)
        inside.setStretch(1, 1)
        box.setLayout(inside)
        box.setFixedHeight(lines(1.9))
        self.fill(box)
        self.fill(self._recent)
        other = button("换一本台账", lambda: desk.bus.book_wanted.emit(None))
        self.fill(row(other, key_cap("Ctrl+O"), None))

    def reload(self) -> None:
        """Show what is kept."""
        book = self._desk.book.path
        self._path.say(str(book))
        clear(self._recent)
        recent = self._desk.preferences.recent
        others = [path for path in recent if path != book and path.is_file()]
        self.others = [self._line(path) for path in others]
        for line in self.others:
            self._recent.addWidget(line)

    def show_folder(self) -> None:
        """Show the book in the system's file manager."""
        folder = self._desk.book.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _line(self, path: Path) -> LineButton:
        made = LineButton(f"打开{path.stem}，{path.parent}", 1.7)
        where = Elided(str(path.parent), "note", tone="hint", middle=True)
        inside = row(picture("library"), Elided(path.stem), where, gap=0.6)
        inside.setStretch(1, 1)
        inside.setStretch(2, 2)
        made.setLayout(inside)
        made.clicked.connect(partial(self._desk.bus.book_wanted.emit, path))
        return made
