"""The records behind a figure as a table: when, what, and what each adds."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.quality import EXACT
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.cells import what
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role
from tecdesk.ui.models.tally_grid import ROUGH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.tally.asked import Asked
    from tecdesk.ui.models.lookup import Lookup

Index = QModelIndex | QPersistentModelIndex
Behind = list[tuple[Record, int | None]]
_ADDS = 2


class EvidenceModel(HeadedModel):
    """Date, what, and what each record adds.

    Attributes:
        rows: records with what each adds.
    """

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self._lookup = lookup
        self.rows: Behind = []
        self._asked: Asked | None = None
        self._units: Mapping[str, str] = {}

    def show_rows(
        self,
        asked: Asked,
        rows: Behind,
        units: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Show the records behind a figure, each after its unit where it has one.

        Args:
            asked: the figure.
            rows: its records.
            units: unit to its name, where records of several stand together.
        """
        self.beginResetModel()
        self._units = units
        self._asked, self.rows = asked, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _ADDS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._asked is None:
            return None
        record, adds = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(record, adds, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() == _ADDS else LEFT
        return _look(record, adds, role) if index.column() == _ADDS else None

    def head(self, section: int) -> Heading | None:
        if self._asked is None:
            return None
        registers = [REGISTERS[key] for key in self._asked.indicator.registers]
        dates = (each[each.dated_by].heading for each in registers if each.dated_by)
        named = "、".join(register.label for register in registers)
        heads = (next(dates, ""), named, self._asked.counted)
        return Heading(heads[section], section == _ADDS)

    def _text(self, record: Record, adds: int | None, at: int) -> str:
        register = REGISTERS[record.register]
        if at == 0:
            year = 0 if register.ends_by else self._lookup.year
            return short_date(record.text(register.dated_by), year)
        if at == 1:
            named = f"{self._asked.name} " if self._asked else ""
            told = what(register, record.values, self._lookup).removeprefix(named)
            return f"{self._units.get(record.owner, '')} {told}".strip()
        if adds is None:
            return "待填"
        return show(self._asked.kind, adds) if self._asked else ""


def _look(record: Record, adds: int | None, role: int) -> str | None:
    """How a number looks: 待填 in amber, nothing added in grey, estimates marked."""
    if role == Role.TONE and not adds:
        return "amber" if adds is None else "text3"
    rough = (record.text("quality") or EXACT) != EXACT
    return ROUGH if role == Role.MARK and rough else None
