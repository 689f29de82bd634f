"""Buttons: filled, outlined, bare, link, and the drop-down chip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSizePolicy

from tecdesk.ui import icons
from tecdesk.ui.fonts import sized

LINK_EDGE = 4
"""Left of the words of a link: padding and room for the ring, in pixels."""
Slot = Callable[[], object]
Choice = tuple[object, str]


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
        icons.put(made, icon, "on" if look == "filled" else "text2")
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
    """A chip that shows the chosen one of several values and opens a menu.

    Attributes:
        value: the chosen one.
    """

    def __init__(self, meaning: str, chosen: Callable[[object], object]) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setFont(sized("note"))
        self.setAutoDefault(False)
        self.setAccessibleName(meaning)
        self.setCheckable(True)
        self._chosen = chosen
        self._all: Choice | None = None
        self._choices: list[Choice] = []
        self._others: Callable[[], list[Choice]] = list
        self._named: dict[object, str] = {}
        self.value: object = None
        self.clicked.connect(self._open)

    def offer(
        self,
        choices: list[Choice],
        value: object,
        others: Callable[[], list[Choice]] = list,
    ) -> None:
        """Set what can be chosen.

        Args:
            choices: values and their names; the first is the unfiltered state.
            value: the chosen one.
            others: further choices, asked for when the menu opens.
        """
        self._all = choices[0] if choices else None
        self._choices, self._others = choices, others
        self._named |= dict(choices)
        self.show_value(value)

    def show_value(self, value: object) -> None:
        """Show a value as chosen without telling anybody."""
        self.value = value
        if value not in self._named:
            self._named |= dict(self._others())
        self.setText(f"{self._named.get(value, '')} ▾")
        self.setChecked(self._all is not None and value != self._all[0])

    def choose(self, value: object) -> None:
        """Choose a value as the menu does."""
        self.show_value(value)
        self._chosen(value)

    def _open(self) -> None:
        self.show_value(self.value)
        menu = QMenu(self)
        for value, name in (*self._choices, *self._others()):
            self._named[value] = name
            menu.addAction(name).setData(value)
        picked = menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        if picked is not None:
            self.choose(picked.data())
