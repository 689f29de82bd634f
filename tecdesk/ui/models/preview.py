"""The lines of an import plan as a table: what each does, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.domain.field import Kind
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.exchange.ledgers.line import Status
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from tecdesk.exchange.ledgers.cells import Cell
    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.line import Difference
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import SheetPlan

Index = QModelIndex | QPersistentModelIndex

WORDS = {
    Status.NEW: "新增",
    Status.CHANGED: "有变化",
    Status.SAME: "相同",
    Status.FAULTY: "有问题",
}
"""What people call what importing a line does."""

ICONS = {
    Status.NEW: "plus",
    Status.CHANGED: "refresh-cw",
    Status.SAME: "check",
    Status.FAULTY: "circle-x",
}
TONES = {
    Status.NEW: "accent",
    Status.CHANGED: "blue",
    Status.SAME: "text2",
    Status.FAULTY: "red",
}
_BACKS = {
    Status.NEW: "soft",
    Status.CHANGED: "blue_bg",
    Status.SAME: "",
    Status.FAULTY: "red_bg",
}
_FIXED = 2


class PreviewModel(QAbstractTableModel):
    """Rows keep the numbers of the file's sheet.

    Attributes:
        plan: what is shown; None before a file was read.
        lines: the lines that pass the filter.
        says: as in `HeadedModel`.
    """

    says: frozenset[int] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.plan: SheetPlan | None = None
        self.lines: list[Line] = []
        self._columns: list[tuple[int, Column]] = []

    def show_plan(self, plan: SheetPlan | None, status: Status | None = None) -> None:
        """Show a plan, or only its lines of one status."""
        self.beginResetModel()
        self.plan = plan
        self._columns = []
        self.lines = []
        if plan is not None:
            placed = enumerate(plan.layout.columns)
            self._columns = sorted(placed, key=lambda each: each[1].index)
            self.lines = [line for line in plan.lines if status in (None, line.status)]
        self.endResetModel()

    def column_at(self, section: int) -> Column | None:
        """The column of the plan that a section shows."""
        at = section - _FIXED
        return self._columns[at][1] if 0 <= at < len(self._columns) else None

    @property
    def shown(self) -> dict[int, Column]:
        """Section to the column of the plan it shows."""
        return {_FIXED + at: each for at, (_, each) in enumerate(self._columns)}

    def text(self, line: Line, column: Column) -> str:
        """What stands in a cell."""
        at = next(at for at, each in self._columns if each is column)
        return self._text(column, line.cells[at])

    def is_quiet(self, section: int) -> bool:
        """True when no line has anything to look at in a column."""
        at, column = self._columns[section - _FIXED]
        return not any(
            line.cells[at].problem or _difference(line, column) for line in self.lines
        )

    def next_row(self, after: int, statuses: set[Status]) -> int:
        """The next row with one of the statuses, round to the top; -1 if none."""
        rows = [*range(after + 1, len(self.lines)), *range(after + 1)]
        wanted = (row for row in rows if self.lines[row].status in statuses)
        return next(wanted, -1)

    def refresh(self, row: int) -> None:
        """Draw a row again after a choice."""
        last = self.index(row, self.columnCount() - 1)
        self.dataChanged.emit(self.index(row, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or self.plan is None:
            return 0
        return _FIXED + len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if index.column() == 0:
            return _row_data(line, role)
        if index.column() == 1:
            return _status_data(line, role)
        at, column = self._columns[index.column() - _FIXED]
        return self._cell_data(line, column, line.cells[at], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column_at(section)
        return _fixed_head(section, role) if column is None else _head(column, role)

    def _cell_data(self, line: Line, column: Column, cell: Cell, role: int) -> Any:
        changed = _difference(line, column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found: Any = self._text(column, cell)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = RIGHT if column.field.kind.is_number else LEFT
            case Qt.ItemDataRole.ToolTipRole:
                found = self._tip(column, cell)
            case Role.TONE:
                found = _tone(line, changed=changed is not None, cell=cell)
            case Role.BACK:
                found = _back(cell, changed=changed is not None)
            case Role.BOLD:
                found = cell.problem is not None or changed is not None
            case Role.OLD:
                found = changed.old if changed and line.wanted else None
            case Role.CORNER:
                found = self._rewritten(column, cell)
            case _:
                found = None
        return found

    def _text(self, column: Column, cell: Cell) -> str:
        if cell.problem and cell.value is None:
            return _kept_private(column, cell.text)
        if column.field.kind is Kind.REF and self.plan and cell.value is not None:
            return self.plan.names[column.slot.key].name_of(str(cell.value))
        return _kept_private(column, show(column.field.kind, cell.value, cell.mark))

    def _rewritten(self, column: Column, cell: Cell) -> bool:
        """True when it is read differently from how it is written."""
        if cell.problem or cell.value is None or column.field.personal:
            return False
        written = cell.text.replace(" 00:00:00", "")
        return written != self._text(column, cell)

    def _tip(self, column: Column, cell: Cell) -> str:
        parts = [cell.problem.text] if cell.problem else []
        if self._rewritten(column, cell):
            parts.append(f"原文：{cell.text}")
        return "\n".join(parts) or self._text(column, cell)


def _fixed_head(section: int, role: int) -> Any:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return RIGHT if section == 0 else LEFT
    if role == Qt.ItemDataRole.DisplayRole and section < _FIXED:
        return ("行", "结果")[section]
    return None


def _head(column: Column, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.heading.split("/")[-1]
        case Qt.ItemDataRole.ToolTipRole:
            return column.heading
        case Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.field.kind.is_number else LEFT
        case Role.SECOND:
            return column.field.heading
        case Role.CHECK:
            return column.sure
        case _:
            return None


def _back(cell: Cell, *, changed: bool) -> str | None:
    if cell.problem is not None:
        return "red_bg" if cell.problem.blocks else "amber_bg"
    return "blue_bg" if changed else None


def _row_data(line: Line, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return str(line.row)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return RIGHT
    return "text2" if role == Role.TONE else None


def _status_data(line: Line, role: int) -> Any:
    kept = line.status is Status.CHANGED and not line.wanted
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return "保留原来的" if kept else WORDS[line.status]
        case Role.ICON:
            return ICONS[line.status]
        case Role.TONE:
            return TONES[line.status]
        case Role.BACK:
            return _BACKS[line.status] or None
        case Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        case _:
            return None


def _tone(line: Line, *, changed: bool, cell: Cell) -> str:
    if cell.problem is not None:
        return "red" if cell.problem.blocks else "amber"
    if changed:
        return "blue"
    return "text3" if line.status is Status.SAME else "text"


def _difference(line: Line, column: Column) -> Difference | None:
    found = (d for d in line.differences if d.key == column.slot.key)
    return next(found, None)


def _kept_private(column: Column, text: str) -> str:
    return veiled(column.field, text)
