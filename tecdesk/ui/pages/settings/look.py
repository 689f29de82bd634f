"""显示: size of type and colours, put on at once; kept for this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tecdesk.ui.dress import COLOURS
from tecdesk.ui.dress import SIZES
from tecdesk.ui.dress import dress
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.segments import Segments

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk


def choose_size(desk: Desk, size: str) -> None:
    """Take another size of type; the window is built anew with it."""
    desk.preferences.remember("type", size)
    desk.bus.enlarged.emit()


def choose_colours(desk: Desk, colours: str) -> None:
    """Put on light or dark, or do as the system does."""
    desk.preferences.remember("colours", colours)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        dress(app, colours)


class LookSection(Section):
    """What the window looks like.

    Attributes:
        type_size, colours: the choices.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("显示", "选了就换，只记在这台电脑上")
        self._desk = desk
        self.type_size = Segments("字号", lambda size: choose_size(desk, str(size)))
        self.colours = Segments("颜色", lambda key: choose_colours(desk, str(key)))
        self.type_size.offer(list(SIZES.items()), desk.preferences.text("type", "1.0"))
        self.colours.offer(list(COLOURS.items()), "system")
        self.add("字号", self.type_size, "字、行高、按钮一起变；打印不受影响。")
        self.add("颜色", self.colours)

    def reload(self) -> None:
        """Show what is kept."""
        self.type_size.show_value(self._desk.preferences.text("type", "1.0"))
        self.colours.show_value(self._desk.preferences.text("colours", "system"))
