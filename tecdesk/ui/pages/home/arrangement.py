"""Where the parts of the first page stand: two columns or one, tall lines or flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.ui.breaks import TWO_COLUMNS
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.home.goals import Goals
from tecdesk.ui.pages.home.lines import RECENT_LINE
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.pages.home.tiles import Tile

_BESIDE = 40.0
"""From this width on, in lines, 要办的事 stand beside the targets."""
_RIGHT, _NARROW = 16.0, 12.6
"""How wide they are, in lines, with and without room for two lines each."""
_LOW = 27.0
"""Below this height, in lines, tiles and 要办的事 are one line each."""
_APART, _NEAR = 1.1, 0.7
_FEWEST = 2


class Arrangement(QWidget):
    """Tiles above, targets and last records at the left, what is due at the right.

    Attributes:
        flat: there is only room for one line each.
        goals, none: the targets, and what stands there without any.
        findings, recent: lines, one button each.
        share, hint, count: words beside the headings. view: what scrolls.

    Signals:
        flattened: there is room for another number of lines now.
    """

    flattened = Signal()

    def __init__(self, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self.flat = False
        self.goals = Goals()
        self.none, self.findings, self.recent = (QVBoxLayout() for _ in range(3))
        for each in (self.findings, self.recent):
            each.setSpacing(0)
        self.none.setSpacing(lines(0.4))
        self.share, self.hint, self.count = (_note() for _ in range(3))
        self.hint.setText("点数字看明细")
        self._tiles = tiles
        self._left = column(
            _section("年度目标", self.share, self.hint, _both(self.goals, self.none)),
            _section("最近记的", _note(), _note(), self.recent),
            gap=_APART,
        )
        self._right = _section("要办的事", _note(), self.count, self.findings)
        self._columns = self._arranged()
        inside = QWidget()
        inside.setProperty("area", "surface")
        self._page = column(row(*tiles, gap=0.6), self._columns, None, gap=_APART)
        inside.setLayout(self._page)
        self.view = framed(inside)
        self.setLayout(column(self.view, gap=0))

    def fit(self) -> None:
        """Use the room there is."""
        wide, beside = is_wide(self, TWO_COLUMNS), is_wide(self, _BESIDE)
        flat = self.height() < lines(_LOW)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._right.setMinimumWidth(lines(_RIGHT if wide else _NARROW) * beside)
        self.goals.widen(narrow=not wide, low=flat)
        for tile in self._tiles:
            tile.flatten(flat=flat)
        edge, top = lines(1.0), lines(0.6 if flat else 1.0)
        self._page.setContentsMargins(edge, top, edge, lines(0.2))
        for layout in (self._page, self._left):
            layout.setSpacing(lines(_NEAR if flat else _APART))
        if flat != self.flat:
            self.flat = flat
            self.flattened.emit()
        self._fit_recent(room=beside)

    def _fit_recent(self, *, room: bool) -> None:
        """As many of the last records as there is room for; some in any case."""
        rows = [self.recent.itemAt(at).widget() for at in range(self.recent.count())]
        for each in rows:
            each.hide()
        self.recent.invalidate()
        many = self._left_over() // lines(RECENT_LINE) if room else 0
        for each in rows[: max(many, _FEWEST)]:
            each.show()

    def _left_over(self) -> int:
        """The height that is free while no last record is shown, in pixels."""
        edges = self._page.contentsMargins()
        used = edges.top() + edges.bottom() + 2 * self._page.spacing()
        sections = [self._left.itemAt(at).widget() for at in range(self._left.count())]
        used += sum(each.sizeHint().height() for each in (self._tiles[0], *sections))
        return self.view.height() - used

    def _arranged(self) -> QBoxLayout:
        left = QWidget()
        left.setLayout(self._left)
        made = row(left, self._right, gap=1.6)
        for at, (part, share) in enumerate(((left, 12), (self._right, 5))):
            made.setAlignment(part, Qt.AlignmentFlag.AlignTop)
            made.setStretch(at, share)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _section(name: str, note: QLabel, tail: QLabel, inside: QVBoxLayout) -> QWidget:
    made = QWidget()
    head = row(label(name, "section", bold=True), note, None, tail)
    whole = column(head, rule(), inside, gap=0)
    whole.insertSpacing(1, lines(0.35))
    made.setLayout(whole)
    return made


def _both(widget: QWidget, below: QVBoxLayout) -> QVBoxLayout:
    return column(widget, below, gap=0)


def _note() -> QLabel:
    return label("", "note", tone="hint")
