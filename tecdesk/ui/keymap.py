"""F1: the keys of this page, over the page, gone with F1 or Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent

    from tecdesk.ui.command import Command


class KeyMap(QFrame):
    """Two columns: what the page can do, what the window can do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("area", "float")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ground = parent
        self._before: QWidget | None = None
        self._title = label("", "section", bold=True)
        self._here, self._everywhere = QGridLayout(), QGridLayout()
        for grid in (self._here, self._everywhere):
            grid.setHorizontalSpacing(lines(0.6))
            grid.setVerticalSpacing(lines(0.3))
        sides = row(
            column(label("这一页", "note", tone="hint"), self._here, None),
            column(label("到处都能用", "note", tone="hint"), self._everywhere, None),
            gap=2.0,
        )
        close = label("F1 或 Esc 关上", "note", tone="hint")
        head = row(self._title, None, close)
        self.setLayout(column(head, rule(), sides, edge=1.0, gap=0.6))
        self.hide()

    def toggle(
        self, title: str, here: Iterable[Command], everywhere: Iterable[Command]
    ) -> None:
        """Show the keys, or put them away."""
        if self.isVisible():
            self._away()
            return
        self._title.setText(f"按键：{title}")
        _fill(self._here, here)
        _fill(self._everywhere, everywhere)
        self.adjustSize()
        parent = self._ground
        self.move(
            (parent.width() - self.width()) // 2,
            max((parent.height() - self.height()) // 3, 0),
        )
        self._before = parent.window().focusWidget()
        self.show()
        self.raise_()
        self.setFocus()

    def _away(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self._away()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide()
        super().focusOutEvent(event)


def _fill(grid: QGridLayout, commands: Iterable[Command]) -> None:
    clear(grid)
    for at, command in enumerate(c for c in commands if c.cap):
        grid.addWidget(key_cap(command.cap), at, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(command.label, "note"), at, 1)
