"""首页: the four things people do, this year's targets, what was written last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.period import Period
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.cells import title
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.models.tally_grid import pace
from tecdesk.ui.models.tally_grid import percent
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.bar import Bar
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule
from tecdesk.ui.wanted import New
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.record import Record
    from tecdesk.tally.line import Line
    from tecdesk.ui.desk import Desk

_DAYS = "一二三四五六日"
_RECENT = 7
_WHOLE = 100
_BOTH = 1040
_ICONS = {
    "training": "graduation-cap",
    "base": "sprout",
    "pairing": "handshake",
    "handout": "book-open",
}


class HomePage(Page):
    """One look says what is next."""

    key = "home"
    title = "首页"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lookup = Lookup(desk.book, desk.bus)
        self.targets = QVBoxLayout()
        self.recent = QVBoxLayout()
        for each in (self.targets, self.recent):
            each.setSpacing(0)
        self._build()

    def commands(self) -> Sequence[Command]:
        go = self.desk.bus.wanted.emit
        return (
            Command("换页", shown="Alt+1…8", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+N", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+Enter"),
        )

    def reload(self) -> None:
        today = self.lookup.context.today or date.today()  # noqa: DTZ011
        day = f"{today.month}月{today.day}日 星期{_DAYS[today.weekday()]}"
        self.header.title.setText(day)
        self._show_recent()
        path, year = self.desk.book.path, self.desk.bus.year
        self.desk.jobs.start(
            "算进度",
            lambda _job: _progress(path, year, today),
            self._show_targets,
            key="home",
        )

    def settle(self, argument: object) -> None:
        self._tiles[0].setFocus()

    def _build(self) -> None:
        go = self.desk.bus.wanted.emit
        self._tiles = [
            _tile(
                "notebook-pen",
                "记一次培训",
                "Ctrl+N",
                "日期、村、内容、人次",
                main=True,
            ),
            _tile("file-spreadsheet", "导入台账", "Ctrl+I", "Excel、WPS、CSV"),
            _tile("printer", "打印", "Ctrl+P", "汇总表、台账、总结"),
            _tile("hard-drive-upload", "上报县里", "Ctrl+U", "插上U盘再按"),
        ]
        wanted = [
            ("training", New()),
            ("import", None),
            ("reports", None),
            ("submit", None),
        ]
        for tile, (page, argument) in zip(self._tiles, wanted, strict=True):
            tile.clicked.connect(lambda _=False, p=page, a=argument: go(p, a))
        tiles = row(*self._tiles, gap=0.6)
        self._share = label("", "note", tone="hint")
        targets = _section("年度目标", self._share, self.targets)
        recent = _section("最近记的", label("", "note"), self.recent)
        both = self._both = row(targets, recent, gap=1.6)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        both.setAlignment(targets, Qt.AlignmentFlag.AlignTop)
        both.setAlignment(recent, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setProperty("area", "surface")
        inside.setLayout(column(tiles, both, None, gap=1.2, edge=1.0))
        self.body.addWidget(framed(inside))

    def _show_targets(self, found: _Progress) -> None:
        clear(self.targets)
        year = self.desk.bus.year
        over = found.share >= _WHOLE
        gone = "全年已过完" if over else f"已过 {percent(found.share)}"
        self.header.sub.setText(f"{year}年度{gone}")
        words = "" if over else f"竖线是今天应到的进度 {percent(found.share)}"
        self._share.setText(words)
        for goal in found.goals:
            self.targets.addWidget(self._goal(goal, found.share))
        if not found.goals:
            fill = button("填目标", lambda: self.desk.bus.wanted.emit("target", New()))
            none = label(f"还没填 {year} 年的年度目标。", tone="hint")
            self.targets.addLayout(row(none, fill, None))

    def _goal(self, goal: _Goal, share: Decimal) -> QWidget:
        made = area("head")
        made.setMinimumHeight(lines(1.8))
        late = goal.rate is not None and goal.rate < share
        name = label(goal.label)
        name.setFixedWidth(lines(7))
        done = button(goal.done, self._to_tally, look="link")
        done.setFixedWidth(lines(3))
        done.setAccessibleName(f"{goal.label} {goal.done}")
        of = label(f"/ {goal.target} {goal.unit}", tone="hint")
        of.setFixedWidth(lines(5.4))
        rate = label(percent(goal.rate))
        rate.setFixedWidth(lines(3))
        rate.setAlignment(RIGHT)
        tone = "amber" if late else ""
        mark = picture(
            "triangle-alert" if late else "check", "amber" if late else "accent"
        )
        left = label(goal.sentence, "note", tone=tone)
        left.setFixedWidth(lines(7))
        bar = Bar(goal.rate or Decimal(0), share, late=late)
        inside = row(name, bar, done, of, rate, mark, left, gap=0.4)
        inside.setStretch(1, 1)
        made.setLayout(inside)
        return made

    def _show_recent(self) -> None:
        clear(self.recent)
        records: list[Record] = []
        for register in LEDGERS:
            records += self.desk.book.find(register.key, limit=_RECENT)
        records.sort(key=lambda r: (r.changed_at, r.text(_dated(r))), reverse=True)
        for record in records[:_RECENT]:
            self.recent.addWidget(self._line(record))
        if not records:
            self.recent.addWidget(label("还没有记录。", tone="hint"))

    def _line(self, record: Record) -> QWidget:
        register = REGISTERS[record.register]
        made = QPushButton()
        made.setProperty("look", "line")
        made.setFixedHeight(lines(1.8))
        text = title(register, record.values, self.lookup)
        room = lines(13)
        mode = Qt.TextElideMode.ElideRight
        words = label(made.fontMetrics().elidedText(text, mode, room))
        kind = label(register.label, "note", tone="hint")
        made.setAccessibleName(f"{register.label} {text}")
        made.setToolTip(text)
        made.setLayout(row(picture(_ICONS[register.key]), words, None, kind, edge=0.2))
        rows_ = Rows((record.id,), text)
        made.clicked.connect(lambda: self.desk.bus.wanted.emit(register.key, rows_))
        return made

    def _to_tally(self) -> None:
        self.desk.bus.wanted.emit("tally", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _BOTH
        way = QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way if narrow else QBoxLayout.Direction.LeftToRight)
        for tile in self._tiles:
            tile.findChildren(QLabel)[2].setVisible(not narrow)


class _Goal:
    """A target and how far it is."""

    def __init__(self, line: Line) -> None:
        self.label = line.label
        self.unit = line.unit
        self.done = figure_text(line.kind, line.figure)
        self.target = show(line.kind, line.target)
        self.rate = line.rate
        self.sentence = _sentence(line)


class _Progress:
    """Every target of a year, and how much of the year has gone by."""

    def __init__(self, goals: list[_Goal], share: Decimal) -> None:
        self.goals = goals
        self.share = share


def _progress(path: Path, year: int, today: date) -> _Progress:
    from tecdesk.tally.sheet import make_sheet

    with Book.open(path, writing=False) as book:
        sheet = make_sheet(book, Period(year))
    goals = [_Goal(line) for line in sheet.lines if line.target is not None]
    return _Progress(goals, pace(sheet, today))


def _sentence(line: Line) -> str:
    """还需 626 人次, or 完成，超 6 期."""
    if line.figure.value is None or line.target is None:
        return "还没有数"
    left = line.target - line.figure.value
    if left > 0:
        return f"还需 {show(line.kind, left)} {line.unit}"
    over = f"，超 {show(line.kind, -left)} {line.unit}" if left else ""
    return f"完成{over}"


def _dated(record: Record) -> str:
    return REGISTERS[record.register].dated_by


def _tile(
    icon: str, name: str, keys: str, hint: str, *, main: bool = False
) -> QPushButton:
    made = QPushButton()
    made.setProperty("look", "tile")
    made.setProperty("main", "yes" if main else "no")
    made.setAccessibleName(name)
    tone = "on" if main else "accent"
    words = column(
        None,
        label(name, "section", bold=True, tone="on" if main else ""),
        label(hint, "note", tone="on" if main else "hint"),
        None,
        gap=0.1,
    )
    cap = label(keys, "note", tone="on") if main else key_cap(keys)
    inside: QHBoxLayout = row(
        picture(icon, tone, lines(1.2)), words, None, cap, edge=0.7
    )
    inside.setAlignment(cap, Qt.AlignmentFlag.AlignVCenter)
    made.setLayout(inside)
    return made


def _section(name: str, note: QWidget, inside: QVBoxLayout) -> QWidget:
    made = QWidget()
    head = row(label(name, "section", bold=True), note, None)
    made.setLayout(column(head, rule(), inside, gap=0.4))
    return made
