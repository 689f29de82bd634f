"""A table to type into: a key begins, Enter goes down, Space ticks, Ctrl+D repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.models.entry import EntryModel

_SAID = 8.0
"""Room for what is wrong, in lines."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked
        )
        self.itemDelegate().closeEditor.connect(self._on_closed)
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

    def _on_closed(
        self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def _down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._typing():
            # The line being typed into lets Enter through; it is not for the grid.
            event.ignore()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ticks = self._model.ticked is not None
        if event.key() in _ENTER and not control:
            self._down()
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
