"""Buttons: filled, outlined, bare, link, and the drop-down chip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy

from tecdesk.ui import icons
from tecdesk.ui.fonts import sized

Slot = Callable[[], object]


def button(
    text: str, pressed: Slot | None = None, *, look: str = "", icon: str = ""
) -> QPushButton:
    """A button.

    Args:
        text: verb and object.
        pressed: what it does.
        look: filled, bare, link, chip, segment; empty for outlined.
        icon: name of an icon left of the word.
    """
    made = QPushButton(text)
    made.setFont(sized("note" if look == "chip" else "body"))
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    if look:
        made.setProperty("look", look)
    if icon:
        made.setIcon(icons.icon(icon, "on" if look == "filled" else "text2"))
        made.setIconSize(QSize(16, 16))
    if pressed:
        made.clicked.connect(pressed)
    return made


def bare_icon(icon: str, meaning: str, pressed: Slot) -> QPushButton:
    """One of the few buttons without a word; the meaning is its tooltip."""
    made = button("", pressed, look="bare", icon=icon)
    made.setToolTip(meaning)
    made.setAccessibleName(meaning)
    return made


class DropDown(QPushButton):
    """A chip that shows the chosen one of several values and opens a menu."""

    def __init__(self, meaning: str, chosen: Callable[[object], None]) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setFont(sized("note"))
        self.setAutoDefault(False)
        self.setAccessibleName(meaning)
        self.setCheckable(True)
        self._chosen = chosen
        self._choices: list[tuple[object, str]] = []
        self.value: object = None
        self.clicked.connect(self._open)

    def offer(self, choices: list[tuple[object, str]], value: object) -> None:
        """Set what can be chosen; the first is the unfiltered state."""
        self._choices = choices
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """Show a value as chosen without telling anybody."""
        self.value = value
        names = dict(self._choices)
        self.setText(f"{names.get(value, '')} ▾")
        self.setChecked(bool(self._choices) and value != self._choices[0][0])

    def choose(self, value: object) -> None:
        """Choose a value as the menu does."""
        self.show_value(value)
        self._chosen(value)

    def _open(self) -> None:
        self.show_value(self.value)
        menu = QMenu(self)
        for value, name in self._choices:
            action = menu.addAction(name)
            action.setData(value)
        picked = menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        if picked is not None:
            self.choose(picked.data())
