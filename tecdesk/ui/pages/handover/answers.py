"""What the county answered to a report: read from its slip, or noted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from tecdesk.desk.reported.turning import accept
from tecdesk.desk.reported.turning import give_back
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import when
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.store.reported.states import FOLLOWS
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.editors.reason import Reason
from tecdesk.ui.fonts import lines
from tecdesk.ui.opening import shown_on
from tecdesk.ui.pages.handover.reported_rows import remarked
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import use_as
from tecdesk.ui.wanted import One

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.desk.reported.returned import Returned
    from tecdesk.store.reported.remarks import Remark
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

KINDS = f"退回单、采纳单 (*{PACKAGE_SUFFIX})"
_NEXT = {
    State.REPORTED: "等县里答复。",
    State.RETURNED: "按意见改好，再报一次。",
    State.OPENED: "改完再报一次。",
    State.ACCEPTED: "县里已采纳，不用再做什么。",
}


class Answers(QFrame):
    """A line under the header: what is next, and the answers there may be.

    Attributes:
        reason: why it was given back, as told by telephone.

    Signals:
        answered: the state is another, or remarks have come.
    """

    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        use_as(self, "head")
        self._desk = desk
        self._period = ""
        self._said = label("", "note", wrap=True)
        self._accept = button("县里采纳了", self.accept, look="link")
        self._ask = button("县里退回了…", self.ask, look="link")
        self._slip = button("打开县里的答复…", self.choose_slip, look="link")
        self.reason = Reason()
        self.reason.setAccessibleName("县里为什么退回")
        self.reason.setPlaceholderText("县里怎么说的，比如：柳树村少报 3 户")
        self.reason.returnPressed.connect(self.give_back)
        self.reason.given_up.connect(self._calm)
        self._do = button("记下退回", self.give_back)
        self._leave = button("不记了", self._calm, look="bare")
        self._asked = (self.reason, self._do, self._leave)
        self._links = (self._said, self._accept, self._ask, self._slip)
        inside = row(*self._links, *self._asked, edge=1.0, gap=0.8)
        inside.setStretch(0, 1)
        inside.setStretch(4, 1)
        self.setLayout(inside)
        self.setMinimumHeight(lines(2.2))

    def show_state(self, period: str) -> None:
        """Say how far the report of a period is, and offer what may follow."""
        self._period = period
        self._calm()

    def accept(self) -> None:
        """Note that the county took it over."""
        self._note(lambda: accept(self._desk.book, self._period), "已记下：县里采纳了")

    def ask(self) -> None:
        """Ask for what the county said."""
        for each in self._links:
            each.hide()
        for asked in self._asked:
            asked.show()
        self.reason.clear()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self) -> None:
        """Note that the county gave it back, with what was typed."""
        text, book = self.reason.text(), self._desk.book
        if not self._note(
            lambda: give_back(book, self._period, text), "已记下，可以改了"
        ):
            self.reason.setFocus()

    def choose_slip(self) -> None:
        """Choose the file the county wrote."""
        path = self._desk.dialogs.open_file("打开县里的退回单、采纳单", KINDS, "submit")
        if path is not None:
            self.open_slip(path)

    def open_slip(self, path: Path) -> None:
        """Take the remarks of a slip over, in the worker."""
        book = self._desk.book

        def work(_job: Job) -> Returned:
            from tecdesk.desk.reported.returned import take_slip

            with book.sibling() as own:
                return take_slip(own, path)

        self._desk.jobs.start("读县里的答复", work, self._on_slip, exclusive=True)

    def _on_slip(self, found: Returned) -> None:
        slip = found.slip
        before = "以前打开过：" if found.known else ""
        if slip.year != self._desk.bus.year:
            self._desk.work_on(slip.year)
        self._desk.bus.turned.emit()
        self.answered.emit()
        name = f"{when(slip.year, slip.period)}第 {slip.revision} 次"
        said = f"退回，{len(found.told)} 条意见" if slip.remarks else "县里采纳了"
        self._desk.bus.say(f"{before}{name}{said}")

    def _note(self, do: Callable[[], None], words: str) -> bool:
        """Do it and tell everybody; False when the book refused, with the reason."""
        try:
            do()
        except DeskError as error:
            self._desk.bus.trouble(error)
            return False
        self._desk.bus.trouble(None)
        self._desk.bus.say(words)
        self._desk.bus.turned.emit()
        self.answered.emit()
        return True

    def _calm(self) -> None:
        now = turn(self._desk.book, self._period).state
        for asked in self._asked:
            asked.hide()
        self._said.setText(_NEXT.get(now, ""))
        self._said.show()
        self._accept.setVisible(State.ACCEPTED in FOLLOWS[now])
        self._ask.setVisible(State.RETURNED in FOLLOWS[now])
        self._slip.show()


def open_remarked(desk: Desk, remark: Remark) -> None:
    """Open the record that a remark is about, or its owner's form."""
    record = remarked(desk.book, remark)
    if record is None:
        desk.bus.say(remark.text)
        return
    page, ids = shown_on([record])
    desk.bus.wanted.emit(page, One(ids[0]))
