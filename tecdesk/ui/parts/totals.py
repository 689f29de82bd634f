"""The footer of a list: sums under their columns, following the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.models.delegate import EDGE
from tecdesk.ui.models.delegate import PAD
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from tecdesk.ui.parts.table import Table


class Totals(QFrame):
    """合计 and the number of rows at the left, sums where their columns are."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.setProperty("area", "totals")
        self.setFixedHeight(lines(1.7))
        self._table = table
        self._count = ""
        self._sums: dict[int, str] = {}
        self._short = False
        table.horizontalHeader().sectionResized.connect(self.update)

    def say(self, count: str, sums: dict[int, str], *, short: bool = False) -> None:
        """Show how many rows there are, and the sum of each summed column.

        Args:
            count: how many, in words.
            sums: column to sum.
            short: there is no room for the word 合计.
        """
        self._count, self._sums = count, sums
        self._short = short
        words = "，".join([self._count, *sums.values()])
        self.setAccessibleName(f"合计 {words}")
        self.update()

    @property
    def count(self) -> str:
        """How many rows there are, as shown."""
        return self._count

    @property
    def sums(self) -> dict[int, str]:
        """Column to sum, as shown."""
        return dict(self._sums)

    def _second(self, after: int) -> int:
        """Where the number of rows stands: under the second column, if that is near."""
        second = self._table.horizontalHeader().sectionViewportPosition(1) + lines(PAD)
        near = after + lines(0.4) <= second <= after + lines(3)
        return second if near else after + lines(0.6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(sized("body", bold=True))
        painter.setPen(color("text"))
        header = self._table.horizontalHeader()
        where = Qt.AlignmentFlag.AlignVCenter
        at = lines(1.0)
        if not self._short:
            painter.drawText(QRect(at, 0, self.width(), self.height()), where, "合计")
            at = self._second(at + painter.fontMetrics().horizontalAdvance("合计"))
        left = QRect(at, 0, self.width(), self.height())
        painter.drawText(left, where, self._count)
        for column, text in self._sums.items():
            pad = EDGE if column == header.count() - 1 else PAD
            x = header.sectionViewportPosition(column)
            width = header.sectionSize(column) - lines(pad)
            place = QRect(x, 0, width, self.height())
            painter.drawText(place, where | Qt.AlignmentFlag.AlignRight, text)
        painter.end()
