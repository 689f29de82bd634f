"""How many findings want what; a press shows only these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPushButton

from tecdesk.tally.checkup.checkup import Standing
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.points import ICONS
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import row

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping


class StandingChips(QFrame):
    """全部, 有问题, 要改或说明, 提示, 已说明, each with its count."""

    def __init__(self, chosen: Callable[[Standing | None], None]) -> None:
        super().__init__()
        self.setFixedHeight(lines(2.4))
        self.setMinimumWidth(1)  # the window may get narrower before the panel goes
        self._chosen = chosen
        self._buttons: dict[Standing | None, QPushButton] = {
            None: self._made(None, ""),
            **{
                standing: self._made(standing, ICONS[standing]) for standing in Standing
            },
        }
        self.setLayout(row(*self._buttons.values(), None, edge=1.0))

    def show_counts(self, counts: Mapping[str, int], chosen: Standing | None) -> None:
        """Show the counts; standings without findings disappear, except 有问题."""
        self._buttons[None].setText(f"全部 {sum(counts.values())}")
        for standing in Standing:
            count = counts.get(standing.value, 0)
            made = self._buttons[standing]
            made.setText(f"{standing.label} {count}")
            made.setVisible(bool(count) or standing is Standing.ERROR)
        for each, made in self._buttons.items():
            made.setChecked(each is chosen)

    def choose(self, standing: Standing | None) -> None:
        """Choose as a press does."""
        self._chosen(standing)

    def _made(self, standing: Standing | None, icon: str) -> QPushButton:
        made = button("", lambda: self._chosen(standing), look="chip", icon=icon)
        made.setCheckable(True)
        return made
