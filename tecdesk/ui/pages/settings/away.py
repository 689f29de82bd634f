"""离开座位: after how long the window is covered; kept for this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.gate import gate_of
from tecdesk.ui.away import MINUTES
from tecdesk.ui.away import choose_minutes
from tecdesk.ui.away import minutes
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.segments import Segments

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk

_WHY = "到时候换成一张空页，任务栏里也看不见；填到一半的原样留着。"


class AwaySection(Section):
    """How long the window may lie untouched before it is covered.

    Attributes:
        after: the choice, in minutes.
    """

    def __init__(self, desk: Desk) -> None:
        now = button("现在就盖上", desk.bus.left.emit)
        super().__init__("离开座位", "只记在这台电脑上", now)
        self._desk = desk
        self.after = Segments("多久没人动就盖上", self._choose)
        choices = [(each, f"{each} 分钟" if each else "从不") for each in MINUTES]
        self.after.offer([*choices], self._minutes())
        self.add("没人动就盖上", self.after, _WHY)

    def reload(self) -> None:
        """Show what is kept."""
        self.after.show_value(self._minutes())

    def _minutes(self) -> int:
        return minutes(self._desk.preferences, gate_of(self._desk.book))

    def _choose(self, wanted: object) -> None:
        if isinstance(wanted, int):
            choose_minutes(self._desk.preferences, wanted)
            self._desk.bus.idle_chosen.emit()
            self._desk.bus.say(
                f"{wanted} 分钟没人动就盖上" if wanted else "不会自己盖上"
            )
