"""The records of a register as a table; a page of rows is read when it is seen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.field import Kind
from tecdesk.domain.record import Record
from tecdesk.domain.register import EVIDENCE
from tecdesk.domain.values import show
from tecdesk.ui.fonts import cover
from tecdesk.ui.models.cells import heading
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.grouping import Grouping
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.proof import MISSING
from tecdesk.ui.models.proof import Proof
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.lists.listing import Group
    from tecdesk.store.lists.listing import Listing
    from tecdesk.store.lists.totals import Summary
    from tecdesk.ui.models.lookup import Lookup

PAGE = 64
_KEPT = 16
_SAID: frozenset[int] = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)
"""What is said of a record's cell."""
Index = QModelIndex | QPersistentModelIndex


class RecordsModel(HeadedModel):
    """Rows are Records, columns the listed fields; groups begin with a heading.

    A record may be gone from the book before the list is read again; its row is
    blank then and holds no record.

    Attributes:
        fields: what the columns show.
        grouping: where the headings of groups are.
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
        self._gone: set[int] = set()
        self._blank = Record(register.key, "", dict.fromkeys(register.by_key))
        self.grouping = Grouping()
        self._proof = Proof(register, lookup.book)

    def show_listing(self, listing: Listing, groups: Sequence[Group] = ()) -> None:
        """Show another list from its top.

        Args:
            listing: its rows.
            groups: the groups it is ordered by, each shown with its 小计.
        """
        self.beginResetModel()
        self._listing = listing
        self.grouping = Grouping(groups)
        self.says = None if groups else _SAID | {Role.TONE}
        self._count = len(listing)
        self._pages.clear()
        self._gone.clear()
        self._proof.forget()
        self.endResetModel()

    def show_subtotals(self, found: Mapping[Value, Summary]) -> None:
        """Show what the groups come to, once it has been added up."""
        self.grouping = self.grouping.with_sums(found)
        last = self.columnCount() - 1
        for row in self.grouping.headings:
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def record(self, row: int) -> Record:
        """The record of a row that is no heading, as it is stored."""
        return self._page_of(row)[self.grouping.listed(row) % PAGE]

    def records(self, rows: Iterable[int]) -> list[Record]:
        """The records of rows that may be many; headings are passed over."""
        return self._listing.records(self.listed(rows)) if self._listing else []

    def numbers(self, rows: Iterable[int]) -> list[int]:
        """What names rows to a worker; headings are passed over."""
        return self._listing.numbers(self.listed(rows)) if self._listing else []

    def listed(self, rows: Iterable[int]) -> list[int]:
        """The numbers in the list of those rows that are no headings."""
        grouping = self.grouping
        return [grouping.listed(row) for row in rows if not grouping.heading(row)]

    def is_record(self, row: int) -> bool:
        """True for a row that holds a record."""
        known = 0 <= row < self.rowCount() and row not in self._gone
        return known and self.grouping.heading(row) is None

    @property
    def count(self) -> int:
        """How many records there are, without headings."""
        return self._count

    def row_of(self, record: str) -> int:
        """The row of an id; -1 when it is not in the list."""
        found = self._listing.row_of(record) if self._listing and record else -1
        return self.grouping.row(found) if found >= 0 else -1

    def cell(self, row: int, field: Field) -> str:
        """The text of a cell, in the words of the list's year."""
        record = self.record(row)
        if field.key == EVIDENCE:
            return self._proof.text(record, self._page_of(row))
        if self._listing is not None:
            record = self._listing.shown(record)
        value, mark = record.values.get(field.key), record.marks.get(field.key, "")
        whole = field.personal and self._lookup.revealed == record.id
        text = self._lookup.text(field, value, mark, whole=whole)
        text = text or self.register.implied(field.key, record.values)
        if field.kind is Kind.DATE and not self.register.ends_by:
            return short_date(text, self._lookup.year)
        return text

    def group_name(self, value: Value) -> str:
        """What the records of a group share, in words."""
        key = self._listing.view.group if self._listing else ""
        if value is None:
            return "未填"
        if key in self.register.by_key:
            return self._lookup.text(self.register[key], value)
        return f"{int(str(value))}月" if key == "month" else f"{value}年"

    def _heading_data(self, group: Group, column: int, role: int) -> Any:
        field = self.fields[column]
        match role:
            case Qt.ItemDataRole.DisplayRole if column == 0:
                rows = group.summary.rows
                word = self.register.word
                return f"{self.group_name(group.value)}　小计 {rows} {word}"
            case Qt.ItemDataRole.DisplayRole:
                return self._subtotal(group, field)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if field.kind.is_number else LEFT
            case Role.BACK:
                return "sunken"
            case Role.BOLD | Role.RULE:
                return True
            case _:
                return None

    def _subtotal(self, group: Group, field: Field) -> str:
        total = group.summary.totals.get(field.key)
        return (
            show(field.kind, total.value) if total and total.value is not None else ""
        )

    def _page_of(self, row: int) -> list[Record]:
        return self._page(self.grouping.listed(row) // PAGE)

    def _page(self, number: int) -> list[Record]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._pages[number] = self._read(number * PAGE)
        cover("".join(v for r in page for v in r.values.values() if isinstance(v, str)))
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    def _read(self, start: int) -> list[Record]:
        if self._listing is None:
            return []
        rows = range(start, min(start + PAGE, self._count))
        found = self._listing.by_row(rows)
        self._gone.update(self.grouping.row(row) for row in rows if row not in found)
        return [found.get(row, self._blank) for row in rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count + len(self.grouping.groups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or (self.says and role not in self.says):
            return None
        field = self.fields[index.column()]
        group = self.grouping.heading(index.row())
        if group is not None:
            return self._heading_data(group, index.column(), role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if _is_right(field) else LEFT
        if role == Role.TONE:
            return self._tone(index.row(), field)
        return self.cell(index.row(), field) if role in _SAID else None

    def _tone(self, row: int, field: Field) -> str | None:
        """Missing proof stands out; what is only understood stays back."""
        if field.key == EVIDENCE:
            return "amber" if self.cell(row, field) == MISSING else None
        understood = field.implied and self.record(row).values.get(field.key) is None
        return "text3" if understood else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen: the arrow keys pass over it."""
        if index.isValid() and self.grouping.heading(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def head(self, section: int) -> Heading | None:
        if section >= len(self.fields):
            return None
        field = self.fields[section]
        return Heading(heading(field, self._lookup.year), _is_right(field))


def _is_right(field: Field) -> bool:
    """Numbers stand at the right, and so does that of photos; years read as dates."""
    number = field.kind.is_number and field.kind is not Kind.YEAR
    return number or field.key == EVIDENCE
