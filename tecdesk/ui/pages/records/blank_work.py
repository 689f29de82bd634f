"""The blank sheets of a list: 签到表 and others, filled from the rows marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from tecdesk.desk.blanks.sheets import blanks_for
from tecdesk.ui.command import Command
from tecdesk.ui.models.cells import title
from tecdesk.ui.printed import blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.blanks.sheets import Blank
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.pages.records.record_list import RecordList

_MOST = 200
"""How many records go into one print: more would be a mistaken Ctrl+A."""


class BlankWork(QObject):
    """Shows a sheet for each marked row, ready to be printed.

    Attributes:
        kinds: the sheets that a record of this list fills.
    """

    def __init__(self, desk: Desk, shown: RecordList, lookup: Lookup) -> None:
        super().__init__(shown)
        self._desk = desk
        self._list = shown
        self._lookup = lookup
        self._register = shown.register
        self.kinds: Sequence[Blank] = blanks_for(self._register.key)

    def commands(self) -> Sequence[Command]:
        """The command, for lists that have a sheet."""
        if not self.kinds:
            return ()
        first = self.kinds[0].name
        more = "等空白表" if len(self.kinds) > 1 else ""
        return (Command(f"打印{first}{more}", self.choose, "Ctrl+Shift+P"),)

    def choose(self) -> None:
        """Show the sheet, or a menu of them where there are several."""
        if len(self.kinds) == 1:
            self.show_sheet(self.kinds[0].key)
            return
        more = self._list.filters.more
        menu = self.menu()
        menu.setActiveAction(menu.actions()[0])
        menu.exec(more.mapToGlobal(QPoint(0, more.height())))

    def menu(self) -> QMenu:
        """The sheets there are."""
        made = QMenu(self._list)
        for each in self.kinds:
            made.addAction(each.name, partial(self.show_sheet, each.key))
        return made

    def show_sheet(self, kind: str) -> None:
        """Show the sheets of the marked rows; an empty one when none is marked."""
        records = self._list.marked()
        if len(records) > _MOST:
            self._desk.bus.say(f"选了 {len(records)} 条，一次最多印 {_MOST} 条的表")
            return
        key = self._register.key
        note = ""
        if records:
            first = title(self._register, records[0].values, self._lookup)
            count = f"等 {len(records)} {self._register.word}"
            note = first if len(records) == 1 else f"{first}{count}"
        asked = tuple((key, record.id) for record in records)
        self._desk.bus.wanted.emit("paper", blank(kind, asked, key, note))
