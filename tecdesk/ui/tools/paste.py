"""Rows pasted from WPS or Excel: what they would do, before they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk import pasting
from tecdesk.desk.safeguard import MANY
from tecdesk.desk.safeguard import safeguard
from tecdesk.exchange.ledgers.line import Status
from tecdesk.store.backups.names import Why
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.preview import ICONS
from tecdesk.ui.models.preview import TONES
from tecdesk.ui.models.preview import WORDS
from tecdesk.ui.models.preview import PreviewModel
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.tools.side import Tool
from tecdesk.ui.tools.side import footed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.change import Change
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import Fault
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_SHOWN = 30


class PasteTool(Tool):
    """Counts of what is new, changed, the same and faulty, with the reasons.

    Attributes:
        plans: what was pasted. said: what is shown, line by line.

    Args:
        done: called with the change.
    """

    def __init__(
        self, desk: Desk, plans: Plans, done: Callable[[Change], object]
    ) -> None:
        super().__init__()
        self.plans = plans
        self._desk = desk
        self._done = done
        self._plan = plans[0]
        self.title = f"粘贴 {len(self._plan.lines)} 行"
        self.said: list[str] = []
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(lines(0.3))
        writes = self._plan.writes
        what = f"{writes} {self._plan.register.word}{self._plan.register.label}"
        self.go = button(f"导入 {what}", self.carry_out, look="filled")
        self.go.setEnabled(bool(writes))
        self._apart = button("有问题的行另存…", self.save_rejects)
        if not self._plan.faults:
            self._apart.hide()
        self._tell()
        self._build()

    def focus_first(self) -> None:
        (self.go if self.go.isEnabled() else self._apart).setFocus()

    def carry_out(self) -> None:
        """Take in what the plan says, in one step."""
        plans, book = self.plans, self._desk.book
        if not self._plan.writes:
            return

        writes = self._plan.writes

        def work(job: Job) -> Change:
            if writes >= MANY:
                safeguard(book.path, Why.IMPORT, job.cancelled)
            with book.sibling() as own:
                return pasting.apply_pasted(own, plans)

        self._desk.jobs.start("写入台账", work, self._on_done, exclusive=True)

    def save_rejects(self) -> None:
        """Write the faulty rows into a workbook with a 原因 column."""
        name, kind = "粘贴_有问题的行.xlsx", "Excel (*.xlsx)"
        target = self._desk.dialogs.save_file("存到哪里", name, kind, "import")
        if target is None:
            return
        plans, bus = self.plans, self._desk.bus

        def work(_job: object) -> int:
            from tecdesk.exchange.ledgers.rejects import write_rejects

            return write_rejects(plans, target)

        self._desk.jobs.start(
            "写有问题的行", work, lambda n: bus.say(f"已另存 {n} 行到 {target}")
        )

    def _on_done(self, change: Change) -> None:
        self._desk.book.reread_settings()
        self._done(change)
        self.finished.emit()

    def _tell(self) -> None:
        plan = self._plan
        for status in Status:
            count = plan.count(status)
            if count:
                words = f"{WORDS[status]} {count} 行"
                self.said.append(words)
                mark = picture(ICONS[status], TONES[status])
                self._inside.addLayout(row(mark, label(words), None, gap=0.3))
        for fault in plan.faults[:_SHOWN]:
            self._tell_fault(fault)
        self._tell_reading()
        for line in plan.with_status(Status.CHANGED)[:_SHOWN]:
            self._tell_change(line)
        for register, names in plan.added.items():
            if names:
                from tecdesk.domain.registers import REGISTERS

                label_ = REGISTERS[register].label
                self._say(f"会添加{label_}：{'、'.join(names[:6])}", "amber")
        if plan.unmapped:
            self._say(f"不认得、不要的列：{'、'.join(plan.unmapped)}", "hint")
        for question in plan.questions:
            self._say(question, "hint")

    def _tell_reading(self) -> None:
        """The first good row as it was read: a column out of place is seen there."""
        plan, model = self._plan, PreviewModel()
        first = next((ln for ln in plan.lines if ln.status is not Status.FAULTY), None)
        if first is None:
            return
        model.show_plan(plan)
        self._say(f"第 {first.row} 行读作", "", bold=True)
        for each in model.shown.values():
            if text := model.text(first, each):
                self._say(f"{each.field.label}：{text}", "hint")

    def _tell_fault(self, fault: Fault) -> None:
        tone = "red" if fault.blocks else "amber"
        value = f" {fault.value}" if fault.value else ""
        self._say(f"第 {fault.row} 行　{fault.column}{value}", "", bold=True)
        self._say(fault.reason, tone)

    def _tell_change(self, line: Line) -> None:
        self._say(f"第 {line.row} 行　改动", "", bold=True)
        for each in line.differences:
            new = each.new or "空着"
            self._say(f"{each.label}：{each.old or '没有填'} → {new}", "blue")

    def _say(self, words: str, tone: str, *, bold: bool = False) -> None:
        self.said.append(words)
        said = label(words, "note", tone=tone, bold=bold, wrap=True)
        self._inside.addWidget(said)

    def _build(self) -> None:
        inside = QWidget()
        inside.setLayout(self._inside)
        foot = area("foot")
        keys = row(self.go, key_cap("Ctrl+Enter"), None)
        foot.setLayout(footed(keys, row(self._apart, None)))
        whole = column(gap=0)
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(foot)
        self.setLayout(whole)
