"""导入: what the file would do, before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.line import Status
from tecdesk.exchange.slots import slots_of
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.preview import PreviewModel
from tecdesk.ui.pages.import_bars import Chips
from tecdesk.ui.pages.import_bars import Foot
from tecdesk.ui.pages.import_bars import Source
from tecdesk.ui.pages.import_work import Asked
from tecdesk.ui.pages.import_work import Preview
from tecdesk.ui.pages.import_work import carry_out
from tecdesk.ui.pages.import_work import read
from tecdesk.ui.pages.line_detail import LineDetail
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.pair_heading import PairHeading
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent

    from tecdesk.domain.change import Change
    from tecdesk.errors import DeskError
    from tecdesk.exchange.line import Line
    from tecdesk.exchange.plan import SheetPlan
    from tecdesk.store.settings import Settings
    from tecdesk.ui.desk import Desk

KINDS = "台账文件 (*.xlsx *.xls *.csv *.ods *.xlsm *.txt);;所有文件 (*)"
_FILTERED = 3000


class ImportPage(Page):
    """Choose a file, look, import, undo if it was wrong.

    Attributes:
        asked: the file and what was said about it. preview: what came of it.
        model, table, detail: its parts.
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
        self.model = PreviewModel()
        self.table = Table(self.model)
        self.table.setHorizontalHeader(PairHeading(self.table, 1.0))
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.detail = LineDetail()
        self.source = Source(self._on_sheet, self._on_register, self._on_year)
        self.chips = Chips(self._on_chip)
        self.foot = Foot(self.carry_out, self.save_rejects, self.forget)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def commands(self) -> Sequence[Command]:
        return (
            Command("导入", self.carry_out, "Ctrl+Enter"),
            Command("选文件", self.choose, "Ctrl+O", hint=True),
            Command("下一处问题", lambda: self._jump(Status.FAULTY), "F7", hint=True),
            Command("下一处变化", lambda: self._jump(Status.CHANGED), "F8", hint=True),
            Command("有问题的行另存", self.save_rejects, "Ctrl+S"),
            Command("不导了", self.forget, "Esc"),
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, Path):
            self.read(Asked(argument))
        elif self.preview is None:
            self._choose.setFocus()
        else:
            self.table.setFocus()

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
            from tecdesk.exchange.rejects import write_rejects

            return write_rejects(plans, target)

        self.desk.jobs.start(
            "写有问题的行",
            work,
            lambda count: self.desk.bus.say(f"已另存 {count} 行到 {target}"),
        )

    def forget(self) -> None:
        """Put the file away; nothing was written."""
        self.preview = self.asked = None
        self.model.show_plan(None)
        self._stack.setCurrentIndex(0)
        self.source.hide()
        self._choose.setFocus()

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self._sheet = preview.plans[0].sheet
        self.source.show()
        self._stack.setCurrentIndex(1)
        self._show_sheet()
        total = sum(len(plan.lines) for plan in preview.plans)
        self.desk.bus.say(f"读完 {total} 行；现在还没有写入台账")
        self.table.setFocus()

    def _show_sheet(self, status: Status | None = None) -> None:
        if self.preview is None:
            return
        plan = self.preview.plan(self._sheet)
        self.model.show_plan(plan, status)
        self._fit()
        counts = self.preview.counts[self._sheet]
        self.chips.show_counts(counts, status)
        self.chips.say_columns(plan.layout.columns, plan.unmapped)
        self.source.show_plan(self.preview, plan)
        notes = _notes(plan, self.preview)
        self.detail.show_faults(self.preview.faults[self._sheet], notes)
        self._show_foot()
        self.table.selectRow(0)
        self._show_line()

    def _show_foot(self) -> None:
        if self.preview is None:
            return
        self.foot.show_plans(self.preview.plans, self._writes(), self._faulty())

    def _fit(self) -> None:
        heading = self.table.horizontalHeader()
        for at, width in enumerate(self.table.wanted_widths(0.4)):
            second = self.model.column_at(at)
            ours = second.field.heading if second else ""
            metrics = self.table.fontMetrics()
            need = int(metrics.horizontalAdvance(ours) * 1.08) + lines(1.9)
            heading.resizeSection(at, min(max(width, need if ours else 0), lines(16)))
        self.table.updateGeometries()

    def _show_line(self) -> None:
        at = self.table.currentIndex().row()
        if self.model.plan is not None:
            shown = self.model.lines[at] if 0 <= at < len(self.model.lines) else None
            self.detail.show_line(self.model.plan, shown)

    def _writes(self) -> int:
        return sum(plan.writes for plan in self.preview.plans) if self.preview else 0

    def _faulty(self) -> int:
        if self.preview is None:
            return 0
        return sum(len(faults) for faults in self.preview.faults.values())

    def _jump(self, status: Status) -> None:
        at = self.model.next_row(self.table.currentIndex().row(), {status})
        if at >= 0:
            self.table.selectRow(at)

    def _on_done(self, result: tuple[Change, Settings]) -> None:
        change, settings = result
        self.setEnabled(True)
        self.desk.book.settings = settings
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
        if self.preview is None:
            self.source.offer_anyway()
        self.desk.bus.trouble(error)

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

    def _on_chip(self, status: Status | None) -> None:
        self._show_sheet(status)

    def _on_heading(self, section: int) -> None:
        """Let the person say what a column is."""
        plan, chosen = self.model.plan, self.model.column_at(section)
        if plan is None or chosen is None or self.asked is None:
            return
        menu = QMenu(self)
        menu.addAction("这一列不要").setData(None)
        menu.addSeparator()
        for key, slot in slots_of(plan.register).items():
            menu.addAction(slot.field.label).setData(key)
        header = self.table.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(section), header.height())
        picked = menu.exec(header.viewport().mapToGlobal(at))
        if picked is not None:
            self.map_column(chosen.heading, picked.data())

    def map_column(self, heading: str, slot: str | None) -> None:
        """Say what a column of the file is; None leaves it out."""
        if self.asked is not None and self.model.plan is not None:
            mapping = {**self.asked.mapping, heading: slot}
            register = self.model.plan.register.key
            self.read(Asked(self.asked.file, register, self.asked.year, mapping))

    def _on_line_chosen(self, line: Line) -> None:
        self.model.refresh(self.model.lines.index(line))
        self._show_line()
        self._show_foot()

    def _on_row_wanted(self, number: int) -> None:
        rows = [line.row for line in self.model.lines]
        if number not in rows:
            self._show_sheet()
            rows = [line.row for line in self.model.lines]
        self.table.selectRow(rows.index(number))

    def _build(self) -> None:
        self._choose = button("选文件…", self.choose, look="filled", icon="folder-open")
        self.empty.say("把台账文件拖到这里：Excel、WPS 表格、CSV 都行。", self._choose)
        self.header.add(self.source)
        self.source.hide()
        left = QWidget()
        made = column(self.chips, self.table, gap=0)
        made.setStretch(1, 1)
        left.setLayout(made)
        work = QWidget()
        both = row(left, self.detail, gap=0)
        both.setStretch(0, 1)
        whole = column(gap=0)
        whole.addLayout(both, 1)
        whole.addWidget(self.foot)
        work.setLayout(whole)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda _now, _old: self._show_line())
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading)
        self.detail.chosen.connect(self._on_line_chosen)
        self.detail.row_wanted.connect(self._on_row_wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        if files:
            self.read(Asked(files[0]))


def _notes(plan: SheetPlan, preview: Preview) -> list[str]:
    notes = list(plan.questions)
    for register, names in ((k, v) for k, v in plan.added.items() if v):
        label = REGISTERS[register].label
        notes.append(f"会添加 {len(names)} 个{label}：{'、'.join(names[:6])}")
    if plan.skipped:
        rows = "、".join(str(each.row) for each in plan.skipped[:8])
        notes.append(f"不是记录、跳过的行：第 {rows} 行")
    notes += [
        f"工作表“{each.sheet}”没有导：{each.reason}" for each in preview.plans.left_out
    ]
    notes.append("右上角有小三角的换了写法，停在上面看原文。")
    return notes
