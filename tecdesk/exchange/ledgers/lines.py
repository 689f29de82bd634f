"""The lines of a sheet below its heading, read column by column in chunks of rows."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import TypeAlias

from tecdesk.exchange.ledgers.idle import BLANK
from tecdesk.exchange.ledgers.idle import IdleRows
from tecdesk.exchange.ledgers.idle import Skipped
from tecdesk.exchange.ledgers.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.recognise import Recognised
    from tecdesk.exchange.sources.sheets import Row
    from tecdesk.exchange.sources.sheets import Sheet

    Fills: TypeAlias = dict[int, dict[int, list[object]]]

BLANK_ROWS = 500
"""So many rows without anything end the sheet."""
CHUNK = 1000
"""Rows between two looks at the progress and the wish to stop."""

_is_odd = attrgetter("odd")


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
        mapped = {column.index for column in columns}
        required = [column.index for column in columns if column.field.required]
        self._idle = IdleRows(found.headings, required)
        rest = [h.column for h in found.headings if not h.is_counter]
        self._rest = [column for column in rest if column not in mapped]
        self._width = max(h.column for h in found.headings) + 1
        self._fills = _fills(sheet, found.body, mapped)
        self._blank_rows = 0

    def read(self, watch: Callable[[int], None]) -> None:
        """Read to the end of the sheet or to a long stretch of blank rows."""
        rows = islice(self._sheet.rows(), self._body, None)
        index = self._body
        while chunk := list(islice(rows, CHUNK)):
            watch(index)
            if not self._take(chunk, index):
                break
            index += len(chunk)

    def _take(self, chunk: list[Row], start: int) -> bool:
        """Turn rows into lines; False when the sheet has ended."""
        whole = self._completed(chunk, start)
        columns = list(zip(*whole, strict=False))
        cells = [list(map(c.__getitem__, columns[c.index])) for c in self._columns]
        odd = map(any, zip(*(map(_is_odd, column) for column in cells), strict=True))
        rest = _hashes([columns[column] for column in self._rest], len(chunk))
        lines = zip(chunk, zip(*cells, strict=True), odd, rest, strict=True)
        for number, (row, each, is_odd, others) in enumerate(lines, start + 1):
            if is_odd and (reason := self._idle.reason(row)):
                if not self._skip(number, reason):
                    return False
                continue
            self._blank_rows = 0
            self.lines.append(Line(number, each, others, odd=is_odd))
        return True

    def _completed(self, chunk: list[Row], start: int) -> list[Row]:
        """The rows all as wide as the heading, merged cells filled down."""
        fills = range(start, start + len(chunk)) if self._fills else ()
        filled = {row for row in fills if row in self._fills}
        if not filled and min(map(len, chunk)) >= self._width:
            return chunk
        whole: list[Row] = []
        for index, row in enumerate(chunk, start):
            cells = [*row, *[""] * (self._width - len(row))]
            for column, text in self._fills.get(index, {}).items():
                if not text:
                    text.append(cells[column])
                cells[column] = text[0]
            whole.append(cells)
        return whole

    def _skip(self, row: int, reason: str) -> bool:
        """Say why a row is passed over; False when the sheet has ended."""
        if reason != BLANK:
            self._blank_rows = 0
            self.skipped.append(Skipped(row, reason))
            return True
        self._blank_rows += 1
        if self._blank_rows > 1:
            first = self.skipped.pop().row
            reason = f"空行，到第 {row} 行。"
            if self._blank_rows == BLANK_ROWS:
                reason = f"从这里起连续 {BLANK_ROWS} 行空白，下面没有再读。"
            row = first
        self.skipped.append(Skipped(row, reason))
        return self._blank_rows < BLANK_ROWS


def _hashes(columns: list[tuple[object, ...]], count: int) -> Iterator[int]:
    """A hash of each row's cells that no column is known for."""
    if not columns:
        return iter([0] * count)
    return map(hash, zip(*columns, strict=True))


def _fills(sheet: Sheet, body: int, mapped: set[int]) -> Fills:
    """Row to column to the text of the merged range over it, empty until read.

    What lies over each other, or under the last row, somebody made to do harm.
    """
    fills: Fills = {}
    left = sheet.height * len(mapped)
    for merge in sheet.merges:
        if merge.top < body or merge.left not in mapped or merge.bottom == merge.top:
            continue
        text: list[object] = []
        rows = range(merge.top, min(merge.bottom + 1, sheet.height, merge.top + left))
        left -= len(rows)
        for row in rows:
            fills.setdefault(row, {})[merge.left] = text
    return fills
