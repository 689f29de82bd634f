"""The editor of dates: typed in any spelling, or chosen from a month by the keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tecdesk.ui import icons
from tecdesk.ui.editors.calendar import Calendar
from tecdesk.ui.editors.calendar import weekday
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.placing import beside
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QLabel

    from tecdesk.domain.field import Field
    from tecdesk.ui.models.lookup import Lookup

_ISO_DAY = len("2025-12-09")
_BY_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_BY_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DateLine(Line):
    """Alt+↓ opens a month; arrows and PgUp, PgDn move in it, Enter takes the day.

    Args:
        begin: the day to begin with.
        today: the day it is.
    """

    def __init__(
        self, begin: Callable[[], date], today: Callable[[], date | None]
    ) -> None:
        super().__init__()
        self._begin = begin
        self._today = today
        self.calendar: Calendar | None = None

    @property
    def open(self) -> bool:
        """True while the month is shown."""
        return self.calendar is not None and self.calendar.isVisible()

    def open_calendar(self) -> None:
        """Show the month of the date in the line."""
        if self.isReadOnly():
            return
        shown = self._made()
        shown.mark(self._begin())
        shown.move(beside(self, shown))
        shown.show()
        shown.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(shown.words)

    def put_away(self) -> None:
        """Hide the month."""
        if self.calendar is not None:
            self.calendar.hide()

    def take_current(self) -> None:
        """Take the marked day, if the month is open; it goes away."""
        if self.calendar is not None and self.open:
            self._take(self.calendar.day)

    def _take(self, day: date) -> None:
        self.put_away()
        self.setText(day.isoformat())
        self.textEdited.emit(self.text())

    def _made(self) -> Calendar:
        if self.calendar is None or self.calendar.parent() is not self.window():
            self.calendar = Calendar(self.window(), self._today())
            self.calendar.taken.connect(self._take)
            self.destroyed.connect(self.calendar.deleteLater)
        return self.calendar

    def _move(self, shown: Calendar, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _BY_DAYS:
            shown.move_by(_BY_DAYS[key])
        elif key in _BY_MONTHS:
            shown.turn(_BY_MONTHS[key])
        elif key == Qt.Key.Key_Escape:
            shown.hide()
        else:
            return False
        self.setAccessibleDescription(shown.words)
        return True

    def event(self, event: QEvent) -> bool:
        # While the month is open its keys are its own, and Esc leaves the form alone.
        asked = event.type() is QEvent.Type.ShortcutOverride and self.open
        if asked and isinstance(event, QKeyEvent) and _is_its_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        down = event.key() == Qt.Key.Key_Down
        if down and (alt or not self.open):
            self.open_calendar()
        elif self.calendar is None or not (
            self.open and self._move(self.calendar, event)
        ):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.put_away()
        super().focusOutEvent(event)


class DateEditor(LineEditor):
    """9, 12.9, 1209, 昨天 and every spelling of ledgers; may be empty.

    Attributes:
        hint: weekday, or how the date is read; in a narrow form it is the tooltip.
    """

    def __init__(self, field: Field, lookup: Lookup, _register: str = "") -> None:
        self.date_line = DateLine(self._begin, lambda: lookup.context.today)
        super().__init__(field, lookup, self.date_line)
        self.hint: QLabel | None = None
        self.edited.connect(self._on_typed)

    def spacious(self) -> None:
        """Show the weekday beside the box, and the way to the month in it."""
        self.hint = label("", "note", tone="hint")
        self.hint.setMinimumWidth(lines(4.6))
        self.line.setMaximumWidth(lines(7.5))
        self.row.addWidget(self.hint)
        self.row.addStretch(1)
        where = QLineEdit.ActionPosition.TrailingPosition
        month = self.line.addAction(icons.icon("calendar", "text2"), where)
        icons.put(month, "calendar")
        month.setToolTip("按月选 Alt+↓")
        month.triggered.connect(self.date_line.open_calendar)

    def write(self, text: str) -> None:
        super().write(text)
        self._say_day()

    def today(self) -> None:
        """Put in the day it is."""
        day = self.lookup.context.today
        if day is not None and not self.box.isReadOnly():
            self.type(day.isoformat())

    def _on_typed(self) -> None:
        """What is typed counts, and no longer the day that was marked."""
        self.date_line.put_away()
        self._say_day()

    def _say_day(self) -> None:
        words = self._day()
        self.line.setToolTip(words)
        if self.hint is not None:
            self.hint.setText(words)

    def _read(self) -> date | None:
        """The day in the box; None for a month, a year and nothing."""
        text = str(self.reading().value or "")
        return date.fromisoformat(text) if len(text) == _ISO_DAY else None

    def _begin(self) -> date:
        """The day, the first of the month or year, or the last one worked on."""
        text = str(self.reading().value or "")
        if text:
            return date.fromisoformat((text + "-01-01")[:_ISO_DAY])
        context = self.lookup.context
        today, year = context.today, context.year
        if today is None or (year and year > today.year):
            return date(year or 2000, 1, 1)
        return date(year, 12, 31) if year and year < today.year else today

    def _day(self) -> str:
        day = self._read()
        if day is None:
            return ""
        words = weekday(day)
        if day == self.lookup.context.today:
            return f"{words}，今天"
        typed = day.isoformat() == self.text
        return words if typed else f"{day.month}月{day.day}日 {words}"


def _is_its_own(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = held == Qt.KeyboardModifier.NoModifier
    return plain and (key in _BY_DAYS or key in _BY_MONTHS or key == Qt.Key.Key_Escape)
