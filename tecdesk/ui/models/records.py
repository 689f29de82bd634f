"""The records of a register as a table; a page of rows is read when it is seen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.field import Kind
from tecdesk.ui.models.cells import heading
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.listing import Listing
    from tecdesk.ui.models.lookup import Lookup

PAGE = 100
_KEPT = 12
Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractTableModel):
    """Rows are Records, columns the listed fields.

    Attributes:
        fields: what the columns show.
    """

    def __init__(
        self, register: Register, lookup: Lookup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.register = register
        self.fields: list[Field] = [f for f in register.fields if f.listed]
        self._lookup = lookup
        self._listing: Listing | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[Record]] = OrderedDict()

    def show_listing(self, listing: Listing) -> None:
        """Show another list from its top."""
        self.beginResetModel()
        self._listing = listing
        self._count = len(listing)
        self._pages.clear()
        self.endResetModel()

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row, as it is stored."""
        number, at = divmod(row, PAGE)
        return self._page(number)[at]

    def row_of(self, record: str) -> int:
        """The row of an id; -1 when it is not in the list."""
        return self._listing.row_of(record) if self._listing and record else -1

    def cell(self, row: int, field: Field) -> str:
        """The text of a cell, in the words of the list's year."""
        record = self.record(row)
        if self._listing is not None:
            record = self._listing.shown(record)
        value = record.values.get(field.key)
        text = self._lookup.text(field, value, record.marks.get(field.key, ""))
        if field.kind is Kind.DATE and not self.register.ends_by:
            return short_date(text, self._lookup.year)
        return text

    def _page(self, number: int) -> list[Record]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._listing.page(number * PAGE, PAGE) if self._listing else []
        self._pages[number] = page
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

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
