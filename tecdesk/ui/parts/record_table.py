"""The table of a list: many rows marked at once, copied; group headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from tecdesk.ui.fonts import lines
from tecdesk.ui.models.delegate import EDGE
from tecdesk.ui.models.delegate import PAD
from tecdesk.ui.parts.table import SAMPLE
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from tecdesk.ui.models.records import RecordsModel


class RecordTable(Table):
    """Rows are marked with Shift and Ctrl, as in a file list.

    Signals:
        copy_wanted: the marked rows should go to the clipboard.
        reached: the focus came here.
    """

    copy_wanted = Signal()
    reached = Signal()

    def __init__(self, model: RecordsModel) -> None:
        super().__init__(model)
        self._records = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(f"{model.register.label}列表")
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)

    def marked_rows(self) -> list[int]:
        """The marked rows that hold a record, from top to bottom."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(at) for at in range(chosen.count())]
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        return [row for row in sorted(rows) if self._records.is_record(row)]

    def go(self, row: int) -> None:
        """Make a row the current and the only marked one, whatever keys are held."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._records.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def mark(self, row: int) -> None:
        """Make a row current; of a heading the one below, and -1 changes nothing."""
        if row >= 0:
            self.go(row if self._records.is_record(row) else row + 1)

    def mark_rows(self, rows: list[int]) -> None:
        """Mark just these rows."""
        chosen, last = QItemSelection(), self._records.columnCount() - 1
        for first, end in _runs(rows):
            top, bottom = self._records.index(first, 0), self._records.index(end, last)
            chosen.select(top, bottom)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flags)

    def span_headings(self) -> None:
        """Let the heading of each group take the room up to the first sum."""
        self.clearSpans()
        grouping = self._records.grouping
        fields = self._records.fields
        numbers = [at for at, field in enumerate(fields) if field.kind.is_number]
        width = min([at for at in numbers if at] or [len(fields)])
        for at, group in enumerate(grouping.groups if width > 1 else ()):
            self.setSpan(group.first + at, 0, 1, width)

    def _content(self, column: int) -> int:
        """All cells are of one type and without icons, so that only texts count."""
        model, field = self._records, self._records.fields[column]
        rows = filter(model.is_record, range(min(model.rowCount(), SAMPLE)))
        texts = {model.cell(row, field) for row in rows}
        metrics = QFontMetrics(self.font())
        left = self._edge if column == 0 else PAD
        right = EDGE if column == len(model.fields) - 1 else PAD
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        return widest + lines(left + right) + 1

    def copy(self) -> None:
        self.copy_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            # Pasting is for the list around it, which also takes it while empty.
            event.ignore()
        else:
            super().keyPressEvent(event)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows that follow one another."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
