"""The lines of one sheet on their way in: chips, table, and the line explained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
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
    from PySide6.QtGui import QResizeEvent

    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.line import Status
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.ui.pages.intake.work import Preview

_WIDEST = 16.0


class PreviewList(QWidget):
    """What each line does, what it changes, what is wrong with it.

    Attributes:
        model, table, chips, detail: its parts. hidden: columns there is no room for.

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
        self.table.setAccessibleName("文件里的行")
        self.hidden: list[Column] = []
        self.chips = Chips(self._filter, self.choose_columns)
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
        plan = preview.plan(sheet)
        self.detail.show_faults(preview.faults[sheet], _notes(plan, preview))
        self._filter(None)

    def _say_columns(self) -> None:
        if self.model.plan is not None:
            plan = self.model.plan
            self.chips.say_columns(plan.layout.columns, plan.unmapped, self.hidden)

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
        """Show as many columns as there is room for; the rest is told at the right."""
        widths = self._wanted()
        room = self._room()
        spare = [at for at in self._by_need() if self.model.is_quiet(at)]
        self.hidden = []
        while spare and sum(widths.values()) > room:
            at = spare.pop()
            widths[at] = 0
            self.hidden.append(self.model.shown[at])
        self._spread(widths, room - sum(widths.values()))
        heading = self.table.horizontalHeader()
        for at, width in widths.items():
            self.table.setColumnHidden(at, width == 0)
            heading.resizeSection(at, width)
        self.table.updateGeometries()
        self._say_columns()

    def _room(self) -> int:
        """The width for columns, also when the scroll bar has not come yet."""
        heading = self.table.horizontalHeader().height()
        tall = self.table.verticalHeader().length() + heading > self.table.height()
        bar = self.table.verticalScrollBar().sizeHint().width() if tall else 0
        return self.table.width() - bar

    def _spread(self, widths: dict[int, int], spare: int) -> None:
        """Share out the room that is left: a little for all, the rest for the name."""
        shown = [at for at, width in widths.items() if width]
        each = max(min(spare // max(len(shown), 1), lines(0.5)), 0)
        for at in shown:
            widths[at] += each
        named = self.model.plan.register.named_by if self.model.plan else ""
        wide = (at for at in shown if at in self.model.shown)
        at = next((at for at in wide if self.model.shown[at].slot.key == named), -1)
        if at >= 0:
            widths[at] += max(spare - each * len(shown), 0)

    def _wanted(self) -> dict[int, int]:
        """What each section needs for its cells and both its headings."""
        metrics = self.table.fontMetrics()
        found = {}
        for at, width in enumerate(self.table.wanted_widths(0.1)):
            shown = self.model.column_at(at)
            # The second line is bold and has a mark before it.
            words = shown.field.heading if shown else ""
            ours = int(metrics.horizontalAdvance(words) * 1.08) + lines(1.7)
            found[at] = min(max(width, ours if words else 0), lines(_WIDEST))
        return found

    def _by_need(self) -> list[int]:
        """Sections that may go, the most needed first: numbers, words, empty ones."""
        plan = self.model.plan
        if plan is None:
            return []
        register = plan.register
        keep = {register.dated_by, "village", register.named_by}
        order = list(slots_of(register))
        sections = [
            at
            for at, column in self.model.shown.items()
            if column.slot.key not in keep and not column.field.required
        ]

        def need(at: int) -> tuple[bool, bool, int]:
            each = self.model.shown[at]
            blank = not any(self.model.text(line, each) for line in plan.lines)
            return blank, not each.field.kind.is_number, order.index(each.slot.key)

        return sorted(sections, key=need)

    def _explain(self) -> None:
        at = self.table.currentIndex().row()
        if self.model.plan is not None:
            shown = self.model.lines[at] if 0 <= at < len(self.model.lines) else None
            rest = [
                (c.field.label, self.model.text(shown, c)) for c in self.hidden if shown
            ]
            self.detail.show_line(self.model.plan, shown, rest)

    def choose_columns(self) -> None:
        """Let the person say, by the keys alone, what any column is."""
        if self.model.plan is None:
            return
        menu = QMenu(self)
        for each in self.model.plan.layout.columns:
            mark = "" if each.sure else "？"
            name = f"{each.heading} → {each.field.label}{mark}"
            self._add_slots(menu.addMenu(name), each.heading, each.slot.key)
        for heading in self.model.plan.unmapped:
            self._add_slots(menu.addMenu(f"{heading} → 不用"), heading, "")
        link = self.chips.change
        menu.exec(link.mapToGlobal(link.rect().bottomLeft()))

    def _on_heading(self, section: int) -> None:
        """Let the person say what a column is."""
        shown = self.model.column_at(section)
        if shown is None:
            return
        menu = QMenu(self)
        self._add_slots(menu, shown.heading, shown.slot.key)
        header = self.table.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(section), header.height())
        menu.exec(header.viewport().mapToGlobal(at))

    def _add_slots(self, menu: QMenu, heading: str, now: str) -> None:
        """Offer everything a column may be; the choice is told at once."""
        plan = self.model.plan
        if plan is None:
            return
        slots = {"": "这一列不要"}
        slots |= {
            key: slot.field.label for key, slot in slots_of(plan.register).items()
        }
        for key, name in slots.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(partial(self._map, heading, key or None))
            if not key:
                menu.addSeparator()

    def _map(self, heading: str, slot: str | None, *_: object) -> None:
        self.mapped.emit(heading, slot)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = is_wide(self, TABLE_AND_PANEL)
        self.detail.setFixedWidth(lines(15.5 if wide else 12.5))
        if self.model.plan is not None:
            QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        if self.model.plan is not None:
            self._fit()
            self._explain()


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
