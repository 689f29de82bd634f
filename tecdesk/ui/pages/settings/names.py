"""A few names, each with a way to take it off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

_ACROSS = 3


class Names(QWidget):
    """Names in rows of three.

    Args:
        verb: what happens to a name that is clicked.
        off: takes one off.

    Attributes:
        shown: name to its button.
    """

    def __init__(self, verb: str, off: Callable[[str], object]) -> None:
        super().__init__()
        self._verb, self._off = verb, off
        self.shown: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(lines(0.3))

    def show_names(self, names: Sequence[str]) -> None:
        """Show these, in their order."""
        clear(self._grid)
        self.shown = {name: self._made(name) for name in names}
        for at, made in enumerate(self.shown.values()):
            self._grid.addWidget(made, at // _ACROSS, at % _ACROSS)
        if not names:
            self._grid.addWidget(label("还没有", tone="dim"), 0, 0)

    def _made(self, name: str) -> QPushButton:
        made = button(f"{name} ×", partial(self._off, name), look="chip")
        made.setToolTip(f"{self._verb}：{name}")
        made.setAccessibleName(f"{self._verb}：{name}")
        return made
