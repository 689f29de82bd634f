"""The list of findings: chips over it, rows under headings, what is not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.ui.breaks import is_wide
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.points import FACT
from tecdesk.ui.models.points import KIND
from tecdesk.ui.models.points import PLACE
from tecdesk.ui.models.points import SAID
from tecdesk.ui.models.points import PointsModel
from tecdesk.ui.models.points import name_of
from tecdesk.ui.pages.checkup.chips import StandingChips
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.tally.checkup.checkup import Standing

_ROOMY = 40.0
_MOST = {KIND: 9.0, PLACE: 13.0, SAID: 8.0}
_LEAST = {KIND: 7.0, PLACE: 9.0, SAID: 4.4}
"""The most that these columns take, in lines: in a wide table and in a narrow one."""


class PointList(QWidget):
    """What was found, or that nothing was.

    Attributes:
        model, table, chips, empty: its parts.

    Signals:
        marked: another finding is marked, or none. opened: it should be opened.
    """

    marked = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Checkup | None = None
        self._chosen: Standing | None = None
        self.model = PointsModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("查到的")
        self.chips = StandingChips(self.choose)
        self.empty = Empty()
        self._more = label("", "note", tone="hint")
        self._foot = area("totals")
        self._stack = QStackedWidget()
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self.marked.emit()
        )
        self.table.opened.connect(lambda _index: self.opened.emit())

    @property
    def row(self) -> int:
        """The row that is marked."""
        return self.table.currentIndex().row()

    @property
    def point(self) -> Point | None:
        """The finding that is marked."""
        return self.model.point(self.row)

    def show_found(self, found: Checkup) -> None:
        """Show what was found; the finding that was marked stays so."""
        self._found = found
        more = sum(found.more.values())
        self._more.setText(f"同样的还有 {more} 处，先看列出的这些。" if more else "")
        self._foot.setVisible(bool(more))
        if self._chosen is not None and not found.counts[self._chosen.value]:
            self._chosen = None
        self._show()
        self._stack.show()

    def choose(self, standing: Standing | None) -> None:
        """Show only what wants this; all with None."""
        self._chosen = standing
        self._show()
        self.table.setFocus()

    def mark(self, row_: int) -> None:
        """Mark a row, if a finding stands in it."""
        if self.model.point(row_) is not None:
            self.table.setCurrentIndex(self.model.index(row_, 0))
        self.marked.emit()

    def next(self) -> None:
        """Mark the next finding that still wants something."""
        self.mark(self.model.next_row(self.row, open_=True))

    def previous(self) -> None:
        """Mark the finding before."""
        self.mark(self.model.next_row(self.row, -1))

    def _show(self) -> None:
        if self._found is None:
            return
        before, row_ = self.point, self.row
        points = self._found.points
        shown = [p for p in points if self._chosen in {None, p.standing}]
        self.chips.show_counts(self._found.counts, self._chosen)
        self.chips.setVisible(bool(points))
        self._stack.setCurrentIndex(1 if shown else 0)
        self.model.show_points(shown)
        self._span()
        self._fit()
        at = self.model.row_of(name_of(before)) if before else -1
        self.mark(at if at >= 0 else self.model.next_row(max(row_, 0) - 1))

    def _span(self) -> None:
        self.table.clearSpans()
        for at in range(self.model.rowCount()):
            if self.model.point(at) is None:
                self.table.setSpan(at, 0, 1, self.model.columnCount())

    def _fit(self) -> None:
        widths = self.table.wanted_widths(0.4)
        limits = _MOST if is_wide(self.table, _ROOMY) else _LEAST
        for at, most in limits.items():
            widths[at] = min(widths[at], lines(most))
        self.table.fit(FACT, widths=widths)

    def _arrange(self) -> None:
        self._foot.setFixedHeight(lines(1.6))
        self._foot.setLayout(row(self._more, None, edge=1.0))
        listed = QWidget()
        inside = column(self.table, self._foot, gap=0)
        inside.setStretch(0, 1)
        listed.setLayout(inside)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(listed)
        made = column(self.chips, self._stack, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.chips.hide()
        self._stack.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)
