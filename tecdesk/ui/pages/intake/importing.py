"""导入: what the file would do, before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.ledgers.line import Status
from tecdesk.ui.command import Command
from tecdesk.ui.pages.intake.bars import FileFacts
from tecdesk.ui.pages.intake.bars import Foot
from tecdesk.ui.pages.intake.bars import Into
from tecdesk.ui.pages.intake.column_chooser import ColumnChooser
from tecdesk.ui.pages.intake.first import FirstFile
from tecdesk.ui.pages.intake.preview_list import PreviewList
from tecdesk.ui.pages.intake.work import Asked
from tecdesk.ui.pages.intake.work import Preview
from tecdesk.ui.pages.intake.work import carry_out
from tecdesk.ui.pages.intake.work import read
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.rows import column
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

    from tecdesk.domain.change import Change
    from tecdesk.errors import DeskError
    from tecdesk.ui.desk import Desk

KINDS = "台账文件 (*.xlsx *.xls *.csv *.ods *.xlsm *.txt);;所有文件 (*)"
_FILTERED = 3000


class ImportPage(Page):
    """Choose a file, look, import, undo if it was wrong.

    Attributes:
        asked: the file and what was said about it. preview: what came of it.
        first, columns, list, facts, into, foot: its parts.
    """

    key = "import"
    title = "导入"
    narrow = True
    registers = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: Asked | None = None
        self.preview: Preview | None = None
        self._sheet = ""
        self.list = PreviewList()
        self.model = self.list.model
        self.facts = FileFacts(self.choose)
        self.into = Into(self._on_sheet, self._on_register, self._on_year)
        self.foot = Foot(self.carry_out, self.save_rejects, self.forget)
        self.first = FirstFile(self.choose, desk.preferences)
        self.columns = ColumnChooser()
        self._stack = QStackedWidget()
        self._build()
        self.list.mapped.connect(self.map_column)
        self.list.chosen.connect(self._show_foot)
        self.setAcceptDrops(True)

    def commands(self) -> Sequence[Command]:
        return (
            Command("导入", self._go, "Ctrl+Enter"),
            Command("选文件", self.choose, "Ctrl+O", hint=True),
            Command(
                "下一处问题", lambda: self.list.jump(Status.FAULTY), "F7", hint=True
            ),
            Command(
                "下一处变化", lambda: self.list.jump(Status.CHANGED), "F8", hint=True
            ),
            Command("改列的对应", self.list.choose_columns, "Ctrl+L"),
            Command("有问题的行另存", self.save_rejects, "Ctrl+S"),
            Command("不导了", self.forget, "Esc"),
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, Path):
            self.read(Asked(argument))
        elif self.preview is not None:
            self.list.table.setFocus()
        elif self._stack.currentWidget() is self.columns:
            self.columns.focus_first()
        else:
            self.first.reload()
            self.first.choose.setFocus()

    def choose(self) -> None:
        """Let the person choose a file."""
        file = self.desk.dialogs.open_file("导入哪个台账", KINDS, "import")
        if file is not None:
            self.read(Asked(file))

    def read(self, asked: Asked) -> None:
        """Read a file in the worker and show what it would do."""
        self.asked = asked
        self.desk.bus.trouble(None)
        path = self.desk.book.path
        self.desk.jobs.start(
            f"读 {asked.file.name}",
            lambda job: read(path, asked, job),
            self._show,
            failed=self._on_unreadable,
            key="import",
        )

    def carry_out(self) -> None:
        """Import what the preview says, in the worker."""
        preview, asked, book = self.preview, self.asked, self.desk.book
        if preview is None or asked is None or not self._writes():
            return
        self.setEnabled(False)
        self.desk.jobs.start(
            "写入台账",
            lambda job: carry_out(book, preview, asked, job),
            self._on_done,
            failed=self._on_refused,
            exclusive=True,
        )

    def save_rejects(self) -> None:
        """Write the faulty lines into a workbook with a 原因 column."""
        if self.preview is None or not self._faulty():
            return
        name = f"{self.preview.plans.path.stem}_有问题的行.xlsx"
        target = self.desk.dialogs.save_file(
            "存到哪里", name, "Excel (*.xlsx)", "import"
        )
        if target is None:
            return
        plans = self.preview.plans

        def work(_job: object) -> int:
            from tecdesk.exchange.ledgers.rejects import write_rejects

            return write_rejects(plans, target)

        self.desk.jobs.start(
            "写有问题的行",
            work,
            lambda count: self.desk.bus.say(f"已另存 {count} 行到 {target}"),
        )

    def forget(self) -> None:
        """Put the file away; nothing was written."""
        self.preview = self.asked = None
        self.list.clear()
        self._turn_to(self.first)
        self.first.reload()
        self.first.choose.setFocus()

    def map_column(self, heading: str, slot: str | None) -> None:
        """Say what a column of the file is; None leaves it out."""
        if self.asked is not None and self.model.plan is not None:
            mapping = {**self.asked.mapping, heading: slot}
            register = self.model.plan.register.key
            self.read(Asked(self.asked.file, register, self.asked.year, mapping))

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self._sheet = preview.plans[0].sheet
        self.desk.preferences.used_file("import", preview.plans.path)
        self._turn_to(self._work)
        self._show_sheet()
        total = sum(len(plan.lines) for plan in preview.plans)
        self.desk.bus.say(f"读完 {total} 行；现在还没有写入台账")
        self.list.table.setFocus()

    def _show_sheet(self) -> None:
        if self.preview is not None:
            plan = self.preview.plan(self._sheet)
            self.facts.show_plan(self.preview, plan)
            self.into.show_plan(self.preview, plan)
            self.list.show_sheet(self.preview, self._sheet)
            self._show_foot()

    def _show_foot(self) -> None:
        if self.preview is not None:
            self.foot.show_plans(self.preview.plans, self._writes(), self._faulty())

    def _writes(self) -> int:
        return sum(plan.writes for plan in self.preview.plans) if self.preview else 0

    def _faulty(self) -> int:
        if self.preview is None:
            return 0
        return sum(len(faults) for faults in self.preview.faults.values())

    def _on_done(self, change: Change) -> None:
        self.setEnabled(True)
        self.desk.book.reread_settings()
        preview = self.preview
        self.forget()
        self.desk.bus.tell(change, self)
        if preview is None:
            return
        key = preview.plans[0].register.key
        ids = change.ids.get(key, ())
        rows = Rows(ids, f"刚导入 {len(ids)} 条") if len(ids) <= _FILTERED else None
        self.desk.bus.wanted.emit(key, rows)

    def _on_refused(self, error: DeskError) -> None:
        self.setEnabled(True)
        self.desk.bus.trouble(error)

    def _on_unreadable(self, error: DeskError) -> None:
        from tecdesk.exchange.ledgers.unread import UnreadError

        if not isinstance(error, UnreadError) or not error.sheets or not self.asked:
            self.desk.bus.trouble(error)
            return
        known = [each for each in error.sheets if each.register is not None]
        sheet = max(known or error.sheets, key=lambda each: len(each.columns))
        self.preview = None
        self.facts.show_file(self.asked.file, f"表头像是第 {sheet.row} 行")
        self.into.offer_anyway(sheet.register.key if sheet.register else "")
        self.columns.show_sheet(sheet)
        self._turn_to(self.columns)
        self.columns.focus_first()

    def _on_columns(self, mapping: dict[str, str | None]) -> None:
        if self.asked is not None:
            asked = self.asked
            register = str(self.into.register.value or "")
            self.read(Asked(asked.file, register, asked.year, mapping))

    def _go(self) -> None:
        """Do what the filled button of the view does."""
        if self._stack.currentWidget() is self.columns:
            self.columns.read()
        else:
            self.carry_out()

    def _turn_to(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        for each in (self.facts, self.into):
            each.setVisible(view is not self.first)

    def _on_sheet(self, sheet: object) -> None:
        self._sheet = str(sheet)
        self._show_sheet()

    def _on_register(self, register: object) -> None:
        if self.asked is not None:
            self.read(Asked(self.asked.file, str(register or ""), self.asked.year))

    def _on_year(self, year: object) -> None:
        if self.asked is not None:
            asked = self.asked
            wanted = year if isinstance(year, int) else None
            self.read(Asked(asked.file, asked.register, wanted, asked.mapping))

    def _build(self) -> None:
        self.header.lead(self.facts)
        self.header.add(self.into)
        self._work = QWidget()
        whole = column(self.list, self.foot, gap=0)
        whole.setStretch(0, 1)
        self._work.setLayout(whole)
        for view in (self.first, self._work, self.columns):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack, 1)
        self._turn_to(self.first)
        self.first.picked.connect(lambda file: self.read(Asked(file)))
        self.columns.given_up.connect(self.choose)
        self.columns.register_chosen.connect(self._on_register)
        self.columns.read_wanted.connect(self._on_columns)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        if files:
            self.read(Asked(files[0]))
