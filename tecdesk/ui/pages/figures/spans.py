"""Choosing a period: the year, a half, a quarter, a month, or up to a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.period import Period
from tecdesk.domain.reading import Context
from tecdesk.domain.values import parse
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from collections.abc import Callable

UNTIL = "until"
_MAIN: list[tuple[object, str]] = [("", "全年"), ("h1", "上半年"), ("h2", "下半年")]
_PARTS: list[tuple[object, str]] = [
    *[(f"q{q}", f"第{'一二三四'[q - 1]}季度") for q in range(1, 5)],
    *[(f"m{m}", f"{m}月") for m in range(1, 13)],
]
EVERY: list[tuple[object, str]] = [*_MAIN, *_PARTS]
"""Keys of the parts of a year and what they are called."""
_DAY = Field("until", "截至日期", Kind.DATE)


def period_of(year: int, key: str, until: date | None = None) -> Period:
    """The period that h1, q3 or m12 means in a year; "" for all of it.

    Args:
        year: the year.
        key: of EVERY, or UNTIL.
        until: the last day of UNTIL; all of the year where it lies outside.
    """
    number = int(key[1:] or 0) if key != UNTIL else 0
    match key[:1]:
        case "h":
            return Period(year, half=number)
        case "q":
            return Period(year, quarter=number)
        case "m":
            return Period(year, month=number)
        case "u" if until is not None and until.year == year:
            return Period(year, until=until)
        case _:
            return Period(year)


def key_of(period: Period) -> str:
    """The key that means a period."""
    for letter, part in (
        ("h", period.half),
        ("q", period.quarter),
        ("m", period.month),
    ):
        if part:
            return f"{letter}{part}"
    return UNTIL if period.until else ""


class Spans(QWidget):
    """Segments for what is asked daily, a drop-down for the rest, a line for a day.

    Attributes:
        main, other, day: its parts.
    """

    def __init__(self, chosen: Callable[[object], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._key = ""
        self._until: date | None = None
        self._year = 0
        self.main = Segments("时间", self._on_main)
        self.other = DropDown("时间", self._on_other)
        self.day = Line()
        self.day.setAccessibleName("截至哪一天")
        self.day.setFixedWidth(lines(6))
        self.day.setPlaceholderText("月日，如 9.30")
        self.day.returnPressed.connect(self._on_day)
        self.day.left.connect(self._on_day)
        self.day.hide()
        self.setLayout(row(self.main, self.other, self.day, gap=0.4))
        self.main.offer(list(_MAIN), "")
        self._narrow = True
        self.widen(narrow=False)

    def period(self, year: int) -> Period:
        """The period chosen, in a year."""
        self._year = year
        return period_of(year, self._key, self._until)

    def show_period(self, period: Period) -> None:
        """Show a period as chosen without telling anybody."""
        self._until, self._year = period.until, period.year
        self._put(key_of(period))

    def widen(self, *, narrow: bool) -> None:
        """One drop-down where there is little room."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.main.setVisible(not narrow)
        first = [] if narrow else [("", "季度、月份…")]
        every = EVERY if narrow else _PARTS
        choices = [*first, *every, (UNTIL, "截至某一天…")]
        self.other.offer(choices, self._other())

    def _other(self) -> str:
        """What the drop-down shows: nothing where the segments show it."""
        return "" if not self._narrow and self._key in dict(_MAIN) else self._key

    def _put(self, key: str) -> None:
        self._key = key
        self.main.show_value(key)
        self.other.show_value(self._other())
        self.day.setVisible(key == UNTIL)
        if key == UNTIL and self._until is not None:
            self.day.setText(f"{self._until.month}.{self._until.day}")

    def _on_main(self, value: object) -> None:
        self._put(str(value))
        self._chosen(value)

    def _on_other(self, value: object) -> None:
        key = str(value or "")
        if key == UNTIL and (self._until is None or self._until.year != self._year):
            self._until = _latest(self._year)
        self._put(key)
        self._chosen(value)
        if key == UNTIL:
            self.day.setFocus()
            self.day.selectAll()

    def _on_day(self) -> None:
        until = self._read()
        tone(self.day, "state", "" if until else "red")
        self.day.setToolTip("" if until else f"{self._year} 年里没有这一天")
        if until is not None and until != self._until:
            self._until = until
            self._chosen(UNTIL)

    def _read(self) -> date | None:
        """The day written; None where it is no day of the year."""
        context = Context(self._year, _latest(self._year))
        value = parse(_DAY, self.day.text(), context).value
        text = value if isinstance(value, str) else ""
        if len(text) != len("2025-09-30") or int(text[:4]) != self._year:
            return None
        return date.fromisoformat(text)


def _latest(year: int) -> date:
    """Today in this year; the last day of another."""
    today = date.today()  # noqa: DTZ011 - the desk's own day
    return today if today.year == year else date(year, 12, 31)
