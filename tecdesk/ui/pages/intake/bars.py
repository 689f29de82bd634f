"""The bars of the import page: the file, the chips, and the contract at the foot."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.preview import ICONS
from tecdesk.ui.models.preview import WORDS
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.ui.pages.intake.work import Preview

Chosen = Callable[[object], None]


class Source(QWidget):
    """Which file, which sheet, into what, for which year."""

    def __init__(self, sheet: Chosen, register: Chosen, year: Chosen) -> None:
        super().__init__()
        self._name = label("", bold=True)
        self._facts = label("", "note", tone="hint")
        self.sheet = DropDown("工作表", sheet)
        self.register = DropDown("导入到", register)
        self.year = DropDown("年度", year)
        self.register.offer(_registers(), "")
        self.setLayout(
            row(
                picture("file-spreadsheet", "accent", lines(1.0)),
                self._name,
                self._facts,
                self.sheet,
                lines(1.0),
                label("导入到", "note", tone="hint"),
                self.register,
                label("年度", "note", tone="hint"),
                self.year,
            )
        )

    def show_plan(self, preview: Preview, plan: SheetPlan) -> None:
        """Say what was found in the file."""
        name, mode = preview.plans.path.name, Qt.TextElideMode.ElideMiddle
        metrics = self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, mode, lines(11)))
        self._name.setToolTip(name)
        self._facts.setText(f"表头第 {plan.header_row} 行起，{len(plan.lines)} 行")
        self._facts.setVisible(is_wide(self.window(), TABLE_AND_PANEL))
        sheets = [(each.sheet, f"工作表：{each.sheet}") for each in preview.plans]
        self.sheet.offer(list(sheets), plan.sheet)
        self.sheet.setVisible(len(sheets) > 1)
        self.register.offer(_registers(), plan.register.key)
        self.register.setChecked(False)
        now = plan.year or 0
        years = range(now + 1, now - 4, -1) if now else ()
        self.year.offer([(each, str(each)) for each in years], now)
        self.year.setVisible(bool(now))
        self.year.setChecked(False)

    def offer_anyway(self) -> None:
        """Let the person say what the file is, when it was not recognised."""
        self._name.setText("")
        self._facts.setText("没有认出来，可以先选导入到哪里")
        self.sheet.hide()
        self.year.hide()
        self.show()


class Chips(QFrame):
    """How many lines of each kind; a press shows only these."""

    def __init__(self, chosen: Callable[[Status | None], None]) -> None:
        super().__init__()
        self.setFixedHeight(lines(2.4))
        self._chosen = chosen
        self._buttons: dict[Status | None, QPushButton] = {
            None: self._made(None, ""),
            **{status: self._made(status, ICONS[status]) for status in Status},
        }
        self._columns = label("", "note", tone="hint")
        self._words = ""
        self._columns.setMinimumWidth(1)
        self._columns.setAlignment(RIGHT)
        inside = row(*self._buttons.values(), lines(0.6), self._columns, edge=1.0)
        inside.setStretch(inside.count() - 1, 1)
        self.setLayout(inside)

    def show_counts(self, counts: Mapping[Status, int], chosen: Status | None) -> None:
        """Show the counts; kinds without lines disappear, except 有问题."""
        self._buttons[None].setText(f"全部 {sum(counts.values())}")
        for status in Status:
            made = self._buttons[status]
            made.setText(f"{WORDS[status]} {counts[status]}")
            made.setVisible(bool(counts[status]) or status is Status.FAULTY)
        for status_, made in self._buttons.items():
            made.setChecked(status_ is chosen)

    def say_columns(self, columns: Sequence[Column], unmapped: Sequence[str]) -> None:
        """Say which columns were recognised."""
        unsure = [column.heading for column in columns if not column.sure]
        words = f"✓ {len(columns)} 列认出来了"
        if unsure:
            words += f"，请看一下：{'、'.join(unsure[:3])}"
        if unmapped:
            words += f"；{len(unmapped)} 列不用：{'、'.join(unmapped[:3])}"
        self._words = f"{words}；点列名可改"
        self._columns.setToolTip(self._words)
        self._elide()

    def _elide(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        metrics = self._columns.fontMetrics()
        room = self._columns.width()
        self._columns.setText(metrics.elidedText(self._words, mode, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def choose(self, status: Status | None) -> None:
        """Choose as a press does."""
        self._chosen(status)

    def _made(self, status: Status | None, icon: str) -> QPushButton:
        made = button("", lambda: self._chosen(status), look="chip", icon=icon)
        made.setCheckable(True)
        return made


class Foot(QFrame):
    """What will happen, and the button that makes it happen."""

    def __init__(
        self,
        go: Callable[[], object],
        rejects: Callable[[], object],
        forget: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("area", "foot")
        self.setFixedHeight(lines(2.7))
        self._words = label("")
        self._undo = label("导入后可以一次撤销。", "note", tone="hint")
        self._rejects = button("有问题的行另存…", rejects)
        self._go = button("导入", go, look="filled")
        cancel = button("取消", forget, look="bare")
        parts = (self._words, self._undo, None, self._rejects, cancel, self._go)
        self.setLayout(row(*parts, key_cap("Ctrl+Enter"), edge=1.0))

    @property
    def text(self) -> str:
        """The contract in words."""
        return self._words.text()

    def show_plans(self, plans: Plans, writes: int, faults: int) -> None:
        """Say what importing the whole file does."""
        new, changed, same, faulty, kept = 0, 0, 0, 0, 0
        for _, line in plans.lines():
            new += line.status is Status.NEW
            changed += line.status is Status.CHANGED and line.wanted
            kept += line.status is Status.CHANGED and not line.wanted
            same += line.status is Status.SAME
            faulty += line.status is Status.FAULTY
        parts = [f"将新增 {new} 条"] if new else []
        parts += [f"更新 {changed} 条"] if changed else []
        parts += [f"{same + kept} 条不动"] if same + kept else []
        parts += [f"{faulty} 行不导入"] if faulty else []
        self._words.setText("、".join(parts) + "。")
        self._rejects.setVisible(bool(faults))
        self._go.setText(f"导入 {writes} 条" if writes else "没有要导的")
        self._go.setEnabled(bool(writes))
        self._undo.setVisible(bool(writes))


def _registers() -> list[tuple[object, str]]:
    return [("", "自动认"), *[(r.key, r.label) for r in IMPORTABLE]]
