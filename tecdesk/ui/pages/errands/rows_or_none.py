"""The grid of an errand, or what to do first when there are no rows for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.wanted import Into
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.parts.entry_table import EntryTable


class RowsOrNone(QStackedWidget):
    """Shows the grid while it has rows.

    Args:
        desk: to see whether the book has any, and to go there.
        table: the grid.
        register: key of the register whose records are the rows; empty where they
            come from elsewhere.
        words: said when the book has some, but none for now.
        clear: lists all again, for rows that are searched.
    """

    def __init__(
        self,
        desk: Desk,
        table: EntryTable,
        register: str,
        words: str,
        clear: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._table = table
        self._register = REGISTERS.get(register)
        self._words = words
        self._clear = clear
        self.empty = Empty()
        self.addWidget(table)
        self.addWidget(self.empty)
        table.model().modelReset.connect(self.share)

    def share(self) -> None:
        """Show the grid, or say why it is not there; the focus goes along."""
        register = self._register
        if register is None or self._table.model().rowCount():
            self.setCurrentIndex(0)
            self._table.setFocusProxy(None)  # type: ignore[arg-type]
            return
        self.setCurrentIndex(1)
        for first in self._say(register)[:1]:
            self._table.setFocusProxy(first)

    def _say(self, register: Register) -> list[QPushButton]:
        if self._desk.book.count(register.key):
            again = [button("列出全部", self._clear)] if self._clear else []
            self.empty.say(self._words, *again)
            return again
        go, key = self._desk.bus.wanted.emit, register.key
        first = button(f"记第一{register.word}", lambda: go(key, New()))
        bring = button("导入原来的台账", lambda: go("import", Into(key)))
        self.empty.say(f"还没有{register.label}。", first, bring)
        return [first, bring]
