"""Segments: two to six views of which exactly one is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy

from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class Segments(QFrame):
    """A row of exclusive choices in one track.

    Attributes:
        value: the one that is on.
    """

    def __init__(self, meaning: str, chosen: Callable[[object], None]) -> None:
        super().__init__()
        self.setProperty("area", "track")
        self.setAccessibleName(meaning)
        self._chosen = chosen
        self._group = QButtonGroup(self)
        self._buttons: dict[object, QPushButton] = {}
        self.value: object = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)

    def offer(self, choices: list[tuple[object, str]], value: object) -> None:
        """Set the choices and the one that is on."""
        for old in self._buttons.values():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {key: self._made(key, name) for key, name in choices}
        self.show_value(value)

    @property
    def keys(self) -> list[object]:
        """What can be chosen, from left to right."""
        return list(self._buttons)

    def show_value(self, value: object) -> None:
        """Show one as chosen, or none of them, without telling anybody."""
        self.value = value
        self._group.setExclusive(value in self._buttons)
        for key, each in self._buttons.items():
            each.setChecked(key == value)

    def focus_chosen(self) -> None:
        """Put the cursor on the one that is on."""
        if self.value in self._buttons:
            self._buttons[self.value].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, value: object) -> None:
        """Choose as a click does."""
        self.show_value(value)
        self._chosen(value)

    def _made(self, key: object, name: str) -> QPushButton:
        made = QPushButton(name)
        made.setProperty("look", "segment")
        made.setFont(sized("note"))
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self.choose(key))
        self._group.addButton(made)
        self._row.addWidget(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._buttons)
        if step and self.value in keys:
            at = (keys.index(self.value) + step) % len(keys)
            self.choose(keys[at])
            self._buttons[keys[at]].setFocus()
            return
        super().keyPressEvent(event)
