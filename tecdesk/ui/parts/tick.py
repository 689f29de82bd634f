"""A box to tick, with its words; Space or Enter ticks it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tecdesk.ui import icons
from tecdesk.ui.fonts import sized


class Tick(QPushButton):
    """Drawn as the ticks of lists are; the words belong to it.

    Args:
        text: what holds when it is ticked.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("look", "bare")
        self.setFont(sized("body"))
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.toggled.connect(self._draw)
        self._draw(False)  # noqa: FBT003 - as the signal says it

    def _draw(self, on: bool) -> None:  # noqa: FBT001 - a slot
        name, colour = ("square-check", "accent") if on else ("square", "text2")
        icons.put(self, name, colour)
