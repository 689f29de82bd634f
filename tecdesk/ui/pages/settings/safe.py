"""备份: where a second copy of every backup goes; kept for this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import tone
from tecdesk.ui.safety import choose_second
from tecdesk.ui.safety import second_place

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.ui.desk import Desk

_ABOUT = "关闭、导入、恢复之前自己备，做事时每半小时一份"
_WHY = "U盘或另一个硬盘。没插的时候只备在本机，插上以后照样备。"


class SafeSection(Section):
    """The second place of backups, and the way to the page of backups."""

    def __init__(self, desk: Desk) -> None:
        go = button("看备份", lambda: desk.bus.wanted.emit("backups", None))
        super().__init__("备份", _ABOUT, go)
        self._desk = desk
        self._place = Elided(middle=True)
        self._none = button("不要第二份", lambda: self._choose(None), look="link")
        choose = button("选文件夹…", self.choose)
        self.add("第二份", self._place, wide=True)
        both = QWidget()
        both.setLayout(row(choose, self._none, gap=0.6))
        self.add("", both, _WHY)

    def reload(self) -> None:
        """Show what is kept."""
        place = second_place(self._desk.preferences)
        self._place.say(str(place) if place else "没有选")
        tone(self._place, "tone", "" if place else "dim")
        self._none.setVisible(place is not None)

    def choose(self) -> None:
        """Choose a folder on a stick or another disk."""
        folder = self._desk.dialogs.folder("第二份备份放在哪里", "backups")
        if folder:
            self._choose(folder)

    def _choose(self, folder: Path | None) -> None:
        choose_second(self._desk.preferences, folder)
        words = f"以后每份备份也存到 {folder}" if folder else "以后只备在本机"
        self._desk.bus.say(words)
        self.reload()
