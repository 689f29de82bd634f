"""回收站: what was deleted, register by register, and how it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter
from tecdesk.ui.breaks import LIST_AND_FORM
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.binned import ABOUT_IT
from tecdesk.ui.models.binned import BinModel
from tecdesk.ui.models.cells import title
from tecdesk.ui.models.columns import Columns
from tecdesk.ui.models.columns import fitting
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.record_table import RecordTable
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import area
from tecdesk.ui.tools.history import HistoryTool
from tecdesk.ui.tools.side import WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk

_BINNED = Filter(binned=True)
_FEW = 6


class BinPage(Page):
    """One register at a time, the newest on top; its history at the right.

    Attributes:
        chosen: the registers that have something here, with how many; more: they are
            too many to stand side by side. table, model: the list.
        history: who deleted the current row, and when.
    """

    key = "bin"
    title = "回收站"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lookup = Lookup(desk.book, desk.bus)
        self.register: Register = next(iter(REGISTERS.values()))
        self.chosen = Segments("哪本台账", lambda key: self.show_register(str(key)))
        self.more = Chooser("哪本台账", lambda key: self.show_register(str(key)))
        self._back = button("恢复", self.restore, look="filled")
        self.header.add(self.more, self._back)
        bar = area("surface")
        bar.setFixedHeight(lines(2.4))
        bar.setLayout(row(self.chosen, None, edge=1.0))
        self._bar = bar
        self.body.addWidget(bar)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._side = area("panel")
        self._side.setFixedWidth(lines(WIDTH))
        self._inside = row(gap=0)
        self._side.setLayout(self._inside)
        both = row(self._stack, self._side, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self._make()

    def commands(self) -> Sequence[Command]:
        return (
            Command("恢复选中的", self.restore, "Ctrl+Enter", hint=True),
            Command("全选", shown="Ctrl+A", hint=True),
            Command("回到台账", self._leave, "Esc"),
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, str):
            self.show_register(argument)
        self._begin()

    def reload(self) -> None:
        counts = self._counts()
        if not counts.get(self.register.key) and counts:
            self.register = REGISTERS[next(iter(counts))]
            self._make()
        self._fill()

    def show_register(self, key: str) -> None:
        """Show what was deleted from a register."""
        if key != self.register.key:
            self.register = REGISTERS[key]
            self._make()
        self._fill()

    def restore(self) -> None:
        """Bring the marked rows back; one undo bins them again."""
        records = self.model.records(self.table.marked_rows())
        if not records:
            return
        word = f"{len(records)} {self.register.word}{self.register.label}"
        named = title(self.register, records[0].values, self.lookup)
        what = f"{self.register.label}：{named}" if len(records) == 1 else word
        try:
            with self.desk.book.edit(f"恢复{what}") as edit:
                for record in records:
                    edit.restore(self.register.key, record.id)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.tell(edit.change_made, self, f"已恢复{what}")
        self.reload()
        self._begin()

    def _counts(self) -> dict[str, int]:
        found = {key: self.desk.book.count(key, _BINNED) for key in REGISTERS}
        return {key: count for key, count in found.items() if count}

    def _make(self) -> None:
        """A table and a history for the register."""
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        self.model = BinModel(self.register, self.lookup)
        self.table = RecordTable(self.model)
        self.table.setAccessibleName(f"回收站里的{self.register.label}")
        self.table.horizontalHeader().setSectionsClickable(False)
        self._stack.addWidget(self.table)
        while self._inside.count():
            self._inside.takeAt(0).widget().deleteLater()
        self.history = HistoryTool(
            self.desk, self.register, self.lookup, self._on_restored
        )
        self._inside.addWidget(self.history)
        self.table.selectionModel().currentRowChanged.connect(
            lambda _now, _old: self._tell()
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._name())

    def _fill(self) -> None:
        counts = self._counts()
        keys = counts or {self.register.key: 0}
        names: list[tuple[object, str]] = [
            (key, f"{REGISTERS[key].label} {count}") for key, count in keys.items()
        ]
        if self.register.key not in keys:
            names.append((self.register.key, f"{self.register.label} 0"))
        self._offer(names)
        view = View(self.register.key, _BINNED)
        self.model.show_listing(Lists(self.desk.book).open(view))
        rows = self.model.rowCount()
        kept = f"{rows} {self.register.word}，不会自己清掉" if rows else ""
        self.header.sub.setText(kept)
        away = button(f"回到{self.register.label}  Esc", self._leave)
        self.empty.say(f"回收站里没有{self.register.label}。", away)
        self.empty.setFocusProxy(away)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._share()
        self._fit()
        if rows:
            self.table.go(0)
        self._tell()
        self._name()

    def _offer(self, names: list[tuple[object, str]]) -> None:
        """Side by side while they are few, in a drop-down when they are many."""
        few = len(names) <= _FEW
        self._bar.setVisible(few and bool(self._counts()))
        self.more.setVisible(not few)
        shown = self.chosen if few else self.more
        shown.offer(names, self.register.key)

    def _fit(self) -> None:
        wanted = Columns(self.desk.book, self.register).fields
        self.model.show_fields([*wanted, *ABOUT_IT])
        every = zip(self.model.fields, self.table.wanted_widths(), strict=True)
        widths = dict(every)
        own = {field: widths[field] for field in wanted}
        about = self._about(widths, own)
        room = self._stack.width() - sum(widths[field] for field in about)
        shown = [*fitting(self.register, own, room, chosen=False), *about]
        self.model.show_fields(shown)
        keys = [field.key for field in shown]
        name = self.register.named_by
        at = keys.index(name) if name in keys else 0
        self.table.fit(at, widths=[widths[field] for field in shown])

    def _about(
        self, widths: Mapping[Field, int], own: Mapping[Field, int]
    ) -> tuple[Field, ...]:
        """When and by whom, where there is room; the history says it anyway."""
        least = fitting(self.register, own, 0, chosen=False)
        room = self._stack.width() - sum(own[field] for field in least)
        about: tuple[Field, ...] = ABOUT_IT
        while about and sum(widths[field] for field in about) > room:
            about = about[:-1]
        return about

    def _tell(self) -> None:
        at = self.table.currentIndex().row()
        record = self.model.record(at) if self.model.is_record(at) else None
        self.history.show_record(record)
        self._share()

    def _name(self) -> None:
        count = len(self.table.marked_rows())
        self._back.setText(f"恢复 {count} {self.register.word}" if count else "恢复")
        self._back.setEnabled(bool(count))

    def _refit(self) -> None:
        """Other columns fit now; the rows that are marked stay so."""
        row, marked = self.table.currentIndex().row(), self.table.marked_rows()
        self._fit()
        if self.model.is_record(row):
            self.table.go(row)
            self.table.mark_rows(marked)

    def _share(self) -> None:
        rows = self.model.rowCount() > 0
        self._side.setVisible(rows and is_wide(self, LIST_AND_FORM))

    def _on_restored(self, change: Change) -> None:
        self.desk.bus.tell(change, None)

    def _begin(self) -> None:
        """Put the focus on the list, or on the way back when it is empty."""
        self._stack.currentWidget().setFocus()

    def _leave(self) -> None:
        self.desk.bus.wanted.emit(self.register.key, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        QTimer.singleShot(0, self, self._refit)
