"""What the pages of one-to-many work share: a grid, its problems, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tecdesk.desk.batch import WHOLE
from tecdesk.desk.batch import write
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.editors import pad
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.entry import EntryModel
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.pages.errands.errand_draft import ErrandKeeper
from tecdesk.ui.pages.errands.rows_or_none import RowsOrNone
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.entry_table import EntryTable
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tecdesk.desk.batch import Batch
    from tecdesk.domain.problem import Problem
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.entry import Column

_PATIENCE_MS = 120


class ErrandPage(Page):
    """Many records at once: all of them are written, or nothing.

    A page says in `batch` what it would write; problems stand beside their rows and
    what will happen stands at the foot, before anything is written.

    Attributes:
        model, table: the grid. made: what would be written now.
        year: the year its rows are of. keeper: keeps what is typed on disk.
        shown: the grid, or what stands in its place. rows_of: register of its rows.
        none_now: said when there are none just now. list_all: takes filters off.
    """

    meaning = ""
    rows_of = ""
    none_now = "没有符合的。"
    list_all: Callable[[], object] | None = None
    columns: tuple[Column, ...] = ()
    ticks = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lookup = Lookup(desk.book, desk.bus)
        self.model = EntryModel(self.columns, self.lookup, ticks=self.ticks)
        self.table = EntryTable(self.model, self.meaning)
        self.made: Batch | None = None
        self.year = desk.bus.year
        self.keeper = ErrandKeeper(self)
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(self.look)
        self.model.edited.connect(self._wait.start)
        self.model.edited.connect(self.keeper.touch)
        self._said = Elided()
        self.do = button("记下", self.carry_out, look="filled")
        foot = area("foot")
        foot.setFixedHeight(lines(2.5))
        inside = row(self._said, self.do, gap=0.8, edge=1.0)
        inside.setStretch(0, 1)
        foot.setLayout(inside)
        self.top = self.made_top()
        self.body.addWidget(self.keeper.question)
        if self.top is not None:
            self.body.addWidget(self.top)
        rows = (self.table, self.rows_of, self.none_now, self.list_all)
        self.shown = RowsOrNone(desk, *rows)
        self.body.addWidget(self.shown, 1)
        self.body.addWidget(foot)

    def commands(self) -> Sequence[Command]:
        first = [Command("勾选", shown="空格", hint=True)] if self.ticks else []
        every = [Command("全选、全不选", shown="Ctrl+A")] if self.ticks else []
        return (
            *first,
            Command("下一行", shown="Enter", hint=True),
            Command("同上一行", shown="Ctrl+D", hint=True),
            *pad.commands("上一行", "上一行"),
            Command("下一处提示", self.table.next_wrong, "F7"),
            *every,
            Command(self.do_words, self.carry_out, "Ctrl+Enter", hint=True),
            Command("在上面和表格间换", self.other_side, "F6"),
            Command("不做了", self.leave, "Esc", hint=True),
        )

    do_words = "记下"

    def made_top(self) -> QWidget | None:
        """What stands over the grid."""
        return None

    def batch(self) -> Batch:
        """What would be written now."""
        raise NotImplementedError

    def row_ids(self, batch: Batch) -> Sequence[str]:
        """The ids of the grid's rows that the rows of a batch come from."""
        raise NotImplementedError

    def unread(self) -> Problem | None:
        """What cannot be understood outside the grid."""
        return None

    def promise(self, batch: Batch) -> str:
        """What carrying it out will do, in a sentence."""
        raise NotImplementedError

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        return self.model.dirty

    def texts(self) -> dict[str, str]:
        """What is typed outside the grid, to be kept."""
        return {}

    def put(self, texts: Mapping[str, str]) -> None:
        """Write what was once typed outside the grid."""

    def done(self) -> None:
        """What was typed has gone into the book, or is not wanted."""
        self.model.forget()
        self.keeper.settled()

    def look(self) -> None:
        """Say beside the rows and at the foot what would happen now."""
        self._wait.stop()
        batch = self.made = self.batch()
        ids = self.row_ids(batch)
        said: dict[str, Problem] = {}
        whole: list[Problem] = []
        for each in batch.objections:
            if each.row == WHOLE:
                whole.append(each.problem)
            else:
                said.setdefault(ids[each.row], each.problem)
        for id_ in (*ids, *self.model.touched):
            if (problem := self.model.unread(id_)) is not None:
                said[id_] = problem
        self.model.say(said)
        self._say(batch, whole, said)

    def carry_out(self) -> bool:
        """Write it; False when something stands in the way, which is said."""
        self.table.setFocus()
        self.look()
        if self.made is None or not self.do.isEnabled():
            return False
        try:
            change = write(self.desk.book, self.made, self.desk.bus.year)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return False
        if change is None:
            return False
        self.done()
        self.desk.bus.tell(change, self, f"已记下：{change.label}")
        self.reload()
        self.table.go()
        return True

    def settle(self, argument: object) -> None:
        self.look()
        self.table.share()
        self.table.go()
        if not self.dirty:
            self.keeper.offer()

    def go_on(self) -> None:
        self.keeper.go_on()

    def leave(self) -> None:
        """Go back, once it is clear what becomes of what was typed."""
        if self.may_leave():
            self.desk.bus.wanted.emit("home", None)

    def may_leave(self) -> bool:
        """Ask when something typed would be lost."""
        self.keeper.flush()
        if not self.dirty:
            return True
        answer = self.desk.dialogs.choose(
            f"{self.title}：这次写的还没有记下。",
            "先留着，下次进来接着填；还是不要了？",
            {"keep": "先留着", "drop": "不要了", "stay": "回去接着写"},
        )
        if answer == "keep":
            self.put_aside()
        elif answer == "drop":
            self.done()
        return answer != "stay"

    def put_aside(self) -> None:
        """Keep what was typed for another time, and begin anew."""
        if self.dirty:
            self.keeper.put_aside()
            self.done()

    def other_side(self) -> None:
        """Between what is common and the grid."""
        self.table.go()

    def _on_year_chosen(self, year: int) -> None:
        """What was typed is of the year before: it waits for that year."""
        self.put_aside()
        self.year = year
        super()._on_year_chosen(year)
        self.keeper.offer()

    def _say(
        self, batch: Batch, whole: Sequence[Problem], said: dict[str, Problem]
    ) -> None:
        unread = self.unread()
        every = [*([unread] if unread else []), *said.values(), *whole]
        blocking = next((p for p in every if p.blocks), None)
        self.do.setEnabled(blocking is None)
        if blocking is not None:
            shown, colour = blocking.text, "red" if self.dirty else "hint"
        elif every:
            shown, colour = f"{self.promise(batch)}{every[0].text}", "amber"
        else:
            shown, colour = self.promise(batch), ""
        tone(self._said, "tone", colour)
        self._said.say(shown)

    @property
    def sentence(self) -> str:
        """What stands at the foot."""
        return self._said.whole
