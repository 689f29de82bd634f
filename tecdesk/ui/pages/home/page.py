"""首页: one look says what is next.

Everything on it is computed in the worker, so that the window stands at once; until
then, and while it is computed again, what was known last stays on the page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tecdesk.desk.safeguard import late
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.query import Filter
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.cells import spoken_date
from tecdesk.ui.opening import open_found
from tecdesk.ui.opening import open_where
from tecdesk.ui.pages.home.arrangement import Arrangement
from tecdesk.ui.pages.home.lines import entered_line
from tecdesk.ui.pages.home.lines import finding_line
from tecdesk.ui.pages.home.lines import said
from tecdesk.ui.pages.home.tiles import tiles
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.search import Search
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from PySide6.QtWidgets import QLabel

    from tecdesk.domain.record import Record
    from tecdesk.tally.due import Finding
    from tecdesk.tally.home import Entered
    from tecdesk.tally.home import Home
    from tecdesk.tally.pace import Goal
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_DAYS = "一二三四五六日"
_WHOLE = 100


class HomePage(Page):
    """Four things to do, the year's targets, what is due, what was written last.

    Attributes:
        found: what is shown; None until it is computed for the first time.
        stand: where its parts stand. goals: the targets. findings, recent: lines,
            one button each.
    """

    key = "home"
    title = "首页"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Home | None = None
        self._checked: Finding | None = None
        self._tiles = tiles(desk.bus.wanted.emit)
        self.stand = Arrangement(self._tiles)
        self.stand.flattened.connect(self._on_flattened)
        self.goals = self.stand.goals
        self.goals.opened.connect(self.open_goal)
        self.findings, self.recent = self.stand.findings, self.stand.recent
        self.body.addWidget(self.stand)
        self.search = Search("全部台账里查：村、人、日期")
        self.search.returnPressed.connect(self._find)
        self.header.add(self.search)

    def commands(self) -> Sequence[Command]:
        go = self.desk.bus.wanted.emit
        return (
            Command("换页", shown="Alt+1…8", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+N", hint=True),
            Command("记一次培训", lambda: go("training", New()), "Ctrl+Enter"),
            Command("查找", self.search.go, "Ctrl+F", hint=True),
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
        self.desk.jobs.start(
            "体检",
            lambda job: _checked(path, year, today, job),
            self.show_checked,
            key="home checkup",
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
            self.recent.addWidget(_remark(words))
        self._say_last(found)
        # What was just put in has its size once it is shown, a moment later.
        QTimer.singleShot(0, self.stand, self.stand.fit)

    def show_checked(self, checked: Finding | None) -> None:
        """Show the line about the checkup, which takes longer than the rest."""
        self._checked = checked
        if self.found is not None:
            self._show_findings(self.found)
            QTimer.singleShot(0, self.stand, self.stand.fit)

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

    def _find(self) -> None:
        if self.search.text().strip():
            self.desk.bus.wanted.emit("find", self.search.text())
            self.search.clear()

    def _show_goals(self, found: Home) -> None:
        running = 0 < found.share < _WHOLE and bool(found.goals)
        words = f"竖线是今天应到的进度 {found.share:.1f}%" if running else ""
        self.stand.share.setText(words)
        self.stand.hint.setVisible(bool(found.goals))
        self.goals.show_goals(found.goals)
        clear(self.stand.none)
        if not found.goals:
            go, year = self.desk.bus.wanted.emit, found.year
            words = f"{year} 年的目标还没填，进度看不出来。"
            ways = [button("填目标", lambda: go("target", New()))]
            if self._any_targets():
                ways.append(button("按往年的数提", lambda: go("copy-targets", year)))
            self.stand.none.addWidget(_remark(words))
            self.stand.none.addLayout(row(*ways, None))

    def _any_targets(self) -> bool:
        return self.desk.book.count("target") > 0

    def _show_findings(self, found: Home) -> None:
        clear(self.findings)
        shown = [*found.findings, *([self._checked] if self._checked else [])]
        shown.sort(key=attrgetter("urgency"))
        count = len(shown)
        self.stand.count.setText(f"{count} 件" if count else "")
        for finding in shown:
            made = finding_line(finding, flat=self.stand.flat)
            made.clicked.connect(lambda _=False, f=finding: self.open_finding(f))
            self.findings.addWidget(made)
        if not count:
            done = row(picture("check", "accent"), _remark("没有要办的事。"))
            done.addStretch(1)
            self.findings.addLayout(done)

    def _on_flattened(self) -> None:
        if self.found is not None:
            self._show_findings(self.found)

    def _say_last(self, found: Home) -> None:
        """On the first tile: where the last session was."""
        last = next((each for each in found.recent if each.ledger == "training"), None)
        if last is not None and last.day:
            self._tiles[0].say(f"上次：{spoken_date(last.day)} {last.place}".rstrip())


def _computed(path: Path, year: int, today: date) -> Home:
    from tecdesk.tally.due import Finding
    from tecdesk.tally.due import Urgency
    from tecdesk.tally.home import home

    with Book.open(path, writing=False) as book:
        found = home(book, year, today)
    words = late(path)
    if not words:
        return found
    made = Finding("backup", Urgency.NOW, words, "做一份，一下就好", page="backups")
    return replace(found, findings=(made, *found.findings))


def _checked(path: Path, year: int, today: date, job: Job) -> Finding | None:
    from tecdesk.desk.explaining import looked_into
    from tecdesk.tally.due import of_checkup

    return of_checkup(looked_into(path, year, today, job.cancelled))


def _gone(share: Decimal) -> str:
    if share == _WHOLE:
        return "已过完"
    return f"已过 {share:.1f}%" if share else "还没开始"


def _remark(words: str) -> QLabel:
    """A sentence where lines would be."""
    made = label(words, tone="hint", wrap=True)
    made.setContentsMargins(0, lines(0.4), 0, lines(0.2))
    return made
