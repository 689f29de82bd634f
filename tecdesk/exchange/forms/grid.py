"""A form as a grid: sheets of cells, merged ranges, and what may be written where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.exchange.sources.spans import Merge

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Form", "FormCell", "FormKind", "FormSheet", "Merge", "Place"]


class FormKind(Enum):
    """How a form is written."""

    WORKBOOK = "workbook"  # .xlsx, .xlsm
    DOCUMENT = "document"  # .docx


class Place(NamedTuple):
    """Where something stands in a form; all numbers count from 0.

    Attributes:
        sheet: number of the sheet, or of the table of a document.
        row, column: the cell; of a merged range its first one.
        mark: 0 for the cell itself, 1 for the first {{…}} in its text, ...
    """

    sheet: int
    row: int
    column: int
    mark: int = 0

    @property
    def cell(self) -> Place:
        """The same cell, whatever mark in it is meant."""
        return self._replace(mark=0)

    @property
    def address(self) -> str:
        """The cell as people name it: B7."""
        return f"{letters(self.column)}{self.row + 1}"


def letters(column: int) -> str:
    """The name of a column: A, Z, AA; the first is number 0."""
    column, last = divmod(column, 26)
    return (letters(column - 1) if column else "") + chr(65 + last)


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell that holds something or that may.

    Attributes:
        place: where it stands.
        text: what it holds, as people read it; "" when it is empty.
        formula: the formula without =; "" when there is none.
        linked: the formula is shared with other cells: it cannot be replaced alone.
        is_number: it holds a number, not words.
        percent: numbers in it are shown as percent: 0.985 reads 98.5%.
        dated: numbers in it are shown as a date or a time.
        locked: the sheet is protected and this cell is not for filling.
    """

    place: Place
    text: str = ""
    formula: str = ""
    linked: bool = False
    is_number: bool = False
    percent: bool = False
    dated: bool = False
    locked: bool = False

    @property
    def shown(self) -> str:
        """What a person sees; of a formula its last result."""
        return self.text or (f"={self.formula}" if self.formula else "")


@dataclass(frozen=True)
class FormSheet:
    """One sheet of a workbook, or one table of a document.

    Attributes:
        number: its place among the sheets, from 0.
        name: what its tab says; 表1, 表2 ... in a document, 正文 for its text.
        rows, columns: its size.
        cells: (row, column) to the cell; what is covered by a merge is absent.
        merges: the merged ranges.
        widths: width of each column in characters.
        hidden: not shown in the workbook; not filled by itself.
        before: what stands before it: the tab's name, the lines over a table.
    """

    number: int
    name: str
    rows: int
    columns: int
    cells: dict[tuple[int, int], FormCell]
    merges: tuple[Merge, ...] = ()
    widths: tuple[float, ...] = ()
    hidden: bool = False
    before: tuple[str, ...] = ()

    @cached_property
    def anchors(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Every cell of a merged range to the first one of it."""
        return {
            (row, column): (merge.top, merge.left)
            for merge in self.merges
            for row in range(merge.top, min(merge.bottom, self.rows) + 1)
            for column in range(merge.left, min(merge.right, self.columns) + 1)
        }

    @cached_property
    def spans(self) -> dict[tuple[int, int], Merge]:
        """First cell of each merged range to the range."""
        return {(merge.top, merge.left): merge for merge in self.merges}

    def at(self, row: int, column: int) -> FormCell:
        """The cell, of a merged range its first one; an empty one if there is none."""
        key = self.anchors.get((row, column), (row, column))
        return self.cells.get(key) or FormCell(Place(self.number, *key))


@dataclass(frozen=True)
class Form:
    """A form as it was opened; the file is not kept open.

    Attributes:
        path: where it lies.
        kind: workbook or document.
        sheets: its sheets or tables in their order.
        unread: what else holds {{…}} marks and is not filled: 页眉, 图形 ...
    """

    path: Path
    kind: FormKind
    sheets: tuple[FormSheet, ...]
    unread: tuple[str, ...] = ()

    def cell(self, place: Place) -> FormCell:
        """The cell at a place."""
        return self.sheets[place.sheet].at(place.row, place.column)

    def named(self, place: Place) -> str:
        """A place as people say it: 汇总 B7, 表1 第3行第2列."""
        sheet = self.sheets[place.sheet]
        if self.kind is FormKind.WORKBOOK:
            where = place.address
        elif sheet.name == BODY:
            where = f"第{place.row + 1}段"
        else:
            where = f"第{place.row + 1}行第{place.column + 1}格"
        return f"{sheet.name} {where}"


BODY = "正文"
"""The name of what holds the marks between a document's tables."""
