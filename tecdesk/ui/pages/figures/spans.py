"""Choosing a period: the year, a half, a quarter, a month, or up to a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.domain.period import Period
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable

_MAIN = [("", "全年"), ("h1", "上半年"), ("h2", "下半年")]
_OTHER = [
    ("", "季度、月份…"),
    *[(f"q{q}", f"第{'一二三四'[q - 1]}季度") for q in range(1, 5)],
    *[(f"m{m}", f"{m}月") for m in range(1, 13)],
    ("today", "截至今天"),
]


def period_of(year: int, key: str) -> Period:
    """The period that h1, q3, m12 or today means in a year; "" for all of it."""
    if key == "today":
        today = date.today()  # noqa: DTZ011 - the desk's day
        return Period(year, until=today) if today.year == year else Period(year)
    number = int(key[1:] or 0)
    match key[:1]:
        case "h":
            return Period(year, half=number)
        case "q":
            return Period(year, quarter=number)
        case "m":
            return Period(year, month=number)
        case _:
            return Period(year)


class Spans(QWidget):
    """Segments for what is asked daily, a drop-down for the rest."""

    def __init__(self, chosen: Callable[[object], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self.main = Segments("时间", self._on_main)
        self.other = DropDown("季度、月份", self._on_other)
        self.main.offer(list(_MAIN), "")
        self.other.offer(list(_OTHER), "")
        self.setLayout(row(self.main, self.other, gap=0.4))

    def period(self, year: int) -> Period:
        """The period chosen, in a year."""
        return period_of(year, str(self.other.value or self.main.value or ""))

    def _on_main(self, value: object) -> None:
        self.other.show_value("")
        self._chosen(value)

    def _on_other(self, value: object) -> None:
        self.main.show_value("")
        self._chosen(value)
