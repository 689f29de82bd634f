"""预览和打印: one paper as it will be printed, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.papers.paper_view import PaperView
from tecdesk.ui.pages.papers.print_panel import PrintPanel
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import row
from tecdesk.ui.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printed import Made


class PaperPage(Page):
    """Left the pages, right what to do with them.

    Attributes:
        printed: what is shown; None until something was asked for.
        view, panel: its parts.
    """

    key = "paper"
    title = "预览和打印"
    narrow = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.printed: Printed | None = None
        self.view = PaperView(desk.jobs)
        self.panel = PrintPanel(desk)
        self.header.add(button("返回", self.leave, look="bare"))
        both = QWidget()
        inside = row(self.view, self.panel, gap=0)
        inside.setStretch(0, 1)
        both.setLayout(inside)
        none = Empty()
        none.say("还没有要看的纸面。", button("去报表", self.leave))
        self._stack = QStackedWidget()
        self._stack.addWidget(none)
        self._stack.addWidget(both)
        self.body.addWidget(self._stack, 1)

    def commands(self) -> Sequence[Command]:
        back = Command("返回", self.leave, "Esc", hint=True)
        return (*self.view.commands(), *self.panel.commands(), back)

    def reload(self) -> None:
        if self.printed is not None:
            self._make(self.printed)

    def settle(self, argument: object) -> None:
        if isinstance(argument, Printed):
            self.printed = argument
            self.header.title.setText(argument.name)
            self.header.sub.setText(argument.note)
            self._stack.setCurrentIndex(1)
            self._make(argument)
        self.panel.look_for_printers()
        self.view.sheets.setFocus()

    def leave(self) -> None:
        """Go back to where the paper came from."""
        back = self.printed.back if self.printed else "reports"
        self.desk.bus.wanted.emit(back, None)

    def _make(self, printed: Printed) -> None:
        self.view.wait()
        self.panel.take(b"", printed.name)
        path = self.desk.book.path

        def work(_job: Job) -> Made:
            with Book.open(path, writing=False) as book:
                return printed.make(book)

        self.desk.jobs.start(
            "排版", work, lambda made: self._show(printed, made), key="paper"
        )

    def _show(self, printed: Printed, made: Made) -> None:
        if printed is not self.printed:
            return
        data, warning = made
        self.panel.take(data, printed.name)
        self.view.show_pdf(data, self._on_counted)
        if warning:
            self.desk.bus.trouble(DeskError(warning))

    def _on_counted(self, pages: int) -> None:
        self.panel.count(pages, large=self.view.large)
