"""体检: what is wrong, what wants a word, what is only said; each opens its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.desk import explaining
from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.query import Filter
from tecdesk.tally.checkup.explained import NOTHING
from tecdesk.tally.checkup.explained import REGISTER
from tecdesk.tally.checkup.explained import Said
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.models.points import FACT
from tecdesk.ui.models.points import KIND
from tecdesk.ui.models.points import PLACE
from tecdesk.ui.models.points import SAID
from tecdesk.ui.models.points import PointsModel
from tecdesk.ui.models.points import name_of
from tecdesk.ui.opening import open_where
from tecdesk.ui.pages.checkup.chips import StandingChips
from tecdesk.ui.pages.checkup.panel import PointPanel
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.tally.checkup.checkup import Standing
    from tecdesk.ui.desk import Desk

_ROOMY = 40.0
_MOST = {KIND: 9.0, PLACE: 13.0, SAID: 8.0}
_LEAST = {KIND: 7.0, PLACE: 9.0, SAID: 4.4}
"""The most that these columns take, in lines: in a wide table and in a narrow one."""
Name = tuple[str, str]


class CheckupPage(Page):
    """The list left, the finding with room for a word right.

    What is written and not kept stays with its finding while others are looked at,
    and is kept when the page is left: nothing typed is lost.

    Attributes:
        found: what the checks found; None until they have run.
        model, table, chips, panel: its parts.
    """

    key = "checkup"
    title = "体检"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Checkup | None = None
        self._chosen: Standing | None = None
        self._drafts: dict[Name, str] = {}
        self.model = PointsModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("查到的")
        self.chips = StandingChips(self.choose)
        self.panel = PointPanel(Lookup(desk.book, desk.bus))
        self.empty = Empty()
        self._more = label("", "note", tone="hint")
        self._stack = QStackedWidget()
        self._build()
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._show_current()
        )
        self.table.opened.connect(lambda _index: self._on_opened())
        self._listen()

    def commands(self) -> Sequence[Command]:
        return (
            Command("打开", shown="Enter", hint=True),
            Command("下一处", self.next, "F8", hint=True),
            Command("上一处", self.previous, "Shift+F8"),
            Command("记下说明", self.keep, "Ctrl+Enter", hint=True),
            Command("在列表和右边间换", self._other_side, "F6"),
            Command("再查一遍", self.reload, "F5"),
            Command("回列表", self.escape, "Esc"),
        )

    def reload(self) -> None:
        path, year = self.desk.book.path, self.desk.bus.year
        self.desk.jobs.start(
            "体检", lambda _job: _looked_at(path, year), self.show_found, key="checkup"
        )

    def settle(self, argument: object) -> None:
        self.table.setFocus()

    def may_leave(self) -> bool:
        """Nothing written is lost: it is kept before the page is left."""
        try:
            self._keep_drafts()
        except DeskError as error:
            self.desk.bus.trouble(error)
            return False
        return True

    def show_found(self, found: Checkup) -> None:
        """Show what the checks found, at the finding that was marked before."""
        self.found = found
        self.header.sub.setText(f"{found.year}年度：{found.sentence}")
        more = sum(found.more.values())
        self._more.setText(f"同样的还有 {more} 处，先看列出的这些。" if more else "")
        self._foot.setVisible(bool(more))
        self._say_empty(found)
        self._stack.show()
        if self._chosen is not None and not found.counts[self._chosen.value]:
            self._chosen = None
        self._show_points()

    def choose(self, standing: Standing | None) -> None:
        """Show only what wants this; all with None."""
        self._chosen = standing
        self._show_points()
        self.table.setFocus()

    def next(self) -> None:
        """Mark the next finding that still wants something."""
        self._go(self.model.next_row(self._row, open_=True))

    def previous(self) -> None:
        """Mark the finding before."""
        self._go(self.model.next_row(self._row, -1))

    def keep(self) -> None:
        """Keep what is written about the finding and go to the next one."""
        point, here = self._point, self._row
        if self.panel.isHidden():
            self._on_opened()
            return
        if point is None or self.panel.note.isHidden():
            self.open_point()
            return
        self._drafts.pop(name_of(point), None)
        if self.panel.text == point.said.text and not point.said.stale:
            self.next()
            return
        try:
            change = explaining.explain(
                self.desk.book, self.desk.bus.year, point, self.panel.text
            )
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.tell(change, self)
        said = Said(self.panel.text, change.ids.get(REGISTER, ("",))[0])
        self.model.put(here, replace(point, said=said if said.text else NOTHING))
        self._go(self.model.next_row(here, open_=True))
        self.panel.note.setFocus()
        self.reload()

    def open_point(self, ids: Sequence[str] = ()) -> None:
        """Open the records of the finding, or where it is dealt with."""
        point = self._point
        if point is None:
            return
        found = point.finding
        if found.ids:
            where = Filter(ids=tuple(ids or found.ids))
            open_where(self.desk, found.register, where, f"体检：{point.check.label}")
        elif found.page:
            self.desk.bus.wanted.emit(found.page, found.asked)

    def escape(self) -> None:
        """From the panel back to the list."""
        self._share(alone=False)
        self.table.setFocus()

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    @property
    def _point(self) -> Point | None:
        return self.model.point(self._row)

    def _show_points(self) -> None:
        if self.found is None:
            return
        marked, row_ = self._point, self._row
        shown = [
            point
            for point in self.found.points
            if self._chosen in {None, point.standing}
        ]
        self.chips.show_counts(self.found.counts, self._chosen)
        self.chips.setVisible(bool(self.found.points))
        self._stack.setCurrentIndex(1 if shown else 0)
        self._share(alone=self._left.isHidden())
        self.model.show_points(shown)
        self._span()
        self._fit()
        at = self.model.row_of(name_of(marked)) if marked else -1
        self._go(at if at >= 0 else self.model.next_row(max(row_, 0) - 1))

    def _go(self, row_: int) -> None:
        if self.model.point(row_) is not None:
            self.table.setCurrentIndex(self.model.index(row_, 0))
        self._show_current()

    def _show_current(self) -> None:
        point = self._point
        if point is None:
            self.panel.show_point(None)
            return
        answered = not point.said.record
        kept = "" if answered else point.said.text
        self.panel.show_point(point, self._drafts.get(name_of(point), kept))

    def _on_written(self) -> None:
        point = self._point
        if point is None:
            return
        if self.panel.text == point.said.text:
            self._drafts.pop(name_of(point), None)
        else:
            self._drafts[name_of(point)] = self.panel.text
        self.model.unkept = self._drafts.keys()
        self.model.refresh()

    def _keep_drafts(self) -> None:
        """Keep everything that is written; what is no longer found is let go."""
        points = {name_of(p): p for p in (self.found.points if self.found else ())}
        for name, text in self._drafts.items():
            if name in points:
                change = explaining.explain(
                    self.desk.book, self.desk.bus.year, points[name], text
                )
                self.desk.bus.tell(change, None)
        self._drafts.clear()

    def _on_opened(self) -> None:
        if is_wide(self, TABLE_AND_PANEL):
            self.open_point()
            return
        self._share(alone=True)
        self.panel.go()

    def _answer(self, *, apart: bool) -> None:
        point = self._point
        if point is None:
            return
        remember = explaining.tell_apart if apart else explaining.ask_again
        try:
            remember(self.desk.book, point)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        words = "记住了，填表时也不再问" if apart else "下次再问"
        self.desk.bus.say(f"{point.finding.place}：{words}")
        self._go(self.model.next_row(self._row, open_=True))
        self.reload()

    def _other_side(self) -> None:
        if self.table.hasFocus() and self.panel.note.isVisible():
            self.panel.note.setFocus()
        else:
            self.table.setFocus()

    def _span(self) -> None:
        self.table.clearSpans()
        for at in range(self.model.rowCount()):
            if self.model.point(at) is None:
                self.table.setSpan(at, 0, 1, self.model.columnCount())

    def _fit(self) -> None:
        widths = self.table.wanted_widths(0.4)
        limits = _MOST if is_wide(self.table, _ROOMY) else _LEAST
        for at, most in limits.items():
            widths[at] = min(widths[at], lines(most))
        self.table.fit(FACT, widths=widths)

    def _say_empty(self, found: Checkup) -> None:
        go = button("去上报", lambda: self.desk.bus.wanted.emit("submit", None))
        self.empty.say(f"{found.year} 年没有发现问题。", go)

    def _share(self, *, alone: bool) -> None:
        wide = is_wide(self, TABLE_AND_PANEL)
        some = self.found is not None and bool(self.found.points)
        self.panel.widen(alone=not wide)
        self._left.setVisible(wide or not alone or not some)
        self.panel.setVisible(some and (wide or alone))

    def _listen(self) -> None:
        panel = self.panel
        panel.kept.connect(self.keep)
        panel.written.connect(self._on_written)
        panel.open_wanted.connect(self.open_point)
        panel.apart.connect(lambda: self._answer(apart=True))
        panel.again.connect(lambda: self._answer(apart=False))
        panel.close_wanted.connect(self.escape)

    def _build(self) -> None:
        again = button("再查一遍", self.reload, icon="refresh-cw")
        self.header.add(again)
        listed = QWidget()
        self._foot = area("totals")
        self._foot.setFixedHeight(lines(1.6))
        self._foot.setLayout(row(self._more, None, edge=1.0))
        inside = column(self.table, self._foot, gap=0)
        inside.setStretch(0, 1)
        listed.setLayout(inside)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(listed)
        self._left = QWidget()
        left = column(self.chips, self._stack, gap=0)
        left.setStretch(1, 1)
        self._left.setLayout(left)
        both = row(self._left, self.panel, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.chips.hide()
        self.panel.hide()
        self._stack.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(alone=self._left.isHidden())
        QTimer.singleShot(0, self._fit)


def _looked_at(path: Path, year: int) -> Checkup:
    with Book.open(path, writing=False) as book:
        return explaining.looked_at(book, year)
