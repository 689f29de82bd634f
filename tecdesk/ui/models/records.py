"""The records of a register as a table; more rows are fetched as they are needed."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.record import Record
from tecdesk.ui.models.cells import heading
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT

if TYPE_CHECKING:
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup

FIRST = 200
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int], list[Record]]


class RecordsModel(QAbstractTableModel):
    """Rows are Records, columns the listed fields.

    Attributes:
        fields: what the columns show.
        records: the rows fetched so far.
    """

    def __init__(
        self, register: Register, lookup: Lookup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.register = register
        self.fields: list[Field] = [f for f in register.fields if f.listed]
        self.records: list[Record] = []
        self._lookup = lookup
        self._fetch: Fetch | None = None
        self._more = False

    def show_from(self, fetch: Fetch) -> None:
        """Start again; `fetch` gives the first so many rows."""
        self.beginResetModel()
        self._fetch = fetch
        self.records = fetch(FIRST)
        self._more = len(self.records) == FIRST
        self.endResetModel()

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def row_of(self, record: str) -> int:
        """The row of an id among those fetched; -1 when it is not there."""
        ids = (at for at, each in enumerate(self.records) if each.id == record)
        return next(ids, -1)

    def cell(self, row: int, field: Field) -> str:
        """The text of a cell."""
        record = self.records[row]
        value = record.values.get(field.key)
        text = self._lookup.text(field, value, record.marks.get(field.key, ""))
        if field.kind is Kind.DATE and not self.register.ends_by:
            return short_date(text, self._lookup.year)
        return text

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field = self.fields[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index.row(), field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if field.kind.is_number else LEFT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.fields):
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(field, self._lookup.year)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if field.kind.is_number else LEFT
        return None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: N802
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: N802
        if parent.isValid() or self._fetch is None:
            return
        have = len(self.records)
        wanted = have * 2
        rows = self._fetch(wanted)
        self._more = len(rows) == wanted
        if len(rows) > have:
            self.beginInsertRows(QModelIndex(), have, len(rows) - 1)
            self.records = rows
            self.endInsertRows()
