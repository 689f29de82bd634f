"""The panel of the import page: one line explained, and what is wrong in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.ledgers.line import Status
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.preview import TONES
from tecdesk.ui.models.preview import WORDS
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import Fault
    from tecdesk.exchange.ledgers.plan import SheetPlan

_MOST = 12


class LineDetail(QFrame):
    """What the marked line does and why.

    Signals:
        chosen: a Line, after its difference was taken or refused.
        row_wanted: number of a row in the sheet.
    """

    chosen = Signal(object)
    row_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(15.5))
        self._line = QVBoxLayout()
        self._faults = QVBoxLayout()
        for each in (self._line, self._faults):
            each.setSpacing(lines(0.35))
        inside = QWidget()
        inside.setLayout(column(self._line, rule(), self._faults, gap=0.6))
        self.setLayout(column(scrolled(inside), gap=0))

    def show_line(
        self,
        plan: SheetPlan,
        line: Line | None,
        rest: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Explain a line.

        Args:
            plan: of its sheet.
            line: the line; None for none.
            rest: names and contents of cells that the table has no room for.
        """
        clear(self._line)
        if line is None:
            return
        head = label(f"第 {line.row} 行", "section", bold=True)
        state = label(WORDS[line.status], "section", tone=_tone(line))
        self._line.addLayout(row(head, state, None))
        if line.differences:
            self._line.addLayout(_compared(line))
            self._add_choice(line)
        for problem in line.problems:
            self._line.addLayout(_problem(plan.fault(line, problem)))
        if not line.differences and not line.problems:
            words = {
                Status.NEW: "台账里还没有，导入后新增。",
                Status.SAME: "台账里已经有，一字不差，不动。",
            }
            words_ = words.get(line.status, "")
            self._line.addWidget(label(words_, "note", tone="hint", wrap=True))
        if rest:
            self._line.addLayout(_rest(rest))

    def show_faults(self, faults: list[Fault], notes: list[str]) -> None:
        """List what is wrong in the whole sheet, and what was assumed."""
        clear(self._faults)
        if faults:
            bad = sum(fault.blocks for fault in faults)
            words = f"{bad} 处有问题" if bad else ""
            look = f"{len(faults) - bad} 处要核对" if bad < len(faults) else ""
            words = "，".join(each for each in (words, look) if each)
            self._faults.addWidget(label(words, "section", bold=True))
        for fault in faults[:_MOST]:
            self._faults.addWidget(self._fault(fault))
        if len(faults) > _MOST:
            rest = f"还有 {len(faults) - _MOST} 处，按 F7 逐处看。"
            self._faults.addWidget(label(rest, "note", tone="hint", wrap=True))
        for note in notes:
            said = label(note, "note", tone="hint", wrap=True)
            mark = picture("info", "text3")
            made = row(mark, said, gap=0.3)
            made.setStretch(1, 1)
            made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            self._faults.addLayout(made)

    def _add_choice(self, line: Line) -> None:
        self._line.addWidget(
            label("当作同一条。要用哪个？", "note", tone="hint", wrap=True)
        )
        theirs = button(
            "用文件的", lambda: self._choose(line, wanted=True), look="chip"
        )
        ours = button(
            "保留台账的", lambda: self._choose(line, wanted=False), look="chip"
        )
        theirs.setCheckable(True)
        ours.setCheckable(True)
        theirs.setChecked(line.wanted)
        ours.setChecked(not line.wanted)
        self._line.addLayout(row(theirs, ours, None))

    def _choose(self, line: Line, *, wanted: bool) -> None:
        line.wanted = wanted
        self.chosen.emit(line)

    def _fault(self, fault: Fault) -> QWidget:
        colour = "red" if fault.blocks else "amber"
        head = label(f"第 {fault.row} 行  {fault.column}", bold=True)
        why = label(fault.reason, "note", tone="hint", wrap=True)
        see = button("看这行", lambda: self.row_wanted.emit(fault.row), look="link")
        mark = "circle-x" if fault.blocks else "triangle-alert"
        top = row(picture(mark, colour), head, None, see, gap=0.3)
        made = QWidget()
        made.setLayout(column(top, why, gap=0.1))
        return made


def _tone(line: Line) -> str:
    tone = TONES[line.status]
    return "hint" if tone == "text2" else tone


def _compared(line: Line) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(lines(0.5))
    grid.setVerticalSpacing(lines(0.25))
    for at, words in enumerate(("", "台账里", "文件里")):
        grid.addWidget(label(words, "note", tone="hint"), 0, at)
    for at, each in enumerate(line.differences, 1):
        grid.addWidget(label(each.label, "note"), at, 0)
        grid.addWidget(
            label(each.old or "没有填", "note", tone="hint", wrap=True), at, 1
        )
        new = label(each.new or "空着", "note", tone="blue", bold=True, wrap=True)
        grid.addWidget(new, at, 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid


def _rest(cells: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(lines(0.6))
    grid.setVerticalSpacing(lines(0.2))
    for at, (name, text) in enumerate(cells):
        grid.addWidget(label(name, "note", tone="hint"), at, 0)
        grid.addWidget(label(text or "空着", "note", wrap=True), at, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _problem(fault: Fault) -> QVBoxLayout:
    colour = "red" if fault.blocks else "amber"
    words = label(fault.reason, "note", tone=colour, wrap=True)
    value = f"{fault.column}  {fault.value}" if fault.value else fault.column
    return column(label(value, bold=True, wrap=True), words, gap=0.15)
