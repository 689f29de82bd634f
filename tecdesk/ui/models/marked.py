"""Rows of words, some cells of which carry an icon and a colour."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.ui.models.roles import Role
from tecdesk.ui.models.told import Told
from tecdesk.ui.models.told import ToldModel

if TYPE_CHECKING:
    from collections.abc import Mapping

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Look:
    """How a cell looks.

    Attributes:
        icon: left of the words; empty for none. tone: colour of words and icon.
        back: colour of its ground; empty for none. bold: heavier.
    """

    icon: str = ""
    tone: str = "text"
    back: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Marked(Told):
    """One row.

    Attributes:
        looks: column to how its cell looks; the others are plain.
    """

    looks: Mapping[int, Look] = field(default_factory=dict)


class MarkedModel(ToldModel):
    """Shows `Marked` rows; plain ones among them are plain."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()] if index.isValid() else None
        look = row.looks.get(index.column()) if isinstance(row, Marked) else None
        if look is None or role not in _SAYS:
            return super().data(index, role)
        return getattr(look, _SAYS[role]) or None


_SAYS: dict[int, str] = {
    Role.ICON: "icon",
    Role.TONE: "tone",
    Role.BACK: "back",
    Role.BOLD: "bold",
}
