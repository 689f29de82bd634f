"""A table to type into: a key begins, Enter goes down, Space ticks, Ctrl+D repeats.

The numeric pad alone fills a column of numbers: see `editors.pad`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QLineEdit

from tecdesk.ui.editors.pad import Pad
from tecdesk.ui.editors.pad import about
from tecdesk.ui.editors.pad import pressed
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.delegate import RowDelegate
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.models.entry import EntryModel

_SAID = 8.0
"""Room for what is wrong, in lines."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Delegate(RowDelegate):
    """Ends typing at once with Enter and the signs of the pad.

    Qt ends it a moment later, and what a quick hand types until then would be added
    to the cell that was left.
    """

    def __init__(self, table: EntryTable) -> None:
        super().__init__(table, cells=True)
        self._table = table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = self._table.sign(event)
        if key is Pad.ABOUT:
            watched.setText(about(watched.text()))
        elif key is not None:
            self._end(watched)
            self._table.press(key)
        elif _is_enter(event):
            self._end(watched)
            self._table.step(1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _end(self, box: QLineEdit) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class EntryTable(Table):
    """Moves by cells; Enter below the last row stays there.

    Args:
        model: what is typed into.
        meaning: what it lists, for screen readers.
    """

    def __init__(self, model: EntryModel, meaning: str) -> None:
        super().__init__(model, cells=True, row_height=1.7)
        self._model = model
        self.setAccessibleName(meaning)
        self.setItemDelegate(_Delegate(self))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def go(self) -> None:
        """Put the cursor where typing or ticking begins."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, self._first()))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def share(self) -> None:
        """Share the width: room to type, the rest for what is wrong."""
        columns = self._model.columns
        widths = self.wanted_widths(0.4)
        typed = [
            max(width, lines(c.width))
            for width, c in zip(widths, columns, strict=False)
        ]
        room = self.viewport().width() - lines(_SAID)
        spare = [at for at, column in enumerate(columns) if column.spare]
        for at in spare:
            self.setColumnHidden(at, sum(typed) > room)
            if sum(typed) > room:
                typed[at] = 0
        self.fit(len(columns), widths=[*typed, lines(_SAID)])

    def repeat(self) -> None:
        """Put what stands in the cell above into this one."""
        here = self.currentIndex()
        above = here.siblingAtRow(here.row() - 1)
        if above.isValid():
            self._model.setData(here, above.data(Qt.ItemDataRole.EditRole))

    def sign(self, event: QKeyEvent) -> Pad | None:
        """The sign of the pad that was pressed in a column of numbers."""
        at = self.currentIndex().column()
        typed = self._model.columns[at : at + 1]
        field = typed[0].field if typed and at >= 0 else None
        return pressed(event, field.kind) if field else None

    def press(self, key: Pad) -> None:
        """Do what a sign of the pad means in the current cell, and go on."""
        here = self.currentIndex()
        if key is Pad.ABOUT:
            text = str(here.data(Qt.ItemDataRole.EditRole))
            self._model.setData(here, about(text))
            return
        if key is Pad.SAME:
            self.repeat()
        elif key is Pad.NONE:
            self._model.setData(here, "—")
        self.step(-1 if key is Pad.BACK else 1)

    def step(self, by: int) -> None:
        """Go up or down by so many rows; past the ends stay."""
        other = self.currentIndex().siblingAtRow(self.currentIndex().row() + by)
        if other.isValid():
            self.setCurrentIndex(other)

    def next_wrong(self) -> None:
        """Go to the next row that something is said about."""
        here = self.currentIndex()
        at = self._model.wrong_after(here.row())
        if at >= 0:
            column = max(here.column(), self._first())
            self.setCurrentIndex(self._model.index(at, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Turn the tick of the row with the cursor."""
        here = self.currentIndex()
        if here.isValid():
            self._model.tick(self._model.rows[here.row()].id)

    def _first(self) -> int:
        if self._model.ticked is not None:
            return 0
        typed = [n for n, each in enumerate(self._model.columns) if each.field]
        return typed[0] if typed else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._typing():
            # The line being typed into lets Enter through; it is not for the grid.
            event.ignore()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ticks = self._model.ticked is not None
        if sign := self.sign(event):
            self.press(sign)
        elif _is_enter(event):
            self.step(1)
        elif control and event.key() == Qt.Key.Key_D:
            self.repeat()
        elif control and event.key() == Qt.Key.Key_A and ticks:
            self._model.tick_all()
        elif event.key() == Qt.Key.Key_Space and ticks:
            self.tick()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index: QModelIndex = self.indexAt(event.position().toPoint())
        if index.column() == 0 and event.position().x() < lines(2.0):
            self.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _typing(self) -> bool:
        editing = self.state() == QAbstractItemView.State.EditingState
        return editing and not self.hasFocus()


def _is_enter(event: QKeyEvent) -> bool:
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() in _ENTER and not held
