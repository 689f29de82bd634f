"""A month to choose a day from: never takes the focus, as the lists of words."""

from __future__ import annotations

from calendar import Calendar as Weeks
from calendar import monthrange
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

DAYS = "一二三四五六日"
_FIRST, _LAST = date(1900, 1, 1), date(2099, 12, 31)
_CELL_WIDTH, _CELL_HEIGHT, _EDGE = 1.9, 1.4, 0.5
_ROWS = 6
_CENTRE = Qt.AlignmentFlag.AlignCenter
_HINT = "方向键选日 · PgUp、PgDn 换月"


def weekday(day: date) -> str:
    """周二."""
    return f"周{DAYS[day.weekday()]}"


class Calendar(QFrame):
    """One month; the marked day is filled, today is ringed.

    Attributes:
        day: the marked one.

    Signals:
        taken: a day was pressed.
    """

    taken = Signal(object)

    def __init__(self, window: QWidget, today: date | None) -> None:
        super().__init__(window)
        self.setProperty("area", "float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.day = today or _FIRST
        self._today = today
        width = 7 * lines(_CELL_WIDTH) + 2 * lines(_EDGE)
        self.setFixedSize(width, (_ROWS + 3) * lines(_CELL_HEIGHT) + 2 * lines(_EDGE))
        self.hide()

    def mark(self, day: date) -> None:
        """Mark a day and show its month."""
        self.day = min(max(day, _FIRST), _LAST)
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        """The marked day: 2025年12月9日 周二."""
        day = self.day
        return f"{day.year}年{day.month}月{day.day}日 {weekday(day)}"

    def move_by(self, days: int) -> None:
        """Mark the day so many days later."""
        self.mark(self.day + timedelta(days))

    def turn(self, months: int) -> None:
        """The same day so many months later, or the last one of its month."""
        month = self.day.year * 12 + self.day.month - 1 + months
        year, month = month // 12, month % 12 + 1
        if _FIRST.year <= year <= _LAST.year:
            last = monthrange(year, month)[1]
            self.mark(date(year, month, min(self.day.day, last)))

    def cells(self) -> dict[date, QRect]:
        """Where the days stand, with those of the months around."""
        weeks = Weeks().monthdatescalendar(self.day.year, self.day.month)
        return {
            day: self._cell(column, row + 2)
            for row, week in enumerate(weeks)
            for column, day in enumerate(week)
        }

    def _cell(self, column: int, row: int) -> QRect:
        edge, width, height = lines(_EDGE), lines(_CELL_WIDTH), lines(_CELL_HEIGHT)
        return QRect(edge + column * width, edge + row * height, width, height)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(sized("body", bold=True))
        painter.setPen(color("text"))
        month = f"{self.day.year}年{self.day.month}月"
        painter.drawText(self._cell(0, 0).united(self._cell(6, 0)), _CENTRE, month)
        painter.setPen(color("text2"))
        painter.drawText(self._cell(0, 0), _CENTRE, "‹")
        painter.drawText(self._cell(6, 0), _CENTRE, "›")
        painter.setFont(sized("note"))
        for column, name in enumerate(DAYS):
            painter.drawText(self._cell(column, 1), _CENTRE, name)
        foot = self._cell(0, _ROWS + 2).united(self._cell(6, _ROWS + 2))
        painter.drawText(foot, _CENTRE, _HINT)

    def _paint_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        inside = cell.adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.day:
            painter.setBrush(color("fill"))
            painter.drawRoundedRect(inside, 4, 4)
        elif day == self._today:
            painter.setPen(color("accent"))
            painter.drawRoundedRect(inside, 4, 4)
        here = day.month == self.day.month
        painter.setPen(color("on" if day == self.day else "text" if here else "text3"))
        painter.drawText(cell, _CENTRE, str(day.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        painter.setFont(sized("body"))
        for day, cell in self.cells().items():
            self._paint_day(painter, day, cell)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for column, months in ((0, -1), (6, 1)):
            if self._cell(column, 0).contains(at):
                self.turn(months)
        for day, cell in self.cells().items():
            if cell.contains(at):
                self.mark(day)
                self.taken.emit(day)
                return
