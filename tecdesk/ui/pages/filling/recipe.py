"""The choices that make the figure of a cell, one under another; Enter walks on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import What
from tecdesk.domain.indicators import INDICATORS
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling import choices
from tecdesk.ui.pages.filling.pick import Pick
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk

_LABEL = 2.4


class Recipe(QWidget):
    """Figure, time, part and number by typing; unit, digits and zero from menus.

    Attributes:
        binding: what is chosen; None before a figure is.
        indicator, when, part, what: lines. unit, decimals, zero: menus.

    Signals:
        chosen: a Binding that is another than before. ended: Enter in the last line.
    """

    chosen = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.binding: Binding | None = None
        self.indicator = Pick("指标")
        self.when = Pick("时间")
        self.part = Pick("哪一部分")
        self.what = Pick("取哪个数")
        self.unit = Chooser("单位", self._on_unit)
        self.decimals = Chooser("小数", self._on_decimals)
        self.zero = Chooser("0 怎么写", self._on_zero)
        self.indicator.chosen.connect(self._on_indicator)
        self.when.chosen.connect(self._on_when)
        self.part.chosen.connect(self._on_part)
        self.what.chosen.connect(self._on_what)
        self._picks = (self.indicator, self.when, self.part, self.what)
        for here, next_ in pairwise(self._picks):
            here.entered.connect(_focuser(next_))
        self.what.entered.connect(self.ended)
        named = ("指标", "时间", "部分", "取")
        rows = [
            _named(word, each) for word, each in zip(named, self._picks, strict=True)
        ]
        self._rest = QWidget()
        self._rest.setLayout(
            column(
                row(_word("写成"), self.unit, self.decimals, None),
                row(_word(""), self.zero, None),
            )
        )
        made = column(*rows, self._rest)
        self.setLayout(made)
        self._shown: tuple[Binding | None, int] = (None, 0)

    def focus(self) -> None:
        """Put the cursor on the figure, its name marked."""
        self.indicator.setFocus(Qt.FocusReason.OtherFocusReason)
        self.indicator.selectAll()

    def show_binding(self, binding: Binding | None) -> None:
        """Show what is chosen without telling anybody.

        What is shown already stays as it is: somebody may be typing in it.
        """
        year = self._desk.bus.year
        if (binding, year) == self._shown:
            return
        self._shown = (binding, year)
        self.binding = binding
        self.indicator.offer(
            choices.indicators(year), binding.indicator if binding else ""
        )
        for each in (*self._picks[1:], self._rest):
            each.setEnabled(binding is not None)
        if binding is None:
            for each in self._picks[1:]:
                each.offer([], "")
            self._rest.hide()
            return
        self.when.offer(choices.whens(), choices.when_value(binding.ago, binding.when))
        declared = INDICATORS[binding.indicator]
        parts = choices.parts(self._desk.book, declared, year)
        self.part.offer(parts, choices.part_value(binding.part))
        self.what.offer(choices.whats(), binding.what.value)
        units = choices.units(self._desk.book, binding, year)
        self.unit.offer(units, choices.unit_of(binding))
        self.decimals.offer(choices.decimals(), binding.decimals)
        self.zero.offer(choices.zeros(binding), binding.zero)
        self._rest.show()

    def _take(self, binding: Binding) -> None:
        self.show_binding(binding)
        self.chosen.emit(binding)

    def _on_indicator(self, value: str) -> None:
        self._take(choices.of_indicator(self.binding, value))

    def _on_when(self, value: str) -> None:
        if self.binding is not None:
            self._take(choices.at_time(self.binding, value))

    def _on_part(self, value: str) -> None:
        if self.binding is not None:
            self._take(choices.of_part(self.binding, value))

    def _on_what(self, value: str) -> None:
        if self.binding is not None:
            what = What(value)
            same = what.is_percent is self.binding.what.is_percent
            unit = self.binding.unit if same else ""
            self._take(replace(self.binding, what=what, unit=unit))

    def _on_unit(self, value: object) -> None:
        if self.binding is not None:
            self._take(choices.in_unit(self.binding, str(value)))

    def _on_decimals(self, value: object) -> None:
        if self.binding is not None:
            digits = value if isinstance(value, int) else None
            self._take(replace(self.binding, decimals=digits))

    def _on_zero(self, value: object) -> None:
        if self.binding is not None:
            self._take(replace(self.binding, zero=str(value)))


def _focuser(pick: Pick) -> object:
    def go() -> None:
        pick.setFocus(Qt.FocusReason.TabFocusReason)
        pick.selectAll()

    return go


def _word(text: str) -> QWidget:
    made = label(text, "note", tone="hint")
    made.setFixedWidth(lines(_LABEL))
    return made


def _named(text: str, pick: Pick) -> QWidget:
    made = QWidget()
    inside = row(_word(text), pick)
    inside.setStretch(1, 1)
    made.setLayout(inside)
    return made
