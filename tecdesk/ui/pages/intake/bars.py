"""The bars of the import page: the file, the chips, and the contract at the foot."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.preview import ICONS
from tecdesk.ui.models.preview import WORDS
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.ui.pages.intake.work import Preview

Chosen = Callable[[object], None]
_NAMED = 3
_MOSTLY = 100
_SURE = {True: ("check", "accent"), False: ("triangle-alert", "amber")}


class FileFacts(QWidget):
    """Which file, and what was found in it."""

    def __init__(self, other: Callable[[], object]) -> None:
        super().__init__()
        self._name = Elided(bold=True, middle=True).snug()
        self._facts = Elided("", "note", tone="hint").snug()
        mark = picture("file-spreadsheet", "accent", lines(1.1))
        words = column(None, self._name, self._facts, None, gap=0.05)
        self.other = button("换文件", other, look="bare")
        inside = row(lines(0.4), mark, words, self.other, None, gap=0.5)
        inside.setStretch(2, _MOSTLY)
        self.setLayout(inside)

    def show_plan(self, preview: Preview, plan: SheetPlan) -> None:
        """Say what was found in the file."""
        facts = [f"工作表“{plan.sheet}”", f"表头第 {plan.header_row} 行"]
        facts += [f"共 {len(plan.lines)} 行"]
        facts += [f"跳过 {len(plan.skipped)} 行不是记录的"] if plan.skipped else []
        self.show_file(preview.plans.path, "　".join(facts))

    def show_file(self, file: Path, facts: str) -> None:
        """Say which file it is, and what is known of it."""
        self._name.say(file.name)
        self._facts.say(facts)
        both = (self._name, self._facts)
        width = max(each.maximumWidth() for each in both)
        for each in both:
            each.setMaximumWidth(width)


class Into(QWidget):
    """Which sheet, into what, for which year."""

    def __init__(self, sheet: Chosen, register: Chosen, year: Chosen) -> None:
        super().__init__()
        self.sheet = DropDown("工作表", sheet)
        self.register = DropDown("导入到", register)
        self.year = DropDown("年度", year)
        self._year_name = label("年度", "note", tone="hint")
        self.register.offer(_registers(), "")
        name = label("导入到", "note", tone="hint")
        parts = (self.sheet, name, self.register, self._year_name, self.year)
        self.setLayout(row(*parts))

    def show_plan(self, preview: Preview, plan: SheetPlan) -> None:
        """Show what the file was taken for."""
        sheets = [(each.sheet, f"工作表：{each.sheet}") for each in preview.plans]
        self.sheet.offer(list(sheets), plan.sheet)
        self.sheet.setVisible(len(sheets) > 1)
        self.register.offer(_registers(), plan.register.key)
        self.register.setChecked(False)
        now = plan.year or 0
        years = range(now + 1, now - 4, -1) if now else ()
        self.year.offer([(each, str(each)) for each in years], now)
        self.year.setChecked(False)
        self._show_year(shown=bool(now))

    def offer_anyway(self, register: str) -> None:
        """Let the person say what the file is, when it was not recognised."""
        self.register.offer(_registers(), register)
        self.sheet.hide()
        self._show_year(shown=False)
        self.show()

    def _show_year(self, *, shown: bool) -> None:
        self.year.setVisible(shown)
        self._year_name.setVisible(shown)


class Chips(QFrame):
    """How many lines of each kind; a press shows only these."""

    def __init__(
        self, chosen: Callable[[Status | None], None], change: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setFixedHeight(lines(2.4))
        self._chosen = chosen
        self._buttons: dict[Status | None, QPushButton] = {
            None: self._made(None, ""),
            **{status: self._made(status, ICONS[status]) for status in Status},
        }
        self._mark = picture("check", "accent")
        self._columns = Elided("", "note", tone="hint").snug()
        self.change = button("改列的对应", change, look="link")
        self.change.setFont(sized("note"))
        said = row(None, self._mark, self._columns, self.change, gap=0.3)
        said.setStretch(2, _MOSTLY)
        inside = row(*self._buttons.values(), lines(0.6), said, edge=1.0)
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

    def say_columns(
        self,
        columns: Sequence[Column],
        unmapped: Sequence[str],
        hidden: Sequence[Column] = (),
    ) -> None:
        """Say which columns were recognised, and which have no room in the table."""
        unsure = [column.heading for column in columns if not column.sure]
        every = "都" if not unmapped and not unsure else ""
        words = [f"{len(columns)} 列{every}认出来了"]
        words += [f"请看一下：{_some(unsure)}"] if unsure else []
        words += [f"{len(unmapped)} 列不用：{_some(unmapped)}"] if unmapped else []
        names = [column.field.heading for column in hidden]
        words += [f"{len(names)} 列放不下，在右边看：{_some(names)}"] if names else []
        self._columns.say("；".join(words))
        icons.put(self._mark, *_SURE[not unsure])

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


def _some(names: Sequence[str]) -> str:
    more = "等" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _registers() -> list[tuple[object, str]]:
    return [("", "自动认"), *[(r.key, r.label) for r in IMPORTABLE]]
