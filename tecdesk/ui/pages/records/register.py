"""The page of a register: its list, its form, and what can be done with both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.ui.command import Command
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.records.beside import Beside
from tecdesk.ui.pages.records.form_side import FormSide
from tecdesk.ui.pages.records.list_work import ListWork
from tecdesk.ui.pages.records.record_list import RecordList
from tecdesk.ui.pages.records.told import story_commands
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.search import AT_ONCE_MS
from tecdesk.ui.parts.search import Search
from tecdesk.ui.wanted import Into
from tecdesk.ui.wanted import New
from tecdesk.ui.wanted import One
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.register import Register
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.form.panel import Panel


class RegisterPage(Page):
    """List left, form right.

    Attributes:
        register: what is listed. list, form, search: its parts.
        beside: who has the room at the right.
    """

    def __init__(self, desk: Desk, register: Register) -> None:
        self.key, self.title = register.key, register.label
        refs = {field.to for field in register.refs}
        self.registers = frozenset({register.key, ATTACHMENT.key, *refs})
        super().__init__(desk)
        self.register = register
        self.lookup = Lookup(desk.book, desk.bus)
        self.list = RecordList(register, self.lookup, desk.jobs)
        self.form = FormSide(desk, register, self.lookup)
        self.search = Search(patience_ms=AT_ONCE_MS)
        show = self.search.setText
        self.work = ListWork(desk, self.list, self.lookup, self._make_room, show)
        self.beside = Beside(self, self.list, self.form, self.work.side)
        self._arrived = False
        self._build()
        self._connect()

    def commands(self) -> Sequence[Command]:
        return (
            Command(f"新增{self.register.label}", self.start_new, "Ctrl+N"),
            Command("保存", self._carry_out, "Ctrl+Enter"),
            Command("只保存，不换下一条", self.save_and_stay, "Ctrl+S"),
            *self.form.commands(),
            Command("改这一条", self.edit_current, "F2"),
            Command("删到回收站", self.bin_marked, "Del"),
            *story_commands(self.list, self.desk.bus),
            Command("上一条", self._mover(-1), "Ctrl+Left", shown="Ctrl+←"),
            Command("下一条", self._mover(1), "Ctrl+Right", shown="Ctrl+→"),
            Command("查找", self.search.go, "Ctrl+F"),
            Command("导入", self._import, "Ctrl+I"),
            *self.work.commands(),
            Command("在列表和表单间换", self._other_side, "F6"),
            Command("关上表单；再按清除筛选", self.escape, "Esc"),
        )

    @property
    def panel(self) -> Panel:
        """The form, built when it is first asked for."""
        return self.form.panel

    def reload(self) -> None:
        current = self.list.current()
        dated = self.register.dated_by or "year" in self.register.by_key
        self.header.sub.setText(f"{self.lookup.year}年度" if dated else "")
        self.list.filters.offer()
        self._fill(current.id if current else "")

    def settle(self, argument: object) -> None:
        if isinstance(argument, Rows):
            if self.may_leave():
                self.beside.show_list()
            self.list.filters.show_only(argument)
            self.list.table.setFocus()
            if len(argument.ids) == 1:
                self.list.mark(0)
                self.edit_current()
        elif isinstance(argument, One):
            self._fill(argument.id)
            self.edit_current()
        elif isinstance(argument, New):
            self.start_new()
        elif not self._arrived and not self.desk.book.looking:
            self.form.begin_later(self.start_new)
            self.beside.share()
        elif not self.form.is_open:
            self.list.table.setFocus()
        elif self.panel.dirty or self.panel.record:
            self.panel.inner_fields().focus_first()
        else:
            self.start_new()
        self._arrived = True

    def may_leave(self) -> bool:
        """Ask when something typed would be lost."""
        answer = self.form.ask()
        if answer == "save":
            return self.save(go_on=False)
        if answer == "drop":
            self._start()
        return answer in {"", "drop"}

    def go_on(self) -> None:
        self.panel.keeper.go_on()

    def start_new(self) -> None:
        """Show an empty form with what is kept from the last record."""
        if self.desk.may_write() and self.may_leave():
            self._start()
            self.panel.fields.focus_first()

    def edit_current(self) -> None:
        """Show the current row in the form and go there."""
        record = self.list.current()
        if record is not None and self.may_leave():
            self.beside.show_form()
            self.panel.show_record(record)
            self.panel.fields.focus_first()

    def look_at_numbers(self) -> None:
        """Show the numbers of the current record for a minute, in its form."""
        record = self.list.current()
        if record is None or not self.isVisible():
            return
        if not (self.form.is_open and self.panel.record == record.id):
            self.edit_current()
        self.desk.reveal.show(record)

    def save_and_stay(self) -> None:
        """Save and leave the record in the form."""
        if self.form.is_open:
            self.save(go_on=False)

    def save(self, *, go_on: bool) -> bool:
        """Write the form into the book; False when it is refused, with the reason."""
        saved = self.form.save(self)
        if saved is None:
            return False
        self.list.filters.offer()
        self._fill(saved.id)
        if go_on:
            self._start()
            self.panel.fields.focus_first()
        else:
            self.panel.show_record(saved)
        return True

    def bin_marked(self) -> None:
        """Put the marked rows into the bin; one undo brings them back."""
        at = self.work.bin_marked(self)
        if at < 0:
            return
        if self.form.is_open:
            self._start()
        self._fill("", at)
        self.list.table.setFocus()

    def escape(self) -> None:
        """Close what is open, then clear the filter, then nothing."""
        if self.work.close_tool():
            return
        if self.form.is_built and self.panel.leave_entry():
            self.panel.fields.focus_first()
        elif self.form.is_open:
            if self.may_leave():
                self.beside.show_list()
        elif self.list.filters.narrowed:
            self.list.clear()

    def _build(self) -> None:
        tools = [button("新增", self.start_new, icon="plus")]
        if self.register.titles:
            tools.append(button("导入", self._import, icon="file-spreadsheet"))
        for each in tools:
            each.setEnabled(not self.desk.book.looking)
        self.header.add(self.search, *tools)
        both = row(self.list, self.form, self.work.side, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self.list.filters.search)
        self.search.down.connect(self.list.table.setFocus)
        self.list.cleared.connect(self.search.clear)
        self.list.filters.changed.connect(self._say_empty)
        self.list.row_changed.connect(self._on_row_changed)
        self.list.table.opened.connect(lambda _index: self.edit_current())
        self.form.built.connect(self._on_built)
        self.desk.bus.numbers_wanted.connect(self.look_at_numbers)

    def _on_built(self, panel: Panel) -> None:
        panel.save_wanted.connect(lambda go_on: self.save(go_on=go_on))
        panel.close_wanted.connect(self.escape)
        panel.bin_wanted.connect(self.bin_marked)
        self.commands_changed.emit()

    def _fill(self, wanted: str, row_: int = -1) -> None:
        self.list.fill(wanted, row_)
        self._say_empty()

    def _say_empty(self) -> None:
        if self.list.is_empty:
            word = f"记第一{self.register.word}  Ctrl+N"
            first = button(word, self.start_new)
            bring = button("导入原来的台账  Ctrl+I", self._import)
            self.list.say_empty(first, bring)

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if not self.form.is_open or not self.list.model.is_record(now.row()):
            return
        record = self.list.model.record(now.row())
        if record.id == self.panel.record:
            return
        if self.may_leave():
            self.panel.show_record(record)
        else:
            self.list.mark(before.row())

    def _start(self) -> None:
        self.beside.show_form()
        self.form.show_new()

    def _make_room(self) -> bool:
        """Close the form for a tool; False when it holds something unsaved."""
        if not self.may_leave():
            return False
        self.beside.make_room()
        return True

    def _carry_out(self) -> None:
        if not self.work.carry_out():
            self.panel.save()

    def _import(self) -> None:
        self.desk.bus.wanted.emit("import", Into(self.register.key))

    def _mover(self, step: int) -> Callable[[], None]:
        return lambda: self.list.move_by(step)

    def _other_side(self) -> None:
        inside = self.form.isAncestorOf(self.window().focusWidget())
        if not self.form.is_open or inside:
            self.list.table.setFocus()
        else:
            self.panel.inner_fields().focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.share()
