"""What was found in all registers, as rows: records, and how many more there are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.hits import Hits
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.tally.home import Entered

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("哪本台账", "日期", "村(社区)", "内容", "数量")
WHAT = 3
"""The column that takes the room that is left."""


class HitsModel(HeadedModel):
    """One row a record; the last row of a long register opens all of them.

    Attributes:
        rows: what stands in them. year: dates in it are shown without their year.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Entered | Hits] = []
        self.year = 0

    def show_hits(self, found: Sequence[Hits], year: int) -> None:
        """Show what was found."""
        self.beginResetModel()
        self.year, self.rows = year, []
        for each in found:
            self.rows += each.first
            if each.count > len(each.first):
                self.rows.append(each)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts(each)[index.column()]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(index.column())
            case Role.TONE:
                return _tone(each, index.column())
            case _:
                return None

    def head(self, section: int) -> Heading:
        return Heading(_HEADS[section], _side(section) == RIGHT)

    def _texts(self, each: Entered | Hits) -> tuple[str, ...]:
        register = REGISTERS[each.register]
        if isinstance(each, Hits):
            words = f"共 {each.count} {register.word}，全部列出"
            return (register.label, "", "", words, "")
        day = short_date(each.day, self.year)
        return (register.label, day, each.place, each.what, each.amount)


def _side(column: int) -> Qt.AlignmentFlag:
    return RIGHT if column == len(_HEADS) - 1 else LEFT


def _tone(each: Entered | Hits, column: int) -> str | None:
    if isinstance(each, Hits):
        return "accent"
    return None if column == WHAT else "text2"
