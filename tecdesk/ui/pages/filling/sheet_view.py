"""The form on screen: columns share the room, rows are as high as their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QTableView

from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling.measure import ROW
from tecdesk.ui.pages.filling.measure import Measure
from tecdesk.ui.pages.filling.sheet_delegate import SheetDelegate
from tecdesk.ui.pages.filling.sheet_model import SheetModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent

    from tecdesk.exchange.forms.grid import Place
    from tecdesk.ui.pages.filling.laid import Box

_SMALLEST, _LARGEST = 0.6, 1.5
"""How far the columns are squeezed or stretched to fill the room."""
Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_STEPS = {
    _Move.MoveDown: (1, 0),
    _Move.MoveUp: (-1, 0),
    _Move.MoveRight: (0, 1),
    _Move.MoveLeft: (0, -1),
}


class SheetView(QTableView):
    """Arrows walk over cells, a merged one is one step.

    Attributes:
        cells: the model.

    Signals:
        moved: the cursor stands on another cell. opened: Enter or a double click.
    """

    moved = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._aim = (0, 0)
        self._walking = False
        self._fitted = 0
        self.cells = SheetModel()
        self.cells.setParent(self)
        self.setModel(self.cells)
        self.setItemDelegate(SheetDelegate(self, self.cells))
        self.setAccessibleName("表")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        per_pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(per_pixel)
        self.setVerticalScrollMode(per_pixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(lines(ROW))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def box(self) -> Box | None:
        """The cell the cursor stands on."""
        return self.cells.box(self.currentIndex())

    def show_sheets(self) -> None:
        """Lay out what the model shows now."""
        self.clearSpans()
        for box in self.cells.laid.boxes.values():
            if box.spans:
                high, wide = box.bottom - box.top + 1, box.right - box.left + 1
                self.setSpan(*box.key, high, wide)
        for row in self.cells.laid.heads:
            if self.cells.laid.columns > 1:
                self.setSpan(row, 0, 1, self.cells.laid.columns)
        self.fit()

    def stand_on(self, place: Place) -> None:
        """Put the cursor on a cell that is shown."""
        if box := self.cells.laid.box_of(place):
            self._aim = box.key
            self._go_to(box)

    def fit(self) -> None:
        """Share the room among the columns; give the rows what their texts need."""
        laid, measure = self.cells.laid, Measure(self.cells)
        self._fitted = self.width()
        wanted = sum(laid.widths) * measure.unit
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        scale = min(max(room / wanted, _SMALLEST), _LARGEST) if wanted else 1.0
        widths = [int(width * measure.unit * scale) for width in laid.widths]
        for column, width in enumerate(widths):
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)
        high = [lines(ROW)] * laid.rows
        for box in laid.boxes.values():
            if box.top == box.bottom:
                wide = sum(widths[box.left : box.right + 1])
                high[box.top] = max(high[box.top], measure.height(box, wide))
        for row, height in enumerate(high):
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _go_to(self, box: Box) -> None:
        index = self.cells.index(*box.key)
        self._walking = True
        self.setCurrentIndex(index)
        self._walking = False
        self.scrollTo(index)

    def currentChanged(  # noqa: N802 - Qt's
        self, current: Index, previous: Index
    ) -> None:
        super().currentChanged(current, previous)
        if not self._walking and current.isValid():
            self._aim = (current.row(), current.column())
        self.viewport().update()
        self.moved.emit()

    def moveCursor(  # noqa: N802 - Qt's
        self, action: _Move, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        box = self.box
        if box is None or action not in _STEPS:
            return self._first(super().moveCursor(action, modifiers))
        down, across = _STEPS[action]
        goal = self.cells.laid.beside(box, down, across, self._aim)
        # Down keeps to the column it came in, and across to the row.
        self._aim = (goal.top, self._aim[1]) if down else (self._aim[0], goal.left)
        self._walking = True
        return self.cells.index(*goal.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)
        self._walking = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._fitted:
            self.fit()

    def _first(self, index: QModelIndex) -> QModelIndex:
        box = self.cells.box(index)
        return self.cells.index(*box.key) if box else index
