"""How much room the texts of a form need; each different text is measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.pages.filling.sheet_delegate import GAP
from tecdesk.ui.pages.filling.sheet_delegate import PAD
from tecdesk.ui.pages.filling.sheet_delegate import word_width

if TYPE_CHECKING:
    from tecdesk.ui.pages.filling.held import Entry
    from tecdesk.ui.pages.filling.laid import Box
    from tecdesk.ui.pages.filling.sheet_model import SheetModel

ROW = 1.3
"""Height of a row of single lines, in lines."""
_STACKED = 2.3
"""Of one whose state stands over its figure."""
_MOST_LINES = 8


class Measure:
    """Measures in the font of the moment.

    Attributes:
        unit: width of a character, by which a form counts its columns.
    """

    def __init__(self, cells: SheetModel) -> None:
        self._cells = cells
        self._metrics = QFontMetrics(sized("note"))
        self._edges = 2 * lines(PAD) + 1
        self._gap = lines(GAP)
        self._known: dict[str, int] = {}
        self.unit = self._width("0")

    def height(self, box: Box, wide: int) -> int:
        """What a cell of a width needs for its text, in pixels; 0 for one line.

        Args:
            box: the cell.
            wide: how wide it is.
        """
        text = self._cells.text(box)
        if not text:
            return 0
        entry = self._cells.entry(box)
        room = max(wide - self._edges, 1)
        if entry is not None and self._cells.is_figure(box):
            needs = self._width(text) + self._mark(entry)
            return lines(_STACKED) if needs > room else 0
        if entry is not None:
            room = max(room - self._mark(entry), 1)
        each = (self._width(line) + 2 for line in text.split("\n"))
        count = sum(max(-(-need // room), 1) for need in each)
        if count == 1:
            return 0
        return self._metrics.height() * min(count, _MOST_LINES) + lines(0.4)

    def _mark(self, entry: Entry) -> int:
        return word_width(entry) + self._gap

    def _width(self, text: str) -> int:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._metrics.horizontalAdvance(text)
        return known
