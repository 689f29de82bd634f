"""The history of a record: who, when, before and after; back to any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.store.log.folding import folded_since
from tecdesk.store.log.history import Happened
from tecdesk.store.log.history import history
from tecdesk.store.log.history import restore_to
from tecdesk.ui.models.cells import title
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.tools.side import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.log.history import Event
    from tecdesk.store.log.history import FieldChange
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.models.lookup import Lookup

WORDS = {
    Happened.ADDED: "新增",
    Happened.CHANGED: "改动",
    Happened.BINNED: "删到回收站",
    Happened.RESTORED: "从回收站恢复",
    Happened.REMOVED: "撤销了新增",
    Happened.NOTED: "号码",
}

_WITHOUT = {Happened.REMOVED, Happened.NOTED}
"""What leaves no state of its own to go back to."""


class HistoryTool(Tool):
    """The newest step on top.

    Attributes:
        back: 恢复到此 of each step, newest first. said: what is shown, line by line.

    Args:
        restored: called with the change after the record was put back.
    """

    title = "改动经过"

    def __init__(
        self,
        desk: Desk,
        register: Register,
        lookup: Lookup,
        restored: Callable[[Change], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._lookup = lookup
        self._restored = restored
        self._record = ""
        self.back: list[QPushButton] = []
        self.said: list[str] = []
        self._since = ""
        self._steps = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(self._steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column(scrolled(inside), gap=0))

    def focus_first(self) -> None:
        if self.back:
            self.back[0].setFocus()

    def show_record(self, record: Record | None) -> None:
        """Tell the history of a record."""
        clear(self._steps)
        self.back, self.said = [], []
        self._record = record.id if record else ""
        if record is None:
            return
        named = title(self._register, record.values, self._lookup)
        self._steps.addWidget(label(named, bold=True, wrap=True))
        events = history(self._desk.book, self._register.key, record.id)
        self._since = folded_since(self._desk.book)
        for event in reversed(events):
            self._tell(event, newest=event is events[-1])
        if not events:
            self._say("这条没有留下经过。", "hint")
        if self._since >= record.created_at:
            self._say(f"{self._since[:10]} 以前改了什么已经压缩。", "hint")

    def go_back(self, step: int) -> None:
        """Put the record back to what a step left; one undo takes that back."""
        try:
            change = restore_to(self._desk.book, self._register.key, self._record, step)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._restored(change)
        found = self._desk.book.get(self._register.key, self._record)
        self.show_record(found)

    def _tell(self, event: Event, *, newest: bool) -> None:
        self._steps.addWidget(rule())
        what = "撤销" if event.undo else WORDS[event.happened]
        who = event.operator or "没有写是谁"
        head = label(what, bold=True)
        at = event.at[:16].replace("T", " ")
        parts = row(head, label(at, "note", tone="hint"), None)
        self.said.append(f"{what} {at} {who}")
        gone = event.at <= self._since or event.happened in _WITHOUT
        if not newest and not gone:
            again = button("恢复到此", self._returner(event.step), look="link")
            again.setAccessibleName(f"恢复到 {at} 的样子")
            self.back.append(again)
            parts.addWidget(again)
        self._steps.addLayout(parts)
        self._say(f"{who}　{event.label}", "hint")
        if event.happened is not Happened.ADDED:
            for change in event.changes:
                self._say(self._changed(change))

    def _say(self, words: str, tone: str = "") -> None:
        self.said.append(words)
        self._steps.addWidget(label(words, "note", tone=tone, wrap=True))

    def _changed(self, change: FieldChange) -> str:
        field = self._register[change.key]
        old = self._lookup.text(field, change.before, change.mark_before)
        new = self._lookup.text(field, change.after, change.mark_after)
        return f"{field.label}：{old or '没有填'} → {new or '空着'}"

    def _returner(self, step: int) -> Callable[[], None]:
        return lambda: self.go_back(step)
