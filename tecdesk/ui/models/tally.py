"""A tally grid as a table model."""

from __future__ import annotations

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
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid

if TYPE_CHECKING:
    from tecdesk.tally.asked import Asked

Index = QModelIndex | QPersistentModelIndex


class TallyModel(HeadedModel):
    """Shows one Grid.

    Attributes:
        grid: what is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid((), ())

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell at an index."""
        return self.grid.rows[index.row()][index.column()]

    def asked(self, index: Index) -> Asked | None:
        """The figure that a cell opens."""
        return self.cell(index).asked if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.grid.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: Any = cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                found = RIGHT if self.grid.heads[index.column()].number else LEFT
            case Role.TONE:
                found = cell.tone
            case Role.BOLD:
                found = cell.bold
            case Role.MARK:
                found = cell.mark
            case Role.RULE:
                found = index.row() in self.grid.ruled
            case _:
                found = None
        return found

    def head(self, section: int) -> Heading | None:
        if section >= len(self.grid.heads):
            return None
        head = self.grid.heads[section]
        return Heading(head.text, head.number)
