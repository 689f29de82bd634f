"""Shift+F1: the keys of this page and of the window, over it; gone with F1 or Esc."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

_ROW, _TIGHT = 1.3, 1.08
"""Height of a line, and where the screen is low."""
_AROUND = 4.7
"""Height of the head and of all margins, in lines."""
_LONGEST = 11.0
_CLOSE = (Qt.Key.Key_Escape, Qt.Key.Key_F1)
_SIDEBAR = re.compile(r"Alt\+[1-8]")
_PAGES = Command("左边各页，从上到下", shown="Alt+1…8")
_COPY = Command("复制选中的，贴到 WPS", shown="Ctrl+C")


@dataclass(frozen=True)
class Line:
    """One line of the map.

    Attributes:
        caps: the keys; any of them does it. label: what they do. head: a heading.
    """

    caps: tuple[str, ...]
    label: str
    head: bool = False


def listed(here: Iterable[Command], everywhere: Iterable[Command]) -> list[Line]:
    """What stands in the map: no key twice, the page's own before the window's."""
    own = [command for command in here if command.cap]
    taken = {command.cap for command in own}
    rest = [c for c in everywhere if not _SIDEBAR.fullmatch(c.keys)]
    if rest:  # before a book is open there is only the page
        rest = [_PAGES, *rest, _COPY]
    others = [c for c in rest if c.cap and c.cap not in taken]
    groups = {"这一页": own, "到处都能用": others}
    return [
        line
        for name, commands in groups.items()
        if commands
        for line in (Line((), name, head=True), *_merged(commands))
    ]


def _merged(commands: Iterable[Command]) -> list[Line]:
    """Commands of one name are one line with several keys."""
    caps: dict[str, list[str]] = {}
    for command in commands:
        caps.setdefault(command.label, []).append(command.cap)
    return [Line(tuple(keys), name) for name, keys in caps.items()]


class KeyMap(QFrame):
    """As many columns as the keys need; scrolls where the screen is too small."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("area", "float")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("按键")
        self._ground = parent
        self._before: QWidget | None = None
        self._title = label("", "section", bold=True)
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(lines(1.2))
        self._scroll = framed(inside)
        head = row(self._title, None, label("Esc 关上", "note", tone="hint"))
        made = column(head, rule(), self._scroll, gap=0.5)
        edge = lines(0.9)
        made.setContentsMargins(edge, lines(0.7), edge, lines(0.7))
        self.setLayout(made)
        self.hide()

    def toggle(
        self, title: str, here: Iterable[Command], everywhere: Iterable[Command]
    ) -> None:
        """Show the keys, or put them away."""
        if self.isVisible():
            self._away()
            return
        self._title.setText(f"按键：{title}")
        self._before = self._ground.window().focusWidget()
        self._spread(listed(here, everywhere))
        self.show()
        self.raise_()
        self.setFocus()

    def _spread(self, found: Sequence[Line]) -> None:
        """Lay the lines out in columns over the middle of the window."""
        room = self._ground.height() - lines(_AROUND)
        wide = self._ground.width() - lines(1.0)
        count = max(-(-len(found) * lines(_ROW) // max(room, 1)), 2)
        self._fill(found, count, _ROW)
        while count > 1 and self._needs() > wide:
            count -= 1
            self._fill(found, count, _TIGHT)
        height = self._columns.sizeHint().height() + lines(3.9)
        height = min(height, self._ground.height() - lines(0.8))
        self.resize(min(self._needs(), wide), height)
        left = (self._ground.width() - self.width()) // 2
        self.move(left, max((self._ground.height() - height) // 3, lines(0.2)))

    def _needs(self) -> int:
        return self._columns.sizeHint().width() + lines(2.6)

    def _fill(self, found: Sequence[Line], count: int, height: float) -> None:
        """Put the lines into so many columns."""
        clear(self._columns)
        each = -(-len(found) // count)
        for at in range(0, len(found), each):
            self._columns.addLayout(_column(found[at : at + each], height))

    def _away(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def event(self, event: QEvent) -> bool:
        # Esc closes the map, and not what lies under it.
        if event.type() == QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in _CLOSE:
            self._away()
        elif key in steps:
            bar.setValue(bar.value() + steps[key] * lines(_ROW))
        elif key in pages:
            bar.setValue(bar.value() + pages[key] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hide()
        super().focusOutEvent(event)


def _closes(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _CLOSE


def _column(found: Sequence[Line], height: float) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(lines(0.5))
    grid.setVerticalSpacing(0)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for at, line in enumerate(found):
        grid.setRowMinimumHeight(at, lines(height))
        if line.head:
            grid.addWidget(label(line.label, "note", tone="hint", bold=True), at, 1)
            continue
        caps = row(None, *(key_cap(cap) for cap in line.caps), gap=0.2)
        grid.addLayout(caps, at, 0, right)
        grid.addWidget(_name(line.label), at, 1)
    grid.setRowStretch(len(found), 1)
    return grid


def _name(text: str) -> QWidget:
    made = label(text, "note")
    longest = lines(_LONGEST)
    cut = made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, longest)
    made.setText(cut)
    made.setToolTip(text if cut != text else "")
    return made
