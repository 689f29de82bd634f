"""A grid to type into; its last column says what is wrong with each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal

from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.values import parse
from tecdesk.domain.values import show
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.reading import Reading
    from tecdesk.ui.models.lookup import Lookup

Index = QModelIndex | QPersistentModelIndex
_SAID = "提示"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        heading: its heading, with the unit. field: what is typed; None for a text
            that is only read. number: a read number. width: room to type, in lines.
        spare: given up where the screen is narrow.
    """

    heading: str
    field: Field | None = None
    number: bool = False
    width: float = 0.0
    spare: bool = False

    @property
    def right(self) -> bool:
        """True when it stands at the right of its column."""
        return self.number or bool(self.field and self.field.kind.is_number)


@dataclass(frozen=True)
class EntryRow:
    """One row: its id and the texts of the columns that are only read, in order."""

    id: str
    texts: tuple[str, ...]


class EntryModel(HeadedModel):
    """Rows may come and go with a filter; what was typed and ticked stays.

    Attributes:
        rows: what is shown. ticked: ids; None where rows are not ticked.

    Signals:
        edited: something was typed or ticked.
    """

    edited = Signal()

    def __init__(
        self, columns: Sequence[Column], lookup: Lookup, *, ticks: bool
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[EntryRow] = []
        self.ticked: set[str] | None = set() if ticks else None
        self._lookup = lookup
        self._typed: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._said: dict[str, Problem] = {}

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def know(self, known: Mapping[tuple[str, str], str]) -> None:
        """Set what stands in cells nobody typed into: row id and field key to text."""
        self._known = dict(known)

    def forget(self) -> None:
        """Take away what was typed and ticked."""
        self.beginResetModel()
        self._typed, self._said = {}, {}
        if self.ticked is not None:
            self.ticked = set()
        self.endResetModel()

    def typed(self) -> dict[tuple[str, str], str]:
        """What was typed that was not there before, by row id and field key."""
        known = self._known
        return {
            at: text for at, text in self._typed.items() if text != known.get(at, "")
        }

    def put(self, typed: Mapping[tuple[str, str], str], ticked: Iterable[str]) -> None:
        """Put in what was once typed and ticked."""
        self.beginResetModel()
        self._typed |= typed
        if self.ticked is not None:
            self.ticked |= set(ticked)
        self.endResetModel()
        self.edited.emit()

    def say(self, problems: Mapping[str, Problem]) -> None:
        """Show what is wrong beside the rows."""
        self._said = dict(problems)
        if self.rows:
            last = len(self.columns)
            bottom = self.index(len(self.rows) - 1, last)
            self.dataChanged.emit(self.index(0, 0), bottom)

    @property
    def touched(self) -> set[str]:
        """Ids of the rows in which something was typed that was not there before."""
        return {row for row, _ in self.typed()}

    @property
    def dirty(self) -> bool:
        """True when something would be lost."""
        return bool(self.touched or self.ticked)

    def text(self, row: str, key: str) -> str:
        """What stands in a cell."""
        known = self._known.get((row, key), "")
        return self._typed.get((row, key), known)

    def values(self, row: str, *, changed: bool = False) -> dict[str, Value]:
        """What stands in a row, blank cells left out; or only what was changed."""
        read = self._read(row, changed=changed)
        return {key: reading.value for key, reading in read.items()}

    def marks(self, row: str, *, changed: bool = False) -> dict[str, str]:
        """The marks of these values: estimates, and what does not apply."""
        read = self._read(row, changed=changed)
        return {key: reading.mark for key, reading in read.items() if reading.mark}

    def unread(self, row: str) -> Problem | None:
        """What cannot be understood in a row."""
        for field in self._fields():
            text = self.text(row, field.key)
            if text == self._known.get((row, field.key), ""):
                continue
            reading = self._reading(field, text)
            if reading.problem:
                return Problem(field.key, reading.problem.text, Severity.ERROR, text)
        return None

    def wrong_after(self, row: int) -> int:
        """The next row with something said beside it, from the top again; -1: none."""
        count = len(self.rows)
        order = ((row + step) % count for step in range(1, count + 1))
        return next((at for at in order if self.rows[at].id in self._said), -1)

    def tick(self, row: str, *, on: bool | None = None) -> None:
        """Turn the tick of a row, or set it."""
        if self.ticked is None:
            return
        wanted = row not in self.ticked if on is None else on
        (self.ticked.add if wanted else self.ticked.discard)(row)
        self.edited.emit()

    def tick_all(self) -> None:
        """Tick every row shown; if they all are, none."""
        if self.ticked is None:
            return
        shown = {row.id for row in self.rows}
        if shown <= self.ticked:
            self.ticked -= shown
        else:
            self.ticked |= shown
        self.edited.emit()

    def _fields(self) -> list[Field]:
        return [each.field for each in self.columns if each.field is not None]

    def _read(self, row: str, *, changed: bool) -> dict[str, Reading]:
        found = {}
        for field in self._fields():
            text = self.text(row, field.key)
            new = text != self._known.get((row, field.key), "")
            if new if changed else text:
                found[field.key] = self._reading(field, text)
        return found

    def _reading(self, field: Field, text: str) -> Reading:
        return parse(field, text, self._lookup.context)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        column = self._column(index)
        if column is not None and column.field is not None:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self._column(index)
        match role:
            case (
                Qt.ItemDataRole.DisplayRole
                | Qt.ItemDataRole.EditRole
                | Qt.ItemDataRole.ToolTipRole
            ):
                found: Any = self._shown(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                found = RIGHT if column is not None and column.right else LEFT
            case Role.BACK:
                found = self._back(row, column)
            case Role.TONE:
                found = self._tone(row, column, index.column())
            case Role.ICON if index.column() == 0 and self.ticked is not None:
                found = "square-check" if row.id in self.ticked else "square"
            case _:
                found = None
        return found

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        column = self._column(index)
        if role != Qt.ItemDataRole.EditRole or column is None or column.field is None:
            return False
        row, field, text = self.rows[index.row()].id, column.field, str(value).strip()
        if text == self.text(row, field.key):
            return True
        reading = self._reading(field, text)
        known = reading.value is not None or reading.mark
        understood = reading.problem is None and known
        tidy = show(field.kind, reading.value, reading.mark) if understood else text
        self._typed[row, field.key] = tidy
        if text and self.ticked is not None:
            self.ticked.add(row)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def head(self, section: int) -> Heading:
        if section >= len(self.columns):
            return Heading(_SAID)
        column = self.columns[section]
        return Heading(column.heading, column.right)

    def _column(self, index: Index) -> Column | None:
        at = index.column()
        return self.columns[at] if 0 <= at < len(self.columns) else None

    def _shown(self, row: EntryRow, at: int) -> str:
        if at == len(self.columns):
            problem = self._said.get(row.id)
            return problem.text if problem else ""
        field = self.columns[at].field
        if field is not None:
            return self.text(row.id, field.key)
        read = [n for n, each in enumerate(self.columns) if each.field is None]
        return row.texts[read.index(at)]

    def _back(self, row: EntryRow, column: Column | None) -> str | None:
        if column is None or column.field is None:
            return None
        problem = self._said.get(row.id)
        if problem is not None and problem.field == column.field.key:
            return "red_bg" if problem.blocks else "amber_bg"
        return "sunken"

    def _tone(self, row: EntryRow, column: Column | None, at: int) -> str | None:
        if column is None:
            problem = self._said.get(row.id)
            return "red" if problem and problem.blocks else "amber"
        if self.ticked is not None and row.id in self.ticked:
            return "text"
        return "text2" if column.field is None and at else None
