"""The figures of a story by year; many figures stand below, not beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.fonts import lines
from tecdesk.ui.models.story import turned
from tecdesk.ui.models.story import years_grid
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.parts.table import Table

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from tecdesk.tally.story import Story
    from tecdesk.tally.story import Sum
    from tecdesk.ui.models.story import Opens
    from tecdesk.ui.models.tally_grid import Grid

_GAP = 1.4
_ROW, _HEAD = 1.4, 1.6
_BELOW = 1.6
"""So many times the rows of years are shown of figures below each other."""


class Years(Table):
    """A row a year; a row a figure where that would be wider than the page.

    Attributes:
        sums: what is shown.
    """

    def __init__(self) -> None:
        self.sums = TallyModel()
        super().__init__(self.sums, cells=True, row_height=_ROW)
        self.setAccessibleName("分年小计")
        self._beside: tuple[Grid, Opens] | None = None
        self._opens: Opens = {}
        self._turned = False

    def show_story(self, story: Story) -> None:
        """Show the figures of a story."""
        self._beside = years_grid(story)
        self._put(below=False)

    def found(self, index: QModelIndex) -> tuple[str, Sum] | None:
        """The year in words and the figure at an index."""
        return self._opens.get((index.row(), index.column()))

    def share(self, most: int) -> None:
        """Use the room there is, for so many rows at most."""
        if self._turned:
            self._put(below=False)
        if self._spare() < 0:
            self._put(below=True)
        more = round(most * _BELOW) if self._turned else most
        rows = min(self.sums.rowCount(), more)
        self.setFixedHeight(lines(_ROW) * rows + lines(_HEAD) + 4)
        widths = self.wanted_widths(0)
        each = self._spare() // len(widths) if widths else 0
        gap = max(0, min(each, lines(_GAP)))
        self.fit(-1, widths=[width + gap for width in widths])

    def _spare(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - bar - sum(self.wanted_widths(0))

    def _put(self, *, below: bool) -> None:
        if self._beside is None:
            return
        self._turned = below
        grid, self._opens = turned(*self._beside) if below else self._beside
        self.sums.show_grid(grid)
        self.setCurrentIndex(self.sums.index(0, 1))
