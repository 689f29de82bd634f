"""Chooses what of a year is reported: all of it, or half."""

from __future__ import annotations

from PySide6.QtCore import Signal

from tecdesk.domain.period import Period
from tecdesk.domain.period_code import collected
from tecdesk.ui.parts.chooser import Chooser


class PartOfYear(Chooser):
    """全年 until another is chosen; another year keeps the half.

    Attributes:
        period: what is chosen.

    Signals:
        turned: another was chosen.
    """

    turned = Signal()

    def __init__(self, meaning: str, year: int) -> None:
        super().__init__(meaning, self._on_chosen)
        self.period = Period(year)

    def show_year(self, year: int) -> None:
        """Offer another year."""
        self.period = Period(year, half=self.period.half)
        found = sorted(collected(year), key=lambda each: each.half or 0)
        self.offer([(each, each.name) for each in found], self.period)

    def _on_chosen(self, value: object) -> None:
        if isinstance(value, Period):
            self.period = value
            self.turned.emit()
