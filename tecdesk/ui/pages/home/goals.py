"""年度目标 on the first page: a bar with today's tick, the figure, what is needed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QWidget

from tecdesk.domain.values import show
from tecdesk.tally.pace import Standing
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.models.tally_grid import percent
from tecdesk.ui.parts.bar import Bar
from tecdesk.ui.parts.figure import Figure
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.tally.pace import Goal

_HIGH, _LOW = 1.75, 1.4
"""Height of a line, in lines of text, with and without room to spare."""
_COLUMNS = 7
_BAR, _DONE = 1, 2
_PLACES = {_DONE: RIGHT}
_FILL = Qt.AlignmentFlag(0)


class Goals(QWidget):
    """One line a target.

    Signals:
        opened: a Goal whose figure was pressed.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._narrow, self._height = False, _HIGH
        self._said: list[tuple[QLabel, QLabel, Goal]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(lines(0.5))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(_BAR, 1)

    def show_goals(self, goals: Sequence[Goal]) -> None:
        """Show the targets of a year."""
        clear(self._grid)
        self._said = []
        for at, goal in enumerate(goals):
            for column, part in enumerate(self._parts(goal)):
                self._grid.addWidget(part, at * 2, column, _PLACES.get(column, _FILL))
            self._grid.addWidget(rule(), at * 2 + 1, 0, 1, _COLUMNS)
        self._say()
        self._space()

    def widen(self, *, narrow: bool, low: bool) -> None:
        """Leave out the rate and what it roughly takes where there is no room."""
        self._narrow, self._height = narrow, _LOW if low else _HIGH
        self._say()
        self._space()

    def _space(self) -> None:
        for at in range(len(self._said)):
            self._grid.setRowMinimumHeight(at * 2, lines(self._height))

    def _say(self) -> None:
        for rate, words, goal in self._said:
            rate.setVisible(not self._narrow)
            words.setText(goal.short if self._narrow else goal.sentence)

    def _parts(self, goal: Goal) -> tuple[QWidget, ...]:
        bar = Bar(goal.rate or Decimal(0), goal.share, late=goal.late)
        reached = "" if goal.rate is None else percent(goal.rate)
        bar.setAccessibleName(f"{goal.label}进度 {reached}".rstrip())
        if goal.rate is None:
            bar.hide()
        bar.setToolTip(goal.pace)
        of = f"/ {show(goal.kind, goal.target)} {goal.unit}"
        rate = label(reached)
        rate.setAlignment(RIGHT)
        words = label(goal.sentence, tone="amber" if goal.late else "")
        words.setToolTip(goal.pace)
        self._said.append((rate, words, goal))
        return (
            label(goal.label),
            bar,
            self._done(goal),
            label(of, tone="hint"),
            rate,
            _mark(goal),
            words,
        )

    def _done(self, goal: Goal) -> Figure:
        text = figure_text(goal.kind, goal.done)
        made = Figure(text, lambda: self.opened.emit(goal))
        made.setAccessibleName(f"{goal.label} {text} {goal.unit}，看明细")
        made.setAccessibleDescription(f"{goal.sentence} {goal.pace}".strip())
        return made


def _mark(goal: Goal) -> QLabel:
    if goal.late:
        return picture("triangle-alert", "amber")
    done = goal.standing is Standing.DONE
    return picture("check" if done else "circle-dashed", "accent" if done else "text3")
