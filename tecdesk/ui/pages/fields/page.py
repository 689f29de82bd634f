"""自加栏目: what a county asks for beside what the program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget

from tecdesk.desk.own.drafts import FieldDraft
from tecdesk.desk.own.drafts import FigureDraft
from tecdesk.domain.registers.own import OWN_FIELD
from tecdesk.domain.registers.own import OWN_INDICATOR
from tecdesk.ui.command import Command
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.pages.fields.panel import Panel
from tecdesk.ui.pages.fields.rows import entries
from tecdesk.ui.pages.fields.rows import grid
from tecdesk.ui.pages.fields.templates import Templates
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.fields.rows import Entry


_NOTHING = "还没有自加的栏目。"
_WHAT = (
    "县里要的、程序里没有的，在这里加一栏；填表、清单、导入、台账、汇总、上报都会有。"
)


class FieldsPage(Page):
    """The list left, what a field or figure is right.

    Attributes:
        entries: what is listed. table, panel: its parts. templates: in and out.
    """

    key = "fields"
    title = "自加栏目"
    registers = frozenset({OWN_FIELD.key, OWN_INDICATOR.key, "unit"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entries: list[Entry] = []
        self.model = TallyModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("自加栏目")
        self.empty = Empty()
        self.empty.say(
            _NOTHING,
            button("加一栏", self.add_field, look="filled"),
            button("从县里的模板加…", self._choose),
            note=_WHAT,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.panel = Panel(desk)
        self.panel.hide()
        self.templates = Templates(desk)
        self.header.add(
            button("写成模板…", self.templates.save),
            button("从县里的模板加…", self.templates.choose),
            button("加一个指标", self.add_figure),
            button("加一栏", self.add_field),
        )
        both = row(self._stack, self.panel, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._show_current()
        )
        self.table.opened.connect(lambda _index: self.panel.focus_first())
        self.panel.changed.connect(self._on_done)
        self.templates.taken.connect(self._on_done)

    def commands(self) -> Sequence[Command]:
        return (
            Command("加一栏", self.add_field, "Ctrl+N", hint=True),
            Command("加一个指标", self.add_figure),
            Command("加上，或改好", self.panel.carry_out, "Ctrl+Enter", hint=True),
            Command("改这一栏", shown="Enter", hint=True),
            Command("从县里的模板加", self.templates.choose, "Ctrl+I"),
            Command("写成模板", self.templates.save),
            Command("停用，或重新用", self.panel.retire_or_not),
            Command("在列表和右边间换", self._other_side, "F6"),
            Command("回列表", self.table.setFocus, "Esc"),
        )

    def reload(self) -> None:
        marked = self._current()
        self.entries = entries(self.desk.book)
        self.header.sub.setText("县里要的、程序里没有的")
        self.model.show_grid(grid(self.entries))
        self.table.fit(len(self.model.grid.heads) - 1)
        self._stack.setCurrentWidget(self.table if self.entries else self.empty)
        if self.entries:
            self.panel.show()
        ids = [each.record.id for each in self.entries]
        if marked and marked.record.id in ids:
            self.table.selectRow(ids.index(marked.record.id))
            self._show_current()
        elif not self.panel.is_new or not self.entries:
            self.panel.start(FieldDraft("training", ""))

    def settle(self, argument: object) -> None:
        if isinstance(argument, Path):
            self.templates.open(argument)
        (self.table if self.entries else self.empty).setFocus()

    def _choose(self) -> None:
        self.templates.choose()

    def add_field(self) -> None:
        """Ask for one more field, of the register that is marked."""
        self._start(FieldDraft(self._register(), ""))

    def add_figure(self) -> None:
        """Ask for one more figure."""
        self._start(FigureDraft(self._register(), ""))

    def _start(self, draft: FieldDraft | FigureDraft) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.panel.show()
        self.panel.start(draft)

    def _register(self) -> str:
        now = self._current()
        return now.draft.register if now else self.panel.draft.register

    def _current(self) -> Entry | None:
        at = self.table.currentIndex().row()
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def _show_current(self) -> None:
        now = self._current()
        if now is not None:
            self.panel.show_entry(now)

    def _on_done(self, change: Change) -> None:
        self.desk.bus.tell(change, self)
        self.reload()
        self._mark(change)

    def _mark(self, change: Change) -> None:
        """Stand on what was just done."""
        done = {id_ for ids in change.ids.values() for id_ in ids}
        found = [n for n, each in enumerate(self.entries) if each.record.id in done]
        if found:
            self.table.selectRow(found[-1])
            self._show_current()

    def _other_side(self) -> None:
        if self.table.hasFocus():
            self.panel.focus_first()
        else:
            self.table.setFocus()
