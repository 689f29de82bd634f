"""The three lists of 收报进度: the matrix, who waits, and what two units reported."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.desk.county.board import Board
from tecdesk.desk.county.board import Standing
from tecdesk.domain.period import Period
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.marked import MarkedModel
from tecdesk.ui.pages.county.rows import BOARD
from tecdesk.ui.pages.county.rows import DOUBLES
from tecdesk.ui.pages.county.rows import HEADS
from tecdesk.ui.pages.county.rows import STRETCH
from tecdesk.ui.pages.county.rows import WAITING
from tecdesk.ui.pages.county.rows import board_heads
from tecdesk.ui.pages.county.rows import board_rows
from tecdesk.ui.pages.county.rows import double_rows
from tecdesk.ui.pages.county.rows import waiting_rows
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from tecdesk.desk.county.board import Cell
    from tecdesk.desk.county.doubles import Double
    from tecdesk.store.county.received import Received


class Lists(QWidget):
    """The matrix is walked with the arrows, cell by cell.

    Args:
        admit: the button of the waiting room. apart: that of what two reported.

    Attributes:
        found: who has reported what. period: the one that is collected.
        doubles: what two units reported.
        views, which: what chooses. model, table, empty: what is shown.

    Signals:
        turned: another list is shown.
    """

    turned = Signal()

    def __init__(self, year: int, admit: QPushButton, apart: QPushButton) -> None:
        super().__init__()
        self.period = Period(year)
        self.found = Board((self.period,), {}, ())
        self.doubles: Sequence[Double] = ()
        self._wanted: Standing | None = None
        self._buttons = {WAITING: admit, DOUBLES: apart}
        self.views = Segments("看什么", self._on_view)
        self.which = Chooser("哪些单位", self._on_which)
        self.model = MarkedModel()
        self.table = Table(self.model, cells=True, row_height=1.4)
        self.table.setAccessibleName("单位和年度")
        bar = area("surface")
        bar.setMinimumHeight(lines(2.4))
        bar.setLayout(row(self.views, admit, apart, None, self.which, edge=1.0))
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        whole = column(bar, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.views.offer([(BOARD, "进度")], BOARD)

    @property
    def view(self) -> str:
        """BOARD, WAITING or DOUBLES."""
        return str(self.views.value)

    @property
    def cell(self) -> Cell | None:
        """What the cursor is on; on the name of a unit its report of the period."""
        at = self.table.currentIndex()
        if self.view != BOARD or not 0 <= at.row() < self.model.rowCount():
            return None
        cells: Sequence[Cell] = self.model.rows[at.row()].thing
        inside = 0 < at.column() <= len(cells)
        return cells[at.column() - 1 if inside else self._at]

    @property
    def waiting(self) -> Received | None:
        """The package of the row; None elsewhere."""
        made: Received | None = self._thing(WAITING)
        return made

    @property
    def double(self) -> Double | None:
        """What two units reported; None elsewhere."""
        made: Double | None = self._thing(DOUBLES)
        return made

    @property
    def _at(self) -> int:
        """Which of the columns is the period that is collected."""
        return self.found.periods.index(self.period)

    def go(self) -> None:
        """Put the focus on the list, or on the way on when it is empty."""
        shown = self._stack.currentWidget()
        (self.table if shown is self.table else self.empty).setFocus()

    def show_board(self, found: Board, period: Period) -> None:
        """Show who has reported what; a period of it is being collected."""
        self.found, self.period = found, period
        cells = found.of(period)
        count = {each: sum(c.standing is each for c in cells) for each in Standing}
        choices: list[tuple[object, str]] = [(None, f"全部 {len(cells)}")]
        choices += [(s, f"{s.label} {n}") for s, n in count.items() if n]
        if self._wanted is not None and not count[self._wanted]:
            self._wanted = None
        self.which.offer(choices, self._wanted)
        self._offer()

    def show_doubles(self, found: Sequence[Double]) -> None:
        """Show what two units reported."""
        if found != self.doubles:
            self.doubles = found
            self._offer()

    def next_open(self) -> bool:
        """Go to the next unit whose report waits for an answer; False for none."""
        count, at = self.model.rowCount(), self.table.currentIndex()
        for step in range(1, count + 1):
            row_at = (at.row() + step) % count
            thing = self.model.rows[row_at].thing if self.view == BOARD else ()
            if thing and thing[self._at].standing in _OPEN:
                here = self.model.index(row_at, self._at + 1)
                self.table.setCurrentIndex(here)
                return True
        return False

    def turn(self) -> None:
        """Show the next of the lists."""
        offered = self.views.keys
        at = offered.index(self.views.value)
        self.views.choose(offered[(at + 1) % len(offered)])

    def _thing(self, view: str) -> Any:
        at = self.table.currentIndex().row()
        there = self.view == view and 0 <= at < self.model.rowCount()
        return self.model.rows[at].thing if there else None

    def _offer(self) -> None:
        waiting, doubles = len(self.found.waiting), len(self.doubles)
        names: list[tuple[object, str]] = [(BOARD, "进度")]
        if waiting:
            names.append((WAITING, f"等着收下 {waiting}"))
        if doubles:
            names.append((DOUBLES, f"两家都报 {doubles}"))
        offered = [key for key, _ in names]
        self.views.offer(names, self.view if self.view in offered else BOARD)
        self._show()

    def _on_view(self, _view: object) -> None:
        self._show()
        self.go()

    def _on_which(self, value: object) -> None:
        self._wanted = value if isinstance(value, Standing) else None
        self._show()
        self.go()

    def _show(self) -> None:
        was, found = self.table.currentIndex(), self.found
        if self.view == BOARD:
            rows = board_rows(found, self.period, self._wanted)
            self.model.show_rows(board_heads(found), rows)
        elif self.view == WAITING:
            self.model.show_rows(HEADS[WAITING], waiting_rows(found))
        else:
            self.model.show_rows(HEADS[DOUBLES], double_rows(self.doubles))
        for view, each in self._buttons.items():
            each.setVisible(view == self.view)
        self.which.setVisible(self.view == BOARD and bool(found.cells))
        self._fit()
        self._stand(was.row(), was.column())
        self.turned.emit()

    def _stand(self, at_row: int, at_column: int) -> None:
        """Put the cursor back, at first on the period that is collected."""
        count, columns = self.model.rowCount(), self.model.columnCount()
        self._stack.setCurrentWidget(self.table if count else self.empty)
        if not count:
            return
        last = self._at + 1 if self.view == BOARD else 0
        across = min(at_column, columns - 1) if at_column > 0 else last
        down = min(max(at_row, 0), count - 1)
        self.table.setCurrentIndex(self.model.index(down, across))

    def _fit(self) -> None:
        if not self.model.rowCount():
            return
        most = int(self.table.width() * 0.4)
        widths = [min(width, most) for width in self.table.wanted_widths()]
        stretch = STRETCH.get(self.view, self.model.columnCount() - 1)
        self.table.fit(stretch, widths=widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


_OPEN = {Standing.REPORTED, Standing.DOUBTFUL}
