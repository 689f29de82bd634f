"""The calm page that covers the book while nobody is at the desk, or nobody said who.

Nothing of the book stands on it but the names of those who may go on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent

    from tecdesk.desk.gate import Gate

_WIDE = 22.0
_MOST = 100
"""It takes what there is of its width before there are margins."""
_ACROSS = 2
_IGNORED = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}
"""Keys that do not say that somebody wants to go on."""


class Cover(QWidget):
    """Asks who it is, and for the passphrase where there is one.

    Args:
        names: who may go on, the likeliest first.
        gate: what must be typed.
        title, told: what the page says.

    Attributes:
        people: the buttons of the names. other: where a new name is typed.
        passphrase: where it is typed; None without.

    Signals:
        passed: somebody goes on, with their name; empty where none is known.
    """

    passed = Signal(str)

    def __init__(
        self, names: Sequence[str], gate: Gate, title: str, told: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("area", "surface")
        self._gate = gate
        self._names, self._name = names, names[0] if names else ""
        self.people = [self._person(name) for name in names]
        self.other = Line()
        self.other.setAccessibleName("另一个人的名字")
        self.other.setPlaceholderText("另一个人")
        self.other.returnPressed.connect(self._go_on_as_other)
        self.passphrase = self._secret() if gate.asks else None
        self._wrong = label("", "note", tone="red")
        self._go = button("接着做", self.go_on, look="filled")
        self._arrange(title, told)

    @property
    def wrong(self) -> str:
        """What was wrong with what was typed."""
        return self._wrong.text()

    def begin(self) -> None:
        """Put the cursor where the work is."""
        first = self.passphrase or (self.people[0] if self.people else self._go)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Let whoever is chosen go on, if the passphrase is right."""
        if self.passphrase is not None:
            if not self._gate.unlocks(self.passphrase.text()):
                self._wrong.setText("密码不对，再试一次。")
                self.passphrase.selectAll()
                self.passphrase.setFocus()
                return
            self.passphrase.clear()
        self.passed.emit(self.other.text().strip() or self._name)

    def _arrange(self, title: str, told: str) -> None:
        inside = column(
            picture("leaf", "accent", lines(1.8)),
            label(title, "title", bold=True),
            label(told, tone="hint", wrap=True),
            lines(0.4),
            gap=0.4,
        )
        if self.people:
            inside.addLayout(self._grid())
            inside.addWidget(self.other)
        if self.passphrase is not None:
            inside.addWidget(self.passphrase)
        if self.passphrase is not None or not self.people:
            inside.addLayout(row(self._go, None))
        inside.addWidget(self._wrong)
        middle = area("surface")
        middle.setLayout(inside)
        middle.setMaximumWidth(lines(_WIDE))
        across = row(None, middle, None, edge=1.0)
        across.setStretch(1, _MOST)
        ground = area("surface")
        ground.setLayout(column(None, across, None, gap=0))
        self.setLayout(column(framed(ground), gap=0))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(lines(0.4))
        across = 1 if len(self.people) <= _ACROSS * 2 else _ACROSS
        for at, person in enumerate(self.people):
            grid.addWidget(person, at // across, at % across)
        return grid

    def _person(self, name: str) -> QPushButton:
        made = button(name, partial(self._choose, name))
        if self._gate.asks:
            made.setProperty("look", "chip")
            made.setCheckable(True)
            made.setChecked(name == self._name)
        made.setFixedHeight(lines(1.9))
        return made

    def _secret(self) -> Line:
        made = Line()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText("这本台账的密码")
        made.setAccessibleName("这本台账的密码")
        made.returnPressed.connect(self.go_on)
        return made

    def _choose(self, name: str) -> None:
        self._name = name
        self.other.setText("" if name in self._names else name)
        if self.passphrase is None:
            self.go_on()
            return
        for person in self.people:
            person.setChecked(person.text() == name)
        self.passphrase.setFocus()

    def _go_on_as_other(self) -> None:
        if name := self.other.text().strip():
            self._choose(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key goes on where there is nothing to choose and nothing to type."""
        plain = self.passphrase is None and not self.people
        if plain and event.key() not in _IGNORED:
            self.go_on()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click anywhere does the same."""
        if self.passphrase is None and not self.people:
            self.go_on()
