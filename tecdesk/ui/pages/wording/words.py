"""词表与村: names that change, while the figures of earlier years stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.words import WORD_LISTS
from tecdesk.ui.command import Command
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import Head
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.wording.word_kinds import KeptVillages
from tecdesk.ui.pages.wording.word_kinds import KeptWords
from tecdesk.ui.pages.wording.word_panel import WordPanel
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.wording.word_kinds import Entry
    from tecdesk.ui.pages.wording.word_kinds import Kept

_VILLAGES = "village"


class WordsPage(Page):
    """The list left, what can be done with the marked entry right.

    Attributes:
        which: the list shown. table, panel: its parts. entries: what is listed.
    """

    key = "words"
    title = "词表与村"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entries: list[Entry] = []
        self.model = TallyModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("用词")
        self.panel = WordPanel()
        self.which = Chooser("哪一个词表", self._on_which)
        lists = [(each.key, each.label) for each in WORD_LISTS.values()]
        self.which.offer([(_VILLAGES, "村(社区)"), *lists], _VILLAGES)
        self._more = button("村的其他资料", self._to_villages)
        self.header.add(self._more, self.which)
        both = row(self.table, self.panel, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._show_current()
        )
        self.table.opened.connect(lambda _index: self.panel.new.setFocus())
        self.panel.changed.connect(self._on_done)
        self.panel.open_wanted.connect(desk.bus.wanted)

    def commands(self) -> Sequence[Command]:
        return (
            Command("换词表", self.which.click, "Ctrl+F", hint=True),
            Command("改这一个", shown="Enter", hint=True),
            Command("改名或并入", self.panel.replace, "Ctrl+Enter", hint=True),
            Command("上移", lambda: self.panel.move_word(-1), "Alt+Up", shown="Alt+↑"),
            Command("下移", lambda: self.panel.move_word(1), "Alt+Down", shown="Alt+↓"),
            Command("在列表和右边间换", self._other_side, "F6"),
            Command("回列表", self.table.setFocus, "Esc", hint=True),
        )

    @property
    def kept(self) -> Kept:
        """The list shown."""
        book = self.desk.book
        if self.which.value == _VILLAGES:
            return KeptVillages(book, self.desk.bus.year)
        return KeptWords(book, str(self.which.value))

    def reload(self) -> None:
        marked = self._current()
        kept = self.kept
        self.header.sub.setText("改名和合并都记着年份，以前年份的数不变")
        self._more.setVisible(not kept.dated)
        self.entries = kept.entries()
        self.model.show_grid(_grid(self.entries, counted=kept.dated))
        self.table.fit(len(self.model.grid.heads) - 1)
        keys = [each.key for each in self.entries]
        at = keys.index(marked.key) if marked and marked.key in keys else 0
        if keys:
            self.table.selectRow(at)
        self._show_current()

    def settle(self, argument: object) -> None:
        self.table.setFocus()

    def _current(self) -> Entry | None:
        at = self.table.currentIndex().row()
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def _show_current(self) -> None:
        self.panel.show_entry(self.kept, self._current())

    def _on_which(self, _value: object) -> None:
        self.entries = []
        self.reload()
        self.table.setFocus()

    def _on_done(self, change: Change) -> None:
        self.desk.bus.tell(change, self)
        self.reload()

    def _to_villages(self) -> None:
        self.desk.bus.wanted.emit(_VILLAGES, None)

    def _other_side(self) -> None:
        other = self.panel.new if self.table.hasFocus() else self.table
        other.setFocus()


def _grid(entries: list[Entry], *, counted: bool) -> Grid:
    heads = [Head("名称", number=False), Head("哪些年用", number=False)]
    heads += [Head("在用的记录")] if counted else []
    rows = []
    for each in entries:
        gone = each.hidden or each.state.startswith(("已并入", "分成", "不再"))
        cells = [
            Cell(each.text, "text3" if gone else "text"),
            Cell(each.years, "text2"),
        ]
        if counted:
            cells.append(Cell(str(each.used), "text" if each.used else "text3"))
        rows.append((*cells, Cell(each.state, "amber" if each.waiting else "text2")))
    return Grid((*heads, Head("说明", number=False)), tuple(rows))
