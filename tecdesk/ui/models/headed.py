"""A table model that says in one line what heads each column."""

from __future__ import annotations

from typing import Any
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import Qt

from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT


class Heading(NamedTuple):
    """What stands over a column.

    Attributes:
        text: the words. right: over numbers, at the right.
    """

    text: str
    right: bool = False


class HeadedModel(QAbstractTableModel):
    """A model whose `head` says what stands over a column.

    Attributes:
        says: the roles that it has an answer to; None for any. It stands in the class:
            Qt looks ten microseconds for what an object of it does not have.
    """

    says: frozenset[int] | None = None

    def head(self, section: int) -> Heading | None:
        """What stands over a column; None for nothing."""
        raise NotImplementedError

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        head = self.head(section)
        if head is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if head.right else LEFT
        return None
