"""The lines of one sheet on their way in: chips, table, and the line explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.slots import slots_of
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.preview import PreviewModel
from tecdesk.ui.pages.intake.bars import Chips
from tecdesk.ui.pages.intake.line_detail import LineDetail
from tecdesk.ui.parts.pair_heading import PairHeading
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.line import Status
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.ui.pages.intake.work import Preview


class PreviewList(QWidget):
    """What each line does, what it changes, what is wrong with it.

    Attributes:
        model, table, chips, detail: its parts.

    Signals:
        mapped: heading of a column, and the key of the slot chosen for it or None.
        chosen: a difference was taken or refused.
    """

    mapped = Signal(str, object)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._sheet = ""
        self.model = PreviewModel()
        self.table = Table(self.model)
        self.table.setHorizontalHeader(PairHeading(self.table, 1.0))
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.chips = Chips(self._filter)
        self.detail = LineDetail()
        left = QWidget()
        inside = column(self.chips, self.table, gap=0)
        inside.setStretch(1, 1)
        left.setLayout(inside)
        both = row(left, self.detail, gap=0)
        both.setStretch(0, 1)
        self.setLayout(both)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda _now, _old: self._explain())
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading)
        self.detail.chosen.connect(self._on_chosen)
        self.detail.row_wanted.connect(self._on_row_wanted)

    def show_sheet(self, preview: Preview, sheet: str) -> None:
        """Show all lines of a sheet."""
        self._preview, self._sheet = preview, sheet
        wide = is_wide(self, TABLE_AND_PANEL)
        self.detail.setFixedWidth(lines(15.5 if wide else 12.5))
        plan = preview.plan(sheet)
        self.chips.say_columns(plan.layout.columns, plan.unmapped)
        self.detail.show_faults(preview.faults[sheet], _notes(plan, preview))
        self._filter(None)

    def clear(self) -> None:
        """Let the file go."""
        self._preview = None
        self.model.show_plan(None)

    def jump(self, status: Status) -> None:
        """Go to the next line of a status, round to the top."""
        at = self.model.next_row(self.table.currentIndex().row(), {status})
        if at >= 0:
            self.table.selectRow(at)

    def _filter(self, status: Status | None) -> None:
        if self._preview is None:
            return
        self.model.show_plan(self._preview.plan(self._sheet), status)
        self.chips.show_counts(self._preview.counts[self._sheet], status)
        self._fit()
        self.table.selectRow(0)
        self._explain()

    def _fit(self) -> None:
        heading = self.table.horizontalHeader()
        metrics = self.table.fontMetrics()
        for at, width in enumerate(self.table.wanted_widths(0.4)):
            shown = self.model.column_at(at)
            # The second line is bold and has a mark before it.
            words = shown.field.heading if shown else ""
            ours = int(metrics.horizontalAdvance(words) * 1.08) + lines(1.9)
            heading.resizeSection(at, min(max(width, ours if words else 0), lines(16)))
        self.table.updateGeometries()

    def _explain(self) -> None:
        at = self.table.currentIndex().row()
        if self.model.plan is not None:
            shown = self.model.lines[at] if 0 <= at < len(self.model.lines) else None
            self.detail.show_line(self.model.plan, shown)

    def _on_heading(self, section: int) -> None:
        """Let the person say what a column is."""
        plan, shown = self.model.plan, self.model.column_at(section)
        if plan is None or shown is None:
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
            self.mapped.emit(shown.heading, picked.data())

    def _on_chosen(self, line: Line) -> None:
        self.model.refresh(self.model.lines.index(line))
        self._explain()
        self.chosen.emit()

    def _on_row_wanted(self, number: int) -> None:
        rows = [line.row for line in self.model.lines]
        if number not in rows:
            self._filter(None)
            rows = [line.row for line in self.model.lines]
        self.table.selectRow(rows.index(number))


def _notes(plan: SheetPlan, preview: Preview) -> list[str]:
    """What was assumed, what will be added, what is passed over."""
    notes = list(plan.questions)
    for register, names in plan.added.items():
        if names:
            label = REGISTERS[register].label
            notes.append(f"会添加 {len(names)} 个{label}：{'、'.join(names[:6])}")
    if plan.skipped:
        rows = "、".join(str(each.row) for each in plan.skipped[:8])
        notes.append(f"不是记录、跳过的行：第 {rows} 行")
    left = preview.plans.left_out
    notes += [f"工作表“{each.sheet}”没有导：{each.reason}" for each in left]
    notes.append("右上角有小三角的换了写法，停在上面看原文。")
    return notes
