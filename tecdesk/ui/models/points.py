"""The findings of a checkup as rows, under a heading for what they still want."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.tally.checkup.checkup import Standing
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import Role

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from tecdesk.tally.checkup.checkup import Point

Index = QModelIndex | QPersistentModelIndex
KIND, PLACE, FACT, SAID = range(4)
_HEADS = ("哪一类", "在哪里", "查到的", "说明")
ICONS = {
    Standing.ERROR: "circle-x",
    Standing.OPEN: "triangle-alert",
    Standing.HINT: "info",
    Standing.EXPLAINED: "check",
}
TONES = {
    Standing.ERROR: "red",
    Standing.OPEN: "amber",
    Standing.HINT: "text2",
    Standing.EXPLAINED: "text2",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The heading over the findings of one standing.

    Attributes:
        standing: what they still want. count: how many they are.
    """

    standing: Standing
    count: int


class PointsModel(HeadedModel):
    """One row a finding; a heading cannot be chosen: the arrow keys pass over it.

    Attributes:
        rows: findings and headings, from top to bottom.
        unkept: findings for which something is written and not kept yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Point | Group] = []
        self.unkept: Collection[tuple[str, str]] = ()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these findings, which stand in their order."""
        self.beginResetModel()
        self.rows = []
        for standing, each in groupby(points, attrgetter("standing")):
            same = list(each)
            self.rows += [Group(standing, len(same)), *same]
        self.endResetModel()

    def put(self, row: int, point: Point) -> None:
        """Show something else that was said about the finding of a row."""
        self.rows[row] = point
        self.refresh()

    def refresh(self) -> None:
        """Draw all rows again."""
        last = self.index(len(self.rows) - 1, SAID)
        self.dataChanged.emit(self.index(0, 0), last)

    def point(self, row: int) -> Point | None:
        """The finding of a row; None for a heading or no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return None if isinstance(found, Group) else found

    def row_of(self, name: tuple[str, str]) -> int:
        """The row of a finding by its name, see `name_of`; -1 for none."""
        for row in range(len(self.rows)):
            point = self.point(row)
            if point is not None and name_of(point) == name:
                return row
        return -1

    def next_row(self, row: int, by: int = 1, *, open_: bool = False) -> int:
        """The next finding after a row, or before it; itself when there is none.

        Args:
            row: where to begin.
            by: 1 for down, -1 for up.
            open_: only one that still wants something; goes round to the top.
        """
        count = len(self.rows)
        for step in range(1, count + 1):
            at = row + by * step
            if not open_ and not 0 <= at < count:
                break
            point = self.point(at % count)
            if point and (not open_ or point.standing in _OPEN):
                return at % count
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.point(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each = self.rows[index.row()]
        if isinstance(each, Group):
            return _of_group(each, index.column(), role)
        return self._of_point(index.row(), each, index.column(), role)

    def head(self, section: int) -> Heading:
        return Heading(_HEADS[section])

    def _of_point(self, row: int, point: Point, column: int, role: int) -> Any:
        said, tone = self._said(point)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                label = "" if self._goes_on(row, point) else point.check.label
                return (label, point.finding.place, point.fact, said)[column]
            case Qt.ItemDataRole.ToolTipRole:
                whole = (point.check.label, point.finding.place, point.fact)
                return (*whole, point.said.text)[column]
            case Role.TONE:
                return ("text2", None, "text2", tone)[column]
            case _:
                return None

    def _goes_on(self, row: int, point: Point) -> bool:
        """True when the row above is of the same kind: its name is not repeated."""
        above = self.point(row - 1)
        return above is not None and above.check is point.check

    def _said(self, point: Point) -> tuple[str, str]:
        """What stands in the last column, and its tone."""
        if name_of(point) in self.unkept:
            return "还没记下", "amber"
        if point.said.stale:
            return "按旧数写的", "amber"
        return point.said.text, "text2"


_OPEN = {Standing.ERROR, Standing.OPEN, Standing.HINT}


def name_of(point: Point) -> tuple[str, str]:
    """What tells a finding from all others of its year."""
    return (point.check.key, point.finding.subject)


def _of_group(group: Group, column: int, role: int) -> Any:
    if column:
        return None
    words = f"{group.standing.label}　{group.count} 处"
    told: dict[int, Any] = {
        Qt.ItemDataRole.DisplayRole: words,
        Qt.ItemDataRole.ToolTipRole: words,
        Role.BOLD: True,
        Role.ICON: ICONS[group.standing],
        Role.TONE: TONES[group.standing],
        Role.BACK: "sunken",
    }
    return told.get(role)
