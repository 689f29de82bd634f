"""Rows of plain words under headings; each may lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Told:
    """One row.

    Attributes:
        cells: what stands in it. thing: what it is about, for whoever opens it.
    """

    cells: tuple[str, ...]
    thing: Any = None


class ToldModel(HeadedModel):
    """Shows rows of words; what leads nowhere is read all the same.

    Attributes:
        rows: from top to bottom.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[Heading, ...] = ()
        self.rows: Sequence[Told] = ()

    def show_rows(self, heads: tuple[Heading, ...], rows: Sequence[Told]) -> None:
        """Show other rows under other headings."""
        self.beginResetModel()
        self._heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self.rows[index.row()].cells[index.column()]
        right = self._heads[index.column()].right
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if right else LEFT
        if role == Role.TONE:
            return "text2" if not index.column() else "text"
        return None

    def head(self, section: int) -> Heading | None:
        return self._heads[section] if section < len(self._heads) else None
