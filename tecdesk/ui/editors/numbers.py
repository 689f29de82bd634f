"""Editors for numbers and dates: plain lines that can be empty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from tecdesk.domain.field import Field
    from tecdesk.ui.models.lookup import Lookup

_DAYS = "一二三四五六日"


class NumberEditor(LineEditor):
    """Counts, money and areas; full width and 万 are understood."""

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        super().__init__(field, lookup)


class DateEditor(LineEditor):
    """9, 12.9, 1209, 昨天 and every spelling of ledgers; may be empty.

    Attributes:
        hint: weekday, or how the date is read; None in a narrow form.
    """

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        super().__init__(field, lookup)
        self.hint: QLabel | None = None
        self.edited.connect(self._say_day)

    def spacious(self) -> None:
        """Show the weekday beside the box."""
        self.hint = label("", "note", tone="hint")
        self.hint.setMinimumWidth(lines(4.6))
        self.line.setMaximumWidth(lines(7.5))
        self.row.addWidget(self.hint)
        self.row.addStretch(1)

    def write(self, text: str) -> None:
        super().write(text)
        self._say_day()

    def today(self) -> None:
        """Put in the day it is."""
        day = self.lookup.context.today
        if day is not None:
            self.type(day.isoformat())

    def _say_day(self) -> None:
        if self.hint is not None:
            self.hint.setText(self._day())

    def _day(self) -> str:
        reading = self.reading()
        text = str(reading.value or "")
        if len(text) != 10:
            return ""
        day = date.fromisoformat(text)
        words = f"周{_DAYS[day.weekday()]}"
        if day == self.lookup.context.today:
            return f"{words}，今天"
        return words if self.text == text else f"{day.month}月{day.day}日 {words}"
