"""首页: one look says what is next.

Everything on it is computed in the worker, so that the window stands at once; until
then, and while it is computed again, what was known last stays on the page.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.query import Filter
from tecdesk.ui.breaks import TWO_COLUMNS
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.opening import open_found
from tecdesk.ui.opening import open_where
from tecdesk.ui.pages.home.goals import Goals
from tecdesk.ui.pages.home.lines import entered_line
from tecdesk.ui.pages.home.lines import finding_line
from tecdesk.ui.pages.home.lines import said
from tecdesk.ui.pages.home.tiles import tiles
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.record import Record
    from tecdesk.tally.due import Finding
    from tecdesk.tally.home import Entered
    from tecdesk.tally.home import Home
    from tecdesk.tally.pace import Goal
    from tecdesk.ui.desk import Desk

_DAYS = "一二三四五六日"
_WHOLE = 100
_LOW = 30.0
"""Below this height, in lines, every line of 要办的事 is one line."""


class HomePage(Page):
    """Four things to do, the year's targets, what is due, what was written last.

    Attributes:
        found: what is shown; None until it is computed for the first time.
        goals: the targets. findings, recent: lines, one button each.
    """

    key = "home"
    title = "首页"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Home | None = None
        self.goals = Goals()
        self.goals.opened.connect(self.open_goal)
        self.findings, self.recent = QVBoxLayout(), QVBoxLayout()
        for each in (self.findings, self.recent):
            each.setSpacing(0)
        self._none = QVBoxLayout()
        self._none.setSpacing(lines(0.4))
        self._low = False
        self._build()

    def commands(self) -> Sequence[Command]:
        go = self.desk.bus.wanted.emit
        return (
            Command("换页", shown="Alt+1…8", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+N", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+Enter"),
        )

    def reload(self) -> None:
        today = date.today()  # noqa: DTZ011 - the desk's own day
        day = f"{today.month}月{today.day}日 星期{_DAYS[today.weekday()]}"
        self.header.title.setText(day)
        path, year = self.desk.book.path, self.desk.bus.year
        self.desk.jobs.start(
            "看进度",
            lambda _job: _computed(path, year, today),
            self.show_home,
            key="home",
        )

    def settle(self, argument: object) -> None:
        self._tiles[0].setFocus()

    def show_home(self, found: Home) -> None:
        """Show what was computed."""
        self.found = found
        self.header.sub.setText(f"{found.year}年度{_gone(found.share)}")
        self._show_goals(found)
        self._show_findings(found)
        clear(self.recent)
        for entered in found.recent:
            made = entered_line(entered, found.year)
            made.clicked.connect(lambda _=False, e=entered: self.open_entered(e))
            self.recent.addWidget(made)
        if not found.recent:
            words = "还没有记录。导入原来的台账，或记一次培训。"
            self.recent.addWidget(label(words, tone="hint"))

    def open_goal(self, goal: Goal) -> None:
        """Show the records behind the figure of a target."""
        declared = INDICATORS[goal.key]
        period = Period(self.desk.bus.year)
        unit = goal.unit if declared.per else ""

        def records(book: Book) -> list[Record]:
            return [row_ for row_, _ in behind(book, declared, period, unit=unit)]

        open_found(self.desk, records, f"{period.year}年{goal.label}")

    def open_finding(self, finding: Finding) -> None:
        """Go to where a finding is dealt with."""
        go = self.desk.bus.wanted.emit
        if finding.where is not None:
            open_where(self.desk, finding.page, finding.where, finding.text)
        elif finding.page == "target" and self._any_targets():
            next_ = finding.key == "targets.next"
            go("copy-targets", self.desk.bus.year + next_)
        elif finding.page == "target":
            go("target", New())
        else:
            go(finding.page, New() if finding.page == "training" else None)

    def open_entered(self, entered: Entered) -> None:
        """Show a record that was written lately."""
        where = Filter(ids=(entered.id,))
        open_where(self.desk, entered.register, where, said(entered))

    def _show_goals(self, found: Home) -> None:
        running = 0 < found.share < _WHOLE and bool(found.goals)
        words = f"竖线是今天应到的进度 {found.share:.1f}%" if running else ""
        self._share.setText(words)
        self._hint.setVisible(bool(found.goals))
        self.goals.show_goals(found.goals)
        clear(self._none)
        if not found.goals:
            go, year = self.desk.bus.wanted.emit, found.year
            words = f"{year} 年的目标还没填，进度看不出来。"
            fill = button("填目标", lambda: go("target", New()))
            copy = button("照别的年份抄", lambda: go("copy-targets", year))
            copy.setVisible(self._any_targets())
            self._none.addWidget(label(words, tone="hint"))
            self._none.addLayout(row(fill, copy, None))

    def _any_targets(self) -> bool:
        return self.desk.book.count("target") > 0

    def _show_findings(self, found: Home) -> None:
        clear(self.findings)
        count = len(found.findings)
        self._count.setText(f"{count} 件" if count else "")
        for finding in found.findings:
            made = finding_line(finding, narrow=self._low)
            made.clicked.connect(lambda _=False, f=finding: self.open_finding(f))
            self.findings.addWidget(made)
        if not count:
            done = row(picture("check", "accent"), label("没有要办的事。", tone="hint"))
            done.addStretch(1)
            self.findings.addLayout(done)

    def _build(self) -> None:
        self._tiles = tiles(self.desk.bus.wanted.emit)
        self._share = label("", "note", tone="hint")
        self._count = label("", "note", tone="hint")
        self._hint = label("点数字看明细", "note", tone="hint")
        inner = column(self.goals, self._none, gap=0)
        self._sections = (
            _section("年度目标", self._share, self._hint, inner),
            _section("要办的事", self._count, None, self.findings),
            _section("最近记的", label("", "note"), None, self.recent),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(lines(1.6))
        self._grid.setVerticalSpacing(lines(1.0))
        self._place(narrow=False)
        inside = QWidget()
        inside.setProperty("area", "surface")
        top = row(*self._tiles, gap=0.6)
        inside.setLayout(column(top, self._grid, None, gap=1.1, edge=1.0))
        self.body.addWidget(framed(inside))

    def _place(self, *, narrow: bool) -> None:
        for section in self._sections:
            self._grid.removeWidget(section)
        goals, findings, recent = self._sections
        top = Qt.AlignmentFlag.AlignTop
        if narrow:
            for at, section in enumerate((goals, findings, recent)):
                self._grid.addWidget(section, at, 0)
        else:
            self._grid.addWidget(goals, 0, 0, top)
            self._grid.addWidget(recent, 1, 0, top)
            self._grid.addWidget(findings, 0, 1, 2, 1, top)
        self._grid.setColumnStretch(0, 12)
        self._grid.setColumnStretch(1, 0 if narrow else 5)
        self._grid.setColumnMinimumWidth(1, 0 if narrow else lines(15))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = not is_wide(self, TWO_COLUMNS)
        self._place(narrow=narrow)
        self.goals.widen(narrow=narrow)
        for tile in self._tiles:
            tile.findChildren(QLabel)[2].setVisible(not narrow)
        low = self.height() < lines(_LOW)
        if low != self._low:
            self._low = low
            if self.found is not None:
                self._show_findings(self.found)


def _computed(path: Path, year: int, today: date) -> Home:
    from tecdesk.tally.home import home

    with Book.open(path, writing=False) as book:
        return home(book, year, today)


def _gone(share: Decimal) -> str:
    if share == _WHOLE:
        return "已过完"
    return f"已过 {share:.1f}%" if share else "还没开始"


def _section(
    name: str, note: QWidget, tail: QWidget | None, inside: QVBoxLayout
) -> QWidget:
    made = QWidget()
    head = row(label(name, "section", bold=True), note, None)
    if tail is not None:
        head.addWidget(tail)
    made.setLayout(column(head, rule(), inside, gap=0.35))
    return made
