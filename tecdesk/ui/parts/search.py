"""The search line: waits a moment after the last key, never while composing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal

from tecdesk.ui import icons
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

PATIENCE_MS = 200
"""Where an answer takes longer than a key."""
AT_ONCE_MS = 0
"""Where it does not: after all keys that have come are one question."""


class Search(Line):
    """Words, Chinese or pinyin initials.

    Args:
        hint: what may be searched for.
        patience_ms: how long to wait after the last key.

    Signals:
        searched: the text, after a pause in typing or Enter.
        down: the arrow key that goes to the list.
    """

    searched = Signal(str)
    down = Signal()

    def __init__(
        self, hint: str = "村、人、内容、拼音首字母", patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__("Ctrl+F")
        self.setPlaceholderText(hint)
        self.setAccessibleName("查找")
        self.hides_unit = True
        where = Line.ActionPosition.LeadingPosition
        glass = self.addAction(icons.icon("search", "text3"), where)
        icons.put(glass, "search", "text3")
        self.setFixedWidth(lines(14))
        self._wait = QTimer(self, singleShot=True, interval=patience_ms)
        self._wait.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._wait.start())
        self.returnPressed.connect(self._say)

    def go(self) -> None:
        """Put the cursor here, the old words marked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _say(self) -> None:
        self._wait.stop()
        if not self.composing:
            self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
