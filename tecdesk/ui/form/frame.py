"""What stands above and below a form: whose it is, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import use_as


class Head(QFrame):
    """A name, a hint beside it as far as there is room, and the way to close.

    Signals:
        closed: the form should go away.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "head")
        self.setFixedHeight(lines(2.4))
        self._name = label("", "section", bold=True)
        self._hint = Elided("", "note", tone="hint")
        close = bare_icon("x", "关上 Esc", self.closed.emit)
        inside = row(self._name, self._hint, close, edge=0.8)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def say(self, name: str, hint: str) -> None:
        """Show a name in bold and a hint after it, as far as there is room."""
        self._name.setText(name)
        self._hint.say(hint)


class Foot(QFrame):
    """The filled button left, under the fields; the others right.

    Attributes:
        primary: the filled button. only: saves and stays. bin: deletes.

    Signals:
        done: the filled button. kept: save and stay. binned, cancelled: likewise.
    """

    done = Signal()
    kept = Signal()
    binned = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "foot")
        self.setFixedHeight(lines(2.5))
        self.primary = button("保存", self.done.emit, look="filled")
        self.only = button("只保存", self.kept.emit)
        self.bin = button("删到回收站", self.binned.emit, look="bare")
        cancel = button("取消", self.cancelled.emit, look="bare")
        parts = (self.primary, key_cap("Ctrl+Enter"), None)
        self.setLayout(row(*parts, self.only, self.bin, cancel, edge=0.8))

    def go(self) -> None:
        """Put the cursor on the filled button."""
        self.primary.setFocus(Qt.FocusReason.TabFocusReason)
