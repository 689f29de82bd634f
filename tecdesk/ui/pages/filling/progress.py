"""Over the form: which sheet is shown, and how many cells are how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel

from tecdesk.exchange.forms.grid import FormKind
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.sheet_model import TONES
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.pages.filling.held import Held

_DIM = {"text3": "dim", "accent": ""}


class Progress(QFrame):
    """One row; what is open can be pressed.

    Attributes:
        which: the sheet shown. open: leads to the next cell that asks.

    Args:
        chosen: takes the number of the sheet chosen.
        next_open: goes to the next cell that asks.
    """

    def __init__(
        self, chosen: Callable[[object], object], next_open: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("area", "header")
        self.setFixedHeight(lines(2.2))
        self.which = Chooser("哪张表页", chosen)
        self.open = button("", next_open, look="chip")
        self._tick = picture("check", "accent")
        self._lacking = label("", "note", tone="amber")
        told = (State.SET, State.LEFT, State.FORMULA)
        self._states = {state: _counted(state) for state in told}
        rest = (self._states[State.LEFT], self._states[State.FORMULA])
        done = row(self._tick, self._states[State.SET], gap=0.2)
        parts = (self.which, done, self.open, *rest, self._lacking)
        self.setLayout(row(*parts, None, gap=0.8, edge=1.0))

    def offer(self, held: Held) -> None:
        """Offer the sheets of a form; tables of a document are shown together."""
        sheets = [each for each in held.form.sheets if not each.hidden]
        self.which.offer(
            [(sheet.number, sheet.name) for sheet in sheets],
            sheets[0].number if sheets else None,
        )
        several = len(sheets) > 1 and held.form.kind is FormKind.WORKBOOK
        self.which.setVisible(several)

    def count(self, held: Held) -> None:
        """Say how many cells are how far."""
        counts = held.count()
        for state, each in self._states.items():
            each.setText(f"{state.value} {counts[state]}")
            each.setVisible(bool(counts[state]))
        lacking = sum(entry.lacks for entry in held.entries.values())
        self._lacking.setText(f"台账里没有数 {lacking}")
        self._lacking.setVisible(bool(lacking))
        self._tick.setVisible(bool(counts[State.SET]))
        asking = counts[State.ASKS]
        self.open.setText(f"待定 {asking}，看下一格")
        self.open.setVisible(bool(asking))


def _counted(state: State) -> QLabel:
    tone = TONES[state]
    return label("", "note", tone=_DIM.get(tone, tone))
