"""A story as two tables: its figures by year, and its events."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.store.figures.aggregate import State
from tecdesk.ui.models.headed import HeadedModel
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role
from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import Head
from tecdesk.ui.models.tally_grid import figure_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.tally.story import Event
    from tecdesk.tally.story import Story
    from tecdesk.tally.story import Sum

Index = QModelIndex | QPersistentModelIndex
Opens = dict[tuple[int, int], tuple[str, "Sum"]]
"""Row and column to the year in words and the figure there."""
_HEADS = ("年", "日期", "类别", "做了什么、结果怎样", "数量")
BY = "经办"
_AMOUNT = 4


def years_grid(story: Story) -> tuple[Grid, Opens]:
    """One row a year, the newest first, 合计 last; and what each figure is."""
    rows = [(f"{each.year}", each.sums) for each in story.years]
    if story.totals and len(rows) > 1:
        rows.append(("合计", story.totals))
    columns = list(dict.fromkeys((s.label, s.unit) for _, sums in rows for s in sums))
    cells: list[tuple[Cell, ...]] = []
    opens: Opens = {}
    for name, sums in rows:
        by_column = {(each.label, each.unit): each for each in sums}
        made = [Cell(name, bold=True)]
        for at, column in enumerate(columns, 1):
            found = by_column.get(column)
            made.append(_cell(found) if found else Cell(""))
            if found:
                opens[len(cells), at] = (name, found)
        cells.append(tuple(made))
    heads = [Head(_heading(*column)) for column in columns]
    return Grid((Head("年度", number=False), *heads), tuple(cells)), opens


def turned(grid: Grid, opens: Opens) -> tuple[Grid, Opens]:
    """The same with a row for each figure: years take less room across."""
    heads = (Head("小计", number=False), *(Head(row[0].text) for row in grid.rows))
    columns = zip(grid.heads[1:], *(row[1:] for row in grid.rows), strict=True)
    rows = tuple((Cell(head.text), *cells) for head, *cells in columns)
    across = {(at - 1, row + 1): found for (row, at), found in opens.items()}
    return Grid(heads, rows), across


def _heading(label: str, unit: str) -> str:
    """The name with its unit, but neither brackets nor the unit twice."""
    return label if label.endswith((")", unit)) else f"{label}({unit})"


def _cell(each: Sum) -> Cell:
    text = figure_text(each.kind, each.figure)
    if each.figure.state is State.BLANK:
        return Cell(text, "amber")
    return Cell(text, "text" if each.figure.value else "text3")


class EventsModel(HeadedModel):
    """The lines of a story; the year stands where it changes.

    Attributes:
        events: what is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self._heads = (*_HEADS, BY)

    def show_events(self, events: Sequence[Event], last: str = BY) -> None:
        """Show these lines; the last column says who did it, or where it was."""
        self.beginResetModel()
        self._heads = (*_HEADS, last)
        self.events = list(events)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() == _AMOUNT else LEFT
        if role == Role.BOLD:
            return index.column() == 0
        if role == Role.TONE and index.column() in (1, 5):
            return "text2"
        return None

    def head(self, section: int) -> Heading:
        return Heading(self._heads[section], section == _AMOUNT)

    def _texts(self, row: int) -> tuple[str, ...]:
        event = self.events[row]
        before = self.events[row - 1].year if row else 0
        year = str(event.year or "年份未填") if event.year != before else ""
        return (
            year,
            _within_year(event.day),
            event.kind,
            event.told,
            event.amount,
            event.by,
        )


def _within_year(day: str) -> str:
    """12-09; 11月 and 全年 where no more is known."""
    match day.split("-"):
        case [_, month, date]:
            return f"{month}-{date}"
        case [_, month]:
            return f"{int(month)}月"
        case _:
            return "全年" if day else ""
