"""A chart on the page: every number in it is walked to with arrows and opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPoint
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget

from tecdesk.report.charts.chart import words
from tecdesk.report.charts.layout import lay_out
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.chart_paint import paint
from tecdesk.ui.parts.chart_paint import scale
from tecdesk.ui.parts.chart_paint import setting
from tecdesk.ui.parts.chart_paint import zero_lines
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from tecdesk.report.charts.chart import Chart
    from tecdesk.report.charts.shapes import Drawing
    from tecdesk.report.charts.shapes import Key

_LEAST, _MOST = 8.0, 20.0
"""Height of a row of columns, in lines."""
_EDGE = 1.0
NOTHING = "没有可画的数"


class ChartView(QWidget):
    """Draws one chart as wide as its place and as high as it takes.

    Attributes:
        chart: what is shown; None for nothing.
        marked: the number the keys stand on.

    Signals:
        opened: Enter or a press on the number of a series and a label.
        walked: another number is marked.
    """

    opened = Signal(object)
    walked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.marked: Key | None = None
        self._drawing: Drawing | None = None
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart; the mark stays where it was if there is such a place."""
        self.chart = chart
        keys = self._keys()
        if self.marked not in keys:
            self.marked = keys[0] if keys else None
        self.setAccessibleName(chart.title if chart else NOTHING)
        self._say()
        self._lay()

    def fill(self, room: int) -> None:
        """Say how high the place is; columns grow as far as it goes."""
        if room != self._room:
            self._room = room
            self._lay()

    def told(self, key: Key) -> str:
        """A number with its label, as it is read out."""
        if self.chart is None:
            return ""
        number, at = key
        series = self.chart.series[number]
        named = f"{series.name} " if len(self.chart.series) > 1 else ""
        text = words(series.values[at])
        return f"{self.chart.labels[at]} {named}{text} {self.chart.unit}".strip()

    def place_of(self, key: Key) -> QPoint | None:
        """The middle of a column, part or point; None where nothing is drawn."""
        found = self._drawing.middle_of(key) if self._drawing else None
        if found is None:
            return None
        edge, pixels = lines(_EDGE), scale()
        return QPoint(
            round(found[0] * pixels) + edge, round(found[1] * pixels) + edge // 2
        )

    def _keys(self) -> list[Key]:
        """Numbers in the order of reading: label by label."""
        if self.chart is None:
            return []
        numbers = range(len(self.chart.series))
        return [(n, at) for at in range(len(self.chart.labels)) for n in numbers]

    def _lay(self) -> None:
        self._drawing = None
        wide = self.width() - 2 * lines(_EDGE)
        if self.chart is not None and wide > lines(6):
            self._drawing = self._laid(wide, self.chart)
        high = self._drawing.height * scale() if self._drawing else 0
        self.setMinimumHeight(round(high) + lines(_EDGE))
        self.update()

    def _laid(self, wide: int, chart: Chart) -> Drawing:
        """Set low first, then higher by what is left, row by row."""
        least = setting(wide, lines(_LEAST))
        drawn = lay_out(chart, least)
        rows = zero_lines(drawn.shapes)
        left = self._room - lines(2 * _EDGE) - drawn.height * scale()
        if not rows or left <= 0:
            return drawn
        high = min(lines(_LEAST) + left / rows, lines(_MOST))
        return lay_out(chart, replace(least, height=high / scale()))

    def _say(self) -> None:
        said = self.told(self.marked) if self.marked else ""
        self.setAccessibleDescription(said)
        if self.marked:
            self.walked.emit(self.marked)

    def _mark(self, key: Key) -> None:
        self.marked = key
        self._say()
        self.update()

    def _at(self, place: QPointF) -> Key | None:
        if self._drawing is None:
            return None
        edge, pixels = lines(_EDGE), scale()
        x, y = (place.x() - edge) / pixels, (place.y() - edge / 2) / pixels
        return self._drawing.at(x, y)

    def sizeHint(self) -> QSize:
        return QSize(lines(30), max(self.minimumHeight(), lines(10)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = self._keys()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked:
            self.opened.emit(self.marked)
        elif step and self.marked in keys:
            at = keys.index(self.marked) + step
            self._mark(keys[max(0, min(at, len(keys) - 1))])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        key = self._at(event.position())
        if key is not None:
            self._mark(key)
            self.opened.emit(key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            key = self._at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self.told(key) if key else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("surface"))
        if self._drawing is not None:
            painter.translate(lines(_EDGE), lines(_EDGE / 2))
            paint(painter, self._drawing, self.marked if self.hasFocus() else None)
        elif self.chart is None:
            self._paint_nothing(painter)
        painter.end()

    def _paint_nothing(self, painter: QPainter) -> None:
        """A sentence in the middle, ringed while the keys are here."""
        place = self.rect().adjusted(2, 2, -2, -2)
        painter.setPen(color("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, NOTHING)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRect(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
