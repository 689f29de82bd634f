"""填县里的表: choose a form, look at every cell, fill a copy, again next year."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from tecdesk.desk.filling.filling import beside
from tecdesk.desk.filling.remembered import known_forms
from tecdesk.desk.filling.remembered import remember
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.pages.filling import work
from tecdesk.ui.pages.filling.bench import Bench
from tecdesk.ui.pages.filling.dropped import form_in
from tecdesk.ui.pages.filling.first_form import FirstForm
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

    from tecdesk.desk.filling.filling import Filled
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.pages.filling.held import Held

KINDS = "县里的表 (*.xlsx *.xlsm *.docx);;所有文件 (*)"
USE = "filling"


class FillingPage(Page):
    """First a form is chosen, then its cells, then where the copy goes.

    Attributes:
        first, bench: before a form is open, and while one is.
    """

    key = "filling"
    title = "填县里的表"
    narrow = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.first = FirstForm(self.choose)
        self.bench = Bench(desk)
        self._name = Elided("", tone="hint", middle=True)
        self._other = button("换一张", self.forget)
        self._fill = button("填好…", self.fill, look="filled", icon="save")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.first)
        self._stack.addWidget(self.bench)
        self.header.lead(self._name)
        self.header.add(self._other, self._fill)
        self.body.addWidget(self._stack, 1)
        self._turn_to(None)
        self._dirty = False
        self.first.picked.connect(self.read)
        self.first.sought.connect(lambda _path: self.choose())
        self.bench.changed.connect(self._on_said)
        self.setAcceptDrops(True)

    def commands(self) -> Sequence[Command]:
        bench, back = self.bench, Command("回去", self.escape, "Esc")
        if self.held is None:
            return (Command("选一张表", self.choose, "Ctrl+O", hint=True), back)
        return (
            Command("定下、改这格", shown="Enter", hint=True),
            Command("下一格待定", bench.next_open, "F8", hint=True),
            Command("填好，另存一份", self.fill, "Ctrl+Enter", hint=True),
            Command("在表里走", shown="↑↓←→", hint=True),
            Command("同样原因的都这样定", bench.settle_alike, "Ctrl+Shift+Enter"),
            Command("这格不填", bench.leave, "Del"),
            Command("撤销上一格", bench.take_back, "Ctrl+Z"),
            Command("这个数怎么来的", bench.tell, "F4"),
            Command("选一张表", self.choose, "Ctrl+O"),
            Command("在表和右边间换", bench.other_side, "F6"),
            Command("下一张表页", lambda: bench.turn(1), "Ctrl+PgDown"),
            Command("上一张表页", lambda: bench.turn(-1), "Ctrl+PgUp"),
            back,
        )

    @property
    def held(self) -> Held | None:
        """The form that is open."""
        return self.bench.held

    def reload(self) -> None:
        year = self.desk.bus.year
        self.header.sub.setText(f"{year}年度")
        self.first.show_known(known_forms(self.desk.book))
        if self.held is None:
            return
        if self.held.year == year:
            self.bench.recount()
        elif self.keep():
            self.read(self.held.form.path)

    def settle(self, argument: object) -> None:
        if isinstance(argument, Path):
            if self.keep():
                self.read(argument)
        elif self.held is None:
            self.first.focus()
        else:
            self.bench.focus()

    def choose(self) -> None:
        """Let the person choose a form."""
        file = self.desk.dialogs.open_file("填哪张表", KINDS, USE)
        if file is not None and self.keep():
            self.read(file)

    def read(self, file: Path) -> None:
        """Read a form in the worker and show it with what is known of its cells."""
        self.desk.bus.trouble(None)
        path, year = self.desk.book.path, self.desk.bus.year
        self.desk.jobs.start(
            f"读 {file.name}",
            lambda _job: work.read(path, file, year),
            self._show,
            key="read form",
        )

    def forget(self) -> None:
        """Put the form away; what was said of it is kept."""
        if not self.keep():
            return
        self.bench.held = None
        self._turn_to(None)
        self.reload()
        self.first.focus()

    def escape(self) -> None:
        """One step back: from a panel to the form, from the form to all forms."""
        if self.held is None:
            self.desk.bus.wanted.emit("reports", None)
        elif not self.bench.step_back():
            self.forget()

    def keep(self) -> bool:
        """Keep what was said of the cells in the book; False when it refuses."""
        held = self.held
        if held is None or not self._dirty:
            return True
        try:
            remember(self.desk.book, held.form, held.mapping, held.year)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return False
        self._dirty = False
        return True

    def may_leave(self) -> bool:
        return self.keep()

    def fill(self) -> None:
        """Write a copy with the figures in it where the person wants it."""
        held = self.held
        if held is None:
            self.choose()
            return
        name = beside(held.form, self.desk.book.unit.text("name"), held.year).name
        kind = f"表 (*{held.form.path.suffix})"
        target = self.desk.dialogs.save_file("填好的存到哪里", name, kind, USE)
        if target is None:
            return
        if target.suffix != held.form.path.suffix:
            target = target.with_name(target.name + held.form.path.suffix)
        self.fill_into(target)

    def fill_into(self, target: Path) -> None:
        """Write the copy there and say where it is and what it lacks."""
        held, book = self.held, self.desk.book
        if held is None:
            return
        self.desk.bus.trouble(None)
        self.desk.jobs.start(
            f"填 {held.form.path.name}",
            lambda _job: work.fill_copy(book, held, target),
            self._on_filled,
            exclusive=True,
        )

    def _on_filled(self, filled: Filled) -> None:
        self._dirty = False
        self.desk.book.reread_settings()
        self.desk.bus.say(f"填好了，另存为 {filled.path}")
        self.bench.show_filled(filled)

    def _on_said(self) -> None:
        self._dirty = True

    def _show(self, held: Held) -> None:
        self.bench.show_form(held)
        self._turn_to(held)
        if self.isVisible():
            self.bench.focus()

    def _turn_to(self, held: Held | None) -> None:
        self._stack.setCurrentWidget(self.bench if held else self.first)
        self._name.say(held.form.path.name if held else "")
        for each in (self._other, self._fill):
            each.setVisible(held is not None)
        self.commands_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Whatever is dropped is read: what is no form is told in a sentence."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        if files and self.keep():
            self.read(form_in(event.mimeData()) or files[0])
