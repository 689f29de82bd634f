"""The table of the house: no grid, whole rows, widths from what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QWidget

from tecdesk.desk.inert import as_line
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.delegate import EDGE
from tecdesk.ui.models.delegate import PAD
from tecdesk.ui.models.delegate import RowDelegate
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = 30
"""So many rows say how wide the columns are."""


class Heading(QHeaderView):
    """A flat header: small, no capitals, a thin rule below, sort mark if sorted."""

    def __init__(self, parent: QWidget, first_edge: float) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._edge = first_edge
        self.setFont(sized("note"))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, color("sunken"))
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(color("text2"))
        painter.setFont(self.font())
        left = lines(self._edge if section == 0 else PAD)
        last = section == self.count() - 1
        inside = rect.adjusted(left, 0, -lines(EDGE if last else PAD), 0)
        painter.drawText(inside, self._alignment(section), self._words(section))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bottom = self.height() - 1
        painter = QPainter(self.viewport())
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(self.length(), bottom, self.width(), bottom)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), lines(1.6))

    def _alignment(self, section: int) -> Qt.AlignmentFlag:
        role = Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag(self.model().headerData(section, _ACROSS, role))

    def _words(self, section: int) -> str:
        text = str(self.model().headerData(section, _ACROSS) or "")
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            return f"{text} {'↓' if down else '↑'}"
        return text


_ACROSS = Qt.Orientation.Horizontal


class Table(QTableView):
    """A table view in the style of the house.

    Signals:
        opened: Enter or a double click on a row or cell.
    """

    opened = Signal(object)

    def __init__(
        self,
        model: QAbstractItemModel,
        *,
        cells: bool = False,
        row_height: float = 1.55,
        first_edge: float = 1.0,
    ) -> None:
        super().__init__()
        self._edge = first_edge
        self.setModel(model)
        model.setParent(self)
        self.setItemDelegate(RowDelegate(self, cells=cells, first_edge=first_edge))
        self.setHorizontalHeader(Heading(self, first_edge))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(lines(row_height))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if not cells:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened.emit)

    @property
    def room(self) -> int:
        """The width for columns, in pixels: also when the bar is about to come."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.verticalScrollBar().sizeHint().width()
        high = rows > self.height() - self.horizontalHeader().sizeHint().height()
        return self.width() - bar * high

    def fit(self, stretch: int, gap: float = 0.6, widths: Sequence[int] = ()) -> None:
        """Give each column what its texts need and the rest to one of them.

        Args:
            stretch: the column that takes what is left; -1 for none.
            gap: room between columns, in lines.
            widths: what the columns need, where it is known already.
        """
        widths = widths or self.wanted_widths(gap)
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        if 0 <= stretch < len(widths):
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def wanted_widths(self, gap: float = 0.6) -> list[int]:
        """What each column needs for its texts, in pixels."""
        return [self._wanted(column) + lines(gap) for column in self._columns()]

    def _columns(self) -> range:
        return range(self.model().columnCount())

    def _wanted(self, column: int) -> int:
        model = self.model()
        metrics = self.horizontalHeader().fontMetrics()
        words = str(model.headerData(column, _ACROSS) or "")
        edge = self._edge if column == 0 else PAD
        pad = EDGE if column == model.columnCount() - 1 else PAD
        widest = metrics.horizontalAdvance(words) + lines(edge + pad)
        return max(widest, self._content(column))

    def _content(self, column: int) -> int:
        """What the first cells of a column need."""
        model, widest = self.model(), 0
        for row in range(min(model.rowCount(), SAMPLE)):
            index = model.index(row, column)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                widest = max(widest, self.sizeHintForIndex(index).width())
        return widest

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a table for WPS and Excel."""
        chosen = sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        rows: dict[int, list[str]] = {}
        for index in chosen:
            text = index.data(Qt.ItemDataRole.DisplayRole)
            rows.setdefault(index.row(), []).append(str(text or ""))
        copied = "\n".join(map(as_line, rows.values()))
        QApplication.clipboard().setText(copied)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet takes this away; without it Qt draws every row anew for
        # each notch of the wheel instead of moving the picture.
        self.viewport().setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._rule_on()

    def _rule_on(self) -> None:
        """Draw the rules of the rows on to the right edge, past the last column."""
        left, right = self.horizontalHeader().length(), self.viewport().width()
        if left >= right:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(color("line"), 1))
        for row in self._seen():
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(left, bottom, right, bottom)
        painter.end()

    def _seen(self) -> range:
        """The rows in sight."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = self.model().rowCount() if last < 0 else last + 1
        return range(max(first, 0), end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
