"""Filters kept under a name: used, kept, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout

from tecdesk.store.lists import layouts
from tecdesk.store.lists.saved_filter import SavedFilter
from tecdesk.ui.editors.line import Line
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.tools.side import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.book import Book
    from tecdesk.ui.pages.records.record_list import RecordList


class SavedTool(Tool):
    """The kept filters of a register.

    Attributes:
        name: where the name of a new one is typed. buttons: one for each.

    Args:
        used: called with the words of a filter that is used.
    """

    title = "存下的筛选"

    def __init__(
        self, book: Book, shown: RecordList, used: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._book = book
        self._list = shown
        self._used = used
        self.buttons: dict[str, QPushButton] = {}
        self.name = Line()
        self.name.setAccessibleName("筛选的名字")
        self.name.setPlaceholderText("名字，如：上半年讲座")
        self.name.returnPressed.connect(self.keep)
        self._hint = label("", "note", tone="hint", wrap=True)
        self._kept = QVBoxLayout()
        keep = row(self.name, button("存下", self.keep))
        now = label("把现在的筛选存成", "note", tone="hint")
        self.setLayout(column(now, keep, self._hint, self._kept, None, edge=0.8))
        self._offer()

    def focus_first(self) -> None:
        if self._list.filters.narrowed or not self.buttons:
            self.name.setFocus()
        else:
            next(iter(self.buttons.values())).setFocus()

    def keep(self) -> None:
        """Keep the filter in force under the name typed."""
        name = self.name.text().strip()
        if not name:
            self._hint.setText("先写一个名字。")
            self.name.setFocus()
            return
        where = self._list.filters.wanted()
        if where.ids is not None:
            self._hint.setText("只看着挑出来的几条，不能存成筛选。")
            return
        saved = SavedFilter(name, where)
        layouts.keep_filter(self._book, self._list.register.key, saved)
        self.name.clear()
        self._offer()

    def use(self, saved: SavedFilter) -> None:
        """Put a kept filter in force, in the year being worked on."""
        where = saved.where
        self._used(where.words)
        self._list.filters.use(where)

    def drop(self, name: str) -> None:
        """Forget a kept filter."""
        layouts.drop_filter(self._book, self._list.register.key, name)
        self._offer()
        self.focus_first()

    def _offer(self) -> None:
        clear(self._kept)
        self.buttons = {}
        kept = layouts.filters(self._book, self._list.register.key)
        for saved in kept:
            use = button(saved.name, self._user(saved))
            self.buttons[saved.name] = use
            away = bare_icon("x", f"不要“{saved.name}”了", self._dropper(saved.name))
            made = row(use, away)
            made.setStretch(0, 1)
            self._kept.addLayout(made)
        words = "按下名字就用。年份跟着正在做的年度走。" if kept else "还没有存过。"
        self._hint.setText(words)

    def _user(self, saved: SavedFilter) -> Callable[[], None]:
        return lambda: self.use(saved)

    def _dropper(self, name: str) -> Callable[[], None]:
        return lambda: self.drop(name)
