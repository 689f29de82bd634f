"""Several lists in one place: a bar chooses one; below it, or why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.models.headed import Heading
    from tecdesk.ui.models.told import Told
    from tecdesk.ui.models.told import ToldModel

_MOST = 0.4
"""No column takes more of the width than this, but the one that has what is left."""


class Views(QWidget):
    """The bar above, the list below; whoever owns it says what is in the lists.

    Args:
        model: what the table shows.
        named: what a screen reader says of the table.
        chosen: called with the key of a list that a person chose.
        beside: what stands at the right of the bar.

    Attributes:
        views: chooses. said: the words in the bar. bar: around both.
        model, table, empty: what is below. whole: the layout, for what comes last.
    """

    def __init__(
        self,
        model: ToldModel,
        named: str,
        chosen: Callable[[object], None],
        beside: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.views = Segments("看什么", chosen)
        self.said = label("", "note", tone="hint", wrap=True)
        self.bar = area("surface")
        self.bar.setMinimumHeight(lines(2.4))
        inside = row(self.views, self.said, *beside, edge=1.0, gap=0.8)
        inside.setStretch(1, 1)
        self.bar.setLayout(inside)
        self.model = model
        self.table = Table(model)
        self.table.setAccessibleName(named)
        self.empty = Empty()
        self._stretch = 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.whole = column(self.bar, self._stack, gap=0)
        self.whole.setStretch(1, 1)
        self.setLayout(self.whole)

    @property
    def thing(self) -> Any:
        """What the row is about; None for no row."""
        at = self.table.currentIndex().row()
        return self.model.rows[at].thing if 0 <= at < self.model.rowCount() else None

    def go(self) -> None:
        """Put the focus on the list, or on the way on when it is empty."""
        shown = self._stack.currentWidget()
        (self.table if shown is self.table else self.empty).setFocus()

    def turn(self) -> None:
        """Choose the next of the lists."""
        offered = self.views.keys
        if offered:
            at = offered.index(self.views.value)
            self.views.choose(offered[(at + 1) % len(offered)])

    def show_rows(
        self,
        heads: tuple[Heading, ...],
        rows: Sequence[Told],
        stretch: int,
        at: int = 0,
    ) -> None:
        """Show a list; without rows what `empty` says.

        Args:
            heads: its headings.
            rows: from top to bottom.
            stretch: the column that takes what room is left.
            at: the row to stand on.
        """
        self.model.show_rows(heads, rows)
        self._stretch = stretch
        self._fit()
        if rows:
            self.table.selectRow(min(max(at, 0), len(rows) - 1))
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def show_empty(self) -> None:
        """Show no list, but what `empty` says."""
        self._stack.setCurrentWidget(self.empty)

    def _fit(self) -> None:
        most = int(self.table.width() * _MOST)
        widths = [min(width, most) for width in self.table.wanted_widths()]
        self.table.fit(self._stretch, widths=widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self._fit()
