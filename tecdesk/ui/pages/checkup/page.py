"""体检: what is wrong, what wants a word, what is only said; each opens its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk import explaining
from tecdesk.errors import DeskError
from tecdesk.tally.checkup.explained import NOTHING
from tecdesk.tally.checkup.explained import REGISTER
from tecdesk.tally.checkup.explained import Said
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.opening import open_point
from tecdesk.ui.pages.checkup.listed import PointList
from tecdesk.ui.pages.checkup.notes import Notes
from tecdesk.ui.pages.checkup.panel import PointPanel
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.ui.desk import Desk


class CheckupPage(Page):
    """The list left, the finding with room for a word right.

    What is written and not kept stays with its finding while others are looked at,
    and is kept when the page is left: nothing typed is lost.

    Attributes:
        found: what the checks found; None until they have run.
        list, panel: its two sides.
    """

    key = "checkup"
    title = "体检"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Checkup | None = None
        self._notes = Notes()
        self.list = PointList()
        self.panel = PointPanel(Lookup(desk.book, desk.bus))
        both = row(self.list, self.panel, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.panel.hide()
        self.header.add(button("再查一遍", self.reload, icon="refresh-cw"))
        self._listen()

    def commands(self) -> Sequence[Command]:
        return (
            Command("打开", shown="Enter", hint=True),
            Command("下一处", self.list.next, "F8", hint=True),
            Command("上一处", self.list.previous, "Shift+F8"),
            Command("记下说明", self.keep, "Ctrl+Enter", hint=True),
            Command("在列表和右边间换", self._other_side, "F6"),
            Command("再查一遍", self.reload, "F5"),
            Command("回列表", self.escape, "Esc"),
        )

    def reload(self) -> None:
        path, year = self.desk.book.path, self.desk.bus.year
        self.desk.jobs.start(
            "体检",
            lambda job: explaining.looked_into(path, year, stopped=job.cancelled),
            self.show_found,
            key="checkup",
        )

    def settle(self, argument: object) -> None:
        self.list.table.setFocus()

    def may_leave(self) -> bool:
        """What is written is kept first; False when the book refuses it."""
        points = self.found.points if self.found else ()
        try:
            for change in self._notes.keep(self.desk.book, self.desk.bus.year, points):
                self.desk.bus.tell(change, None)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return False
        return True

    def show_found(self, found: Checkup) -> None:
        """Show what the checks found, at the finding that was marked before."""
        self.found = found
        self.header.sub.setText(f"{found.year}年度：{found.sentence}")
        go = button("去上报", lambda: self.desk.bus.wanted.emit("submit", None))
        self.list.empty.say(f"{found.year} 年没有发现问题。", go)
        self._share(alone=self.list.isHidden())
        self.list.show_found(found)

    def keep(self) -> None:
        """Keep what is written about the finding and go to the next one."""
        point, here = self.list.point, self.list.row
        if self.panel.isHidden():
            self._on_opened()
            return
        if point is None or self.panel.note.isHidden():
            self.open_point()
            return
        text = self.panel.text
        self._notes.drop(point)
        if text == point.said.text and not point.said.stale:
            self.list.next()
            return
        try:
            year = self.desk.bus.year
            change = explaining.explain(self.desk.book, year, point, text)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.tell(change, self)
        said = Said(text, change.ids.get(REGISTER, ("",))[0]) if text else NOTHING
        self.list.model.put(here, replace(point, said=said))
        self.list.next()
        self.panel.note.setFocus()
        self.reload()

    def open_point(self, ids: Sequence[str] = ()) -> None:
        """Open the records of the finding, or where it is dealt with."""
        if self.list.point is not None:
            open_point(self.desk, self.list.point, ids)

    def escape(self) -> None:
        """From the panel back to the list."""
        self._share(alone=False)
        self.list.table.setFocus()

    def _show_marked(self) -> None:
        point = self.list.point
        self.panel.show_point(point, self._notes.text(point) if point else "")

    def _on_written(self) -> None:
        if self.list.point is not None:
            self._notes.write(self.list.point, self.panel.text)
            self.list.model.unkept = self._notes.names
            self.list.model.refresh()

    def _on_opened(self) -> None:
        if is_wide(self, TABLE_AND_PANEL):
            self.open_point()
            return
        self._share(alone=True)
        self.panel.go()

    def _answer(self, *, apart: bool) -> None:
        point = self.list.point
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
        self.list.next()
        self.reload()

    def _other_side(self) -> None:
        if self.list.table.hasFocus() and self.panel.isVisible():
            self.panel.go()
        else:
            self.list.table.setFocus()

    def _share(self, *, alone: bool) -> None:
        wide = is_wide(self, TABLE_AND_PANEL)
        some = self.found is not None and bool(self.found.points)
        self.panel.widen(alone=not wide)
        self.list.setVisible(wide or not alone or not some)
        self.panel.setVisible(some and (wide or alone))

    def _listen(self) -> None:
        self.list.marked.connect(self._show_marked)
        self.list.opened.connect(self._on_opened)
        panel = self.panel
        panel.kept.connect(self.keep)
        panel.written.connect(self._on_written)
        panel.open_wanted.connect(self.open_point)
        panel.apart.connect(lambda: self._answer(apart=True))
        panel.again.connect(lambda: self._answer(apart=False))
        panel.close_wanted.connect(self.escape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(alone=self.list.isHidden())
