"""Writes blocks as a workbook: the same cells as on paper, one sheet a block."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import BinaryIO

from tecdesk.report.page.blocks import Layout
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.page.blocks import Size
from tecdesk.report.page.blocks import runs
from tecdesk.report.page.looks import CODE
from tecdesk.report.page.looks import HEAD
from tecdesk.report.page.looks import SIDE
from tecdesk.report.page.looks import Looks
from tecdesk.report.page.margins import draw_above
from tecdesk.report.page.margins import draw_under
from tecdesk.report.page.spread import breaks
from tecdesk.report.page.sums import formula
from tecdesk.report.page.widths import content_width
from tecdesk.report.page.widths import natural_widths
from tecdesk.report.page.widths import tight_widths
from tecdesk.workbooks import begun
from tecdesk.workbooks import sheet_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Row

_CHARS_PER_MM = 96 / 25.4 / 7
_ROW_POINTS = 18.7
_PAPERS = {Size.A4: 9, Size.A3: 8}
_SIDE_CHARS = 4
_SAFE = 90
"""Percent: other programs make columns a little wider, where a font is missing."""
_BORDER_MM = 1.4
"""What a spreadsheet adds to each column."""
_ONE_PAGE = 40
"""A sheet of so many rows is made to fit on one page."""


def write_workbook(blocks: Sequence[Block], stream: BinaryIO) -> None:
    """Writes the blocks, each on a sheet of its own, ready to print."""
    book = begun(stream)
    looks = Looks(book)
    names = sheet_names(block.name for block in blocks)
    for name, block in zip(names, blocks, strict=True):
        _Sheet(book.add_worksheet(name), looks, block).write()
    book.set_properties({"title": blocks[0].title, "comments": "TecDesk 农技台账"})
    book.close()


class _Sheet:
    """Writes one block; `at` is the column its first column stands in."""

    def __init__(self, sheet: Any, looks: Looks, block: Block) -> None:
        self.sheet, self.looks, self.block = sheet, looks, block
        self.at = int(block.sided)
        self.last = self.at + len(block.columns) - 1
        tight = tight_widths(block)
        self.tight = tight is not None
        self.widths = tight or natural_widths(block)
        self._usual: list[dict[type, Any]] = [{} for _ in block.columns]
        begin = [0, *(self.at + column for column in breaks(block))]
        after = [*begin[1:], self.last + 1]
        self.spans = [(a, b - 1) for a, b in zip(begin, after, strict=True)]

    def _wide(self, ends: tuple[int, int]) -> float:
        """Width of neighbouring columns, mm."""
        return sum(self.widths[max(ends[0] - self.at, 0) : ends[1] + 1 - self.at])

    def write(self) -> None:
        """Everything from the title to the notes."""
        self.sheet.set_default_row(_ROW_POINTS)
        self._set_widths()
        for ends in self.spans:
            top = draw_above(self.sheet, self.looks, self.block, ends)
        body = self._write_head(top)
        self._write_rows(body)
        self._write_sides(body)
        end = body + len(self.block.rows)
        ends = self.spans[-1]
        draw_under(self.sheet, self.looks, self.block, end, (ends, self._wide(ends)))
        self._set_page(body)

    def _set_widths(self) -> None:
        if self.at:
            self.sheet.set_column(0, 0, _SIDE_CHARS)
        for number, width in enumerate(self.widths, self.at):
            self.sheet.set_column(number, number, width * _CHARS_PER_MM)

    def _write_head(self, top: int) -> int:
        """Writes the heads; returns the first row of the body."""
        deep = 1 if self.block.grouped else 0
        self.sheet.set_row(top + deep, 2 * _ROW_POINTS)
        for first, after, label in runs(tuple(c.group for c in self.block.columns)):
            if label:
                self._merge(top, self.at + first, top, self.at + after - 1, label)
        for number, column in enumerate(self.block.columns):
            start = top if not column.group else top + deep
            left = 0 if number == 0 else self.at + number
            right = self.at + number
            self._merge(start, left, top + deep, right, column.heading)
        return self._write_codes(top + deep + 1)

    def _write_codes(self, row: int) -> int:
        if not self.block.coded:
            return row
        look = self.looks.fixed(CODE)
        if self.at:
            self.sheet.merge_range(row, 0, row, 1, self.block.columns[0].code, look)
        for number, column in enumerate(self.block.columns[self.at :], 2 * self.at):
            self.sheet.write_string(row, number, column.code, look)
        return row + 1

    def _merge(self, top: int, left: int, end: int, right: int, text: str) -> None:
        look = self.looks.fixed(HEAD)
        if (top, left) == (end, right):
            self.sheet.write_string(top, left, text, look)
        else:
            self.sheet.merge_range(top, left, end, right, text, look)

    def _write_rows(self, body: int) -> None:
        for number, row in enumerate(self.block.rows):
            if row.label_span or row.adds:
                self._write_sum(row, body, body + number)
            else:
                self._write_row(row, body + number, 0)

    def _write_row(self, row: Row, line: int, skip: int) -> None:
        sheet = self.sheet
        look = self._usual_look if row.kind is RowKind.NORMAL else self._look
        for number in range(skip, len(row.cells)):
            cell = row.cells[number]
            chosen = look(row, number)
            if cell is None:
                sheet.write_blank(line, self.at + number, None, chosen)
            elif isinstance(cell, str):
                sheet.write_string(line, self.at + number, cell, chosen)
            else:
                sheet.write_number(line, self.at + number, cell, chosen)

    def _look(self, row: Row, number: int) -> Any:
        column = self.block.columns[number]
        cell, first = row.cells[number], number == 0
        return self.looks.cell(column, row, cell, first=first, tight=self.tight)

    def _usual_look(self, row: Row, number: int) -> Any:
        """The same for normal rows, found by the cell's type: thousands of times."""
        kind, known = type(row.cells[number]), self._usual[number]
        if kind in known:
            return known[kind]
        look = self._look(row, number)
        if kind is not Decimal and number:
            known[kind] = look
        return look

    def _write_sum(self, row: Row, body: int, line: int) -> None:
        skip = row.label_span
        if skip > 1:
            first, last = self.at, self.at + skip - 1
            look = self.looks.label()
            self.sheet.merge_range(line, first, line, last, str(row.cells[0]), look)
        self._write_row(row, line, skip if skip > 1 else 0)
        for number in range(skip, len(row.cells)):
            text = formula(self.block, row, number, body, self.at)
            if text:
                self._write_formula(row, line, number, text)

    def _write_formula(self, row: Row, line: int, number: int, text: str) -> None:
        cell = row.cells[number]
        look = self._look(row, number)
        value = float(cell) if isinstance(cell, Decimal) else cell
        self.sheet.write_formula(line, self.at + number, text, look, value)

    def _write_sides(self, body: int) -> None:
        if not self.at:
            return
        look = self.looks.fixed(SIDE)
        for first, after, word in runs(tuple(row.side for row in self.block.rows)):
            text = "\n".join(word) if after - first >= len(word) else word
            if after - first > 1:
                self.sheet.merge_range(body + first, 0, body + after - 1, 0, text, look)
            else:
                self.sheet.write_string(body + first, 0, text, look)

    def _set_page(self, body: int) -> None:
        sheet = self.sheet
        sheet.freeze_panes(body, 0)
        sheet.repeat_rows(0, body - 1)
        sheet.set_paper(_PAPERS[self.block.size])
        if self.block.landscape:
            sheet.set_landscape()
        self._fit()
        sheet.set_margins(left=0.79, right=0.79, top=0.59, bottom=0.71)
        right = f"&R{self.block.mark}" if self.block.mark else ""
        sheet.set_footer(f"&C第 &P 页　共 &N 页{right}", {"margin": 0.35})
        sheet.center_horizontally()

    def _fit(self) -> None:
        """One page wide; columns that paper takes over several break here, too."""
        if len(self.spans) > 1:
            self.sheet.set_v_pagebreaks([first for first, _ in self.spans[1:]])
            self.sheet.repeat_columns(0, self.at)
            self.sheet.set_print_scale(self._scale())
            return
        whole = self.block.layout is Layout.SHEET and len(self.block.rows) <= _ONE_PAGE
        self.sheet.fit_to_pages(1, int(whole))

    def _scale(self) -> int:
        """Percent at which the widest run of columns fits beside the first column."""
        stub = self._wide((0, self.at))
        widest = max(
            self._wide(ends) + (ends[1] - ends[0] + 2) * _BORDER_MM + stub * (at > 0)
            for at, ends in enumerate(self.spans)
        )
        return min(int(content_width(self.block) / widest * _SAFE), _SAFE)
