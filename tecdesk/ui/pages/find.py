"""查找全部: one search through every register; Enter opens what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from tecdesk.store.book import Book
from tecdesk.store.query import Filter
from tecdesk.tally.hits import Hits
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.hits import WHAT
from tecdesk.ui.models.hits import HitsModel
from tecdesk.ui.opening import open_where
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.search import Search
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.ui.desk import Desk

_HINT = "村、人、内容、日期、拼音首字母；扫纸上的码"


class FindPage(Page):
    """Typing finds; the cursor stays in the line until ↓ goes into the list.

    Attributes:
        search, table, model: its parts.
    """

    key = "find"
    title = "查找全部"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = Search(_HINT)
        self.search.setFixedWidth(lines(18))
        self.header.add(self.search)
        self.model = HitsModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("找到的记录")
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack)
        self._asked = self._shown = ""
        self._open_first = False
        self.search.searched.connect(self.seek)
        self.search.returnPressed.connect(self._on_return)
        self.search.down.connect(self._on_down)
        self.table.opened.connect(lambda index: self.open(index.row()))
        self._say()

    def commands(self) -> Sequence[Command]:
        return (
            Command("进列表", shown="↓", hint=True),
            Command("打开", shown="Enter", hint=True),
            Command("查找", self.search.go, "Ctrl+F", hint=True),
            Command("清掉，再按回首页", self.leave, "Esc", hint=True),
        )

    def reload(self) -> None:
        self._seek(self._asked)

    def settle(self, argument: object) -> None:
        if isinstance(argument, str):
            self.search.setText(argument)
            self.seek(argument)
        self.search.go()

    def seek(self, words: str) -> None:
        """Find these words, unless they are shown or sought already."""
        if words.split() != self._asked.split():
            self._seek(words)

    def open(self, row: int) -> None:
        """Open the record of a row, or all that its register has."""
        if not 0 <= row < self.model.rowCount():
            return
        each = self.model.rows[row]
        words = f"查找：{self._shown.strip()}"
        where = each.where if isinstance(each, Hits) else Filter(ids=(each.id,))
        open_where(self.desk, each.register, where, words)

    def leave(self) -> None:
        """Clear the line; when it is clear, go back to the first page."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
            self.seek("")
        else:
            self.desk.bus.wanted.emit("home", None)

    def _seek(self, words: str) -> None:
        self._asked = words
        path = self.desk.book.path

        def work(_job: object) -> Sequence[Hits]:
            from tecdesk.tally.hits import hits

            with Book.open(path, writing=False) as book:
                return hits(book, words)

        self.desk.jobs.start(
            "查找", work, lambda found: self._show(words, found), key="find"
        )

    def _show(self, words: str, found: Sequence[Hits]) -> None:
        self._shown = words
        self.model.show_hits(found, self.desk.bus.year)
        self._stack.setCurrentIndex(1 if found else 0)
        count = sum(each.count for each in found)
        self.header.sub.setText(f"找到 {count} 条" if count else "")
        self._say()
        if found:
            self.table.fit(WHAT)
            self.table.selectRow(0)
        if self._open_first:
            self._open_first = False
            self.open(0)

    def _say(self) -> None:
        """What stands where the list would be."""
        if self._shown.split():
            self.empty.say(
                f"没有找到“{self._shown.strip()}”。", note="少打一个字试试。"
            )
        else:
            self.empty.say("打几个字，所有台账里都找。", note=_HINT)

    def _on_return(self) -> None:
        if self.search.composing:
            return
        if self._shown.split() == self.search.text().split():
            self.open(max(self.table.currentIndex().row(), 0))
        else:
            self._open_first = True

    def _on_down(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
