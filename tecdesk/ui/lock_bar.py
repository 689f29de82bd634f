"""The bar under the header of what is reported and locked, and how it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget

from tecdesk.desk.reported.turning import unlock
from tecdesk.domain.period import Period
from tecdesk.domain.period_code import code_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.reported.locks import YEAR
from tecdesk.store.reported.locks import lock_words
from tecdesk.store.reported.states import turn
from tecdesk.ui.editors.reason import Reason
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.store.reported.locks import PeriodLocked
    from tecdesk.ui.desk import Desk

WRITING = {
    "import",
    "visits",
    "leaflets",
    "base-years",
    "copy-targets",
    "submit",
    "collect",
}
"""Pages on which nothing can be done but to write."""
_WRITERS = {
    "import",
    "visits",
    "leaflets",
    "base-years",
    "copy-targets",
    "summary",
}
"""Pages besides the registers' on which records of the year are written."""


class LockBar(QFrame):
    """Says that the year worked on is reported; asks why it should be opened.

    Nothing lies over the page: the reason is typed in the bar itself.

    Attributes:
        reason: where it is typed.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        use_as(self, "amber")
        self._desk = desk
        self._page = ""
        self._periods: Sequence[str] = ()
        self._said = label("", wrap=True)
        self.reason = Reason()
        self.reason.setAccessibleName("为什么要解锁")
        self.reason.setPlaceholderText("比如：县里要求补报")
        self.reason.returnPressed.connect(self.unlock)
        self.reason.given_up.connect(self._calm)
        self._ask = button("解锁…", self.ask, look="link")
        self._do = button("解锁", self.unlock)
        self._leave = button("不改了", self._calm, look="bare")
        self._why = label("为什么要改：")
        asked = (self._why, self.reason, self._do, self._leave)
        self._asked: tuple[QWidget, ...] = asked
        inside = row(picture("info", "amber"), self._said, self._ask, *asked, edge=1.0)
        inside.setStretch(1, 3)
        inside.setStretch(4, 4)
        self.setLayout(inside)
        self.setMinimumHeight(lines(2.0))
        self._show_asking(asking=False)
        self.hide()
        desk.bus.turned.connect(self._calm)

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._said.text()

    def arrive(self, page: str) -> None:
        """Another page is shown: say whether its records are locked."""
        self._page = page
        self._calm()

    def refuse(self, error: PeriodLocked) -> None:
        """Say what was not written, and offer to open what is in the way."""
        self._periods = error.periods
        self._say(error.sentence)

    def ask(self) -> None:
        """Ask for the reason, in the bar; what is only looked at is opened anew."""
        if self._desk.book.looking:
            self._desk.bus.book_wanted.emit(self._desk.book.path)
            return
        self._show_asking(asking=True)
        self.reason.clear()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def unlock(self) -> None:
        """Open the periods with the reason typed."""
        try:
            unlock(self._desk.book, self._periods, self.reason.text())
        except DeskError as error:
            self._desk.bus.trouble(error)
            self.reason.setFocus()
            return
        self._desk.bus.trouble(None)
        self._calm()
        self._desk.bus.say("已解锁，改完再报一次")
        self._desk.bus.turned.emit()

    def _calm(self) -> None:
        """Back to the lasting state: only looked at, or locked, or nothing."""
        if why := self._desk.book.looking:
            self._say(f"只看不改：{why}")
            self._ask.setText("再打开一次")
            self._ask.setVisible(not self._desk.book.settings.as_of)
            return
        code = code_of(Period(self._desk.bus.year))
        now = turn(self._desk.book, code)
        if not now.state.locked or not _writes(self._page):
            self.hide()
            return
        self._periods = (code,)
        self._say(lock_words(now))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._show_asking(asking=False)
        self.show()

    def _show_asking(self, *, asking: bool) -> None:
        self._ask.setVisible(not asking)
        for each in self._asked:
            each.setVisible(asking)


def _writes(page: str) -> bool:
    register = REGISTERS.get(page)
    if register is None:
        return page in _WRITERS
    return bool(register.dated_by) or YEAR in register.by_key
