"""The lines of a sheet below its heading: merged cells filled, idle rows skipped."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.reading import as_written
from tecdesk.exchange.cells import is_total
from tecdesk.exchange.headings import plain
from tecdesk.exchange.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.exchange.cells import Cell
    from tecdesk.exchange.cells import Column
    from tecdesk.exchange.recognise import Recognised
    from tecdesk.exchange.sheets import Merge
    from tecdesk.exchange.sheets import Row
    from tecdesk.exchange.sheets import Sheet

BLANK_ROWS = 500
"""So many rows without anything end the sheet."""
WATCHED = 1000
"""Rows between two looks at the progress and the wish to stop."""

_FOOT = re.compile(
    r"(单位)?(填报|填表|制表|审核|复核|经办|报送|分管|主管|单位)?"
    r"(人|单位|部门|负责人|领导|日期|时间|联系人|联系电话|签字|盖章|注|附注|备注|说明|制表|审核)"
    r"(\(.*?\))?:"
)
_SIGNED = ("填报人", "审核人", "负责人", "制表人", "填表人", "填报日期")


class Skipped(NamedTuple):
    """A row that is no line: its number in the sheet, from 1, and the reason."""

    row: int
    reason: str


class LineReader:
    """Reads the lines of one sheet.

    Attributes:
        lines: the lines found.
        skipped: the rows passed over.
    """

    def __init__(
        self, sheet: Sheet, found: Recognised, columns: Sequence[Column]
    ) -> None:
        self.lines: list[Line] = []
        self.skipped: list[Skipped] = []
        self._sheet = sheet
        self._columns = columns
        self._body = found.body
        self._headings = {h.column: plain(h.parts[-1]) for h in found.headings}
        self._counters = {h.column for h in found.headings if h.is_counter}
        mapped = {column.index for column in columns}
        rest = [c for c in self._headings if c not in mapped | self._counters]
        self._width = max(self._headings) + 1
        self._pick = _picker([column.index for column in columns])
        self._pick_rest = _picker(rest)
        self._fills = _fills(sheet.merges, found.body, mapped)
        self._blank_rows = 0

    def read(self, watch: Callable[[int], None]) -> None:
        """Read to the end of the sheet or to a long stretch of blank rows."""
        for index, row in enumerate(self._sheet.rows()):
            if index < self._body:
                continue
            if not index % WATCHED:
                watch(index)
            if not self._take(index, row):
                break

    def _take(self, index: int, row: Row) -> bool:
        filled = self._fills.get(index)
        if filled or len(row) < self._width:
            row = [*row, *[""] * (self._width - len(row))]
        original = row
        if filled:
            row = _filled(row, filled)
        cells = [
            column[written]
            for column, written in zip(self._columns, self._pick(row), strict=True)
        ]
        if any([cell.odd for cell in cells]):  # noqa: C419 - a list is faster here
            if reason := self._idle(original, cells):
                self._skip(index, reason)
                return True
            if self._is_blank(original):
                return self._count_blank(index)
        self._blank_rows = 0
        self.lines.append(Line(index + 1, cells, hash(self._pick_rest(row))))
        return True

    def _skip(self, index: int, reason: str) -> None:
        self._blank_rows = 0
        self.skipped.append(Skipped(index + 1, reason))

    def _count_blank(self, index: int) -> bool:
        """Says a stretch of blank rows once; False when the sheet has ended."""
        self._blank_rows += 1
        if self._blank_rows == 1:
            self.skipped.append(Skipped(index + 1, "空行。"))
        else:
            first = self.skipped.pop().row
            self.skipped.append(Skipped(first, f"空行，到第 {index + 1} 行。"))
        if self._blank_rows < BLANK_ROWS:
            return True
        first = self.skipped.pop().row
        reason = f"从这里起连续 {BLANK_ROWS} 行空白，下面没有再读。"
        self.skipped.append(Skipped(first, reason))
        return False

    def _is_blank(self, row: Row) -> bool:
        return not self._texts(row)

    def _texts(self, row: Row) -> dict[int, str]:
        """What is written in a row by column, without its number (序号)."""
        return {
            column: text
            for column, cell in enumerate(row)
            if cell != "" and (text := as_written(cell))
            if column not in self._counters or not text.isdecimal()
        }

    def _idle(self, row: Row, cells: Sequence[Cell]) -> str:
        """Why an odd row is no line; empty when it is one, or blank."""
        texts = self._texts(row)
        first = list(texts.values())[:4]
        if any(map(is_total, first)):
            return "合计或小计行。"
        if first and _is_foot(first[0]):
            return f"表尾：{_short(' '.join(texts.values()))}"
        same = sum(self._headings.get(c) == plain(text) for c, text in texts.items())
        if texts and same * 2 > len(texts):
            return "重复的表头。"
        lacking = any(
            column.field.required and cell.value is None
            for column, cell in zip(self._columns, cells, strict=True)
        )
        if len(texts) == 1 and lacking and len(self._columns) > 1:
            return f"只有一格有字：{_short(first[0])}"
        return ""


def _is_foot(text: str) -> bool:
    narrow = text.replace("：", ":").replace(" ", "").replace("\u3000", "")
    return bool(_FOOT.match(narrow)) or sum(word in narrow for word in _SIGNED) > 1


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


def _picker(columns: Sequence[int]) -> Callable[[Row], tuple[object, ...]]:
    """Takes some cells out of a row, always as a tuple."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda row: tuple(row[column] for column in columns)


def _fills(
    merges: Sequence[Merge], body: int, mapped: set[int]
) -> dict[int, dict[int, tuple[int, list[object]]]]:
    """Row to column to the merged range over it: its top row and, once read, text."""
    fills: dict[int, dict[int, tuple[int, list[object]]]] = {}
    for merge in merges:
        if merge.top < body or merge.left not in mapped or merge.bottom == merge.top:
            continue
        text: list[object] = []
        for row in range(merge.top, merge.bottom + 1):
            fills.setdefault(row, {})[merge.left] = (merge.top, text)
    return fills


def _filled(row: Row, filled: dict[int, tuple[int, list[object]]]) -> Row:
    cells = list(row)
    for column, (_, text) in filled.items():
        if not text:
            text.append(cells[column])
        cells[column] = text[0]
    return cells
