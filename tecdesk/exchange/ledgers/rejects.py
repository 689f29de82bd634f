"""Faulty lines as a workbook: the file's own heading and cells, and a 原因 column."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.reading import as_written
from tecdesk.exchange.ledgers.headings import plain
from tecdesk.exchange.ledgers.ledger_year import titled_year
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.safe_file import write_atomically
from tecdesk.workbooks import begun
from tecdesk.workbooks import sheet_names

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.exchange.sources.sheets import Row
    from tecdesk.exchange.sources.sheets import Sheet

REASON = "原因"
_WIDTH = 14
_REASON_WIDTH = 48


def write_rejects(plans: Plans, target: Path) -> int:
    """Write the lines that have faults, ready to be put right and imported again.

    The rows stand under the file's own titles and heading, so that what was found
    in the file (register, year, columns) is found in this one too.

    Args:
        plans: the plans of a file, which must still be there.
        target: the .xlsx to make or replace.

    Returns:
        The number of lines written; with none, no file is made.

    Raises:
        DeskError: the file is gone, or the target is open in Excel or cannot be
            written.
    """
    faulty = [plan for plan in plans if plan.faulty_lines]
    if not faulty:
        return 0
    source = plans.source or open_source(plans.path)
    data = io.BytesIO()
    _write_book(data, [(plan, source.load(plan.sheet)) for plan in faulty])
    write_atomically(target, lambda stream: stream.write(data.getbuffer()))
    return sum(len(plan.faulty_lines) for plan in faulty)


def _write_book(target: io.BytesIO, sheets: list[tuple[SheetPlan, Sheet]]) -> None:
    book = begun(target)
    look = _Look.of(book)
    names = sheet_names(plan.sheet for plan, _ in sheets)
    for name, (plan, sheet) in zip(names, sheets, strict=True):
        _Page(book.add_worksheet(name), plan, sheet, look).write()
    book.close()


@dataclass(frozen=True)
class _Look:
    """The formats of the cells."""

    head: Format
    text: Format
    day: Format
    wrong: Format
    reason: Format

    @classmethod
    def of(cls, book: Workbook) -> _Look:
        line = {"border": 1, "valign": "vcenter"}
        return cls(
            book.add_format({**line, "bold": True, "text_wrap": True}),
            book.add_format({**line, "num_format": "@"}),
            book.add_format({**line, "num_format": "yyyy-mm-dd"}),
            book.add_format({**line, "num_format": "@", "bg_color": "#FDECEA"}),
            book.add_format({**line, "text_wrap": True, "font_color": "#B3261E"}),
        )


class _Page:
    """One sheet of rejects."""

    def __init__(
        self, page: Worksheet, plan: SheetPlan, sheet: Sheet, look: _Look
    ) -> None:
        self._page = page
        self._plan = plan
        self._sheet = sheet
        self._look = look
        head = sheet.head(plan.first + plan.depth)
        above = [str(cell) for row in head[: plan.first] for cell in row if cell != ""]
        self._title = ""
        if plan.year and titled_year([*above, sheet.name]) != plan.year:
            self._title = f"{plan.year}年{plan.register.label}台账：需要更正的行"
        self._top = 1 if self._title else 0
        self._head = head
        self._width = _width(plan)
        self._numbers = {
            column.index
            for column in plan.layout.columns
            if column.field.kind in {Kind.ID_NUMBER, Kind.PHONE}
        }

    def write(self) -> None:
        self._page.set_column(0, self._width - 1, _WIDTH)
        self._page.set_column(self._width, self._width, _REASON_WIDTH)
        if self._title:
            self._page.write_string(0, 0, self._title)
        for row, cells in enumerate(self._head, self._top):
            for column, cell in enumerate(cells[: self._width]):
                self._write_cell(row, column, cell, self._look.head)
        self._merge_head()
        body = self._top + len(self._head)
        self._page.write_string(body - 1, self._width, REASON, self._look.head)
        self._page.freeze_panes(body, 0)
        self._write_lines(body)

    def _write_lines(self, body: int) -> None:
        lines = {line.row: line for line in self._plan.faulty_lines}
        number = body
        for row, cells in enumerate(self._sheet.rows(), 1):
            if row in lines:
                self._write_line(number, lines[row], cells)
                number += 1

    def _write_line(self, row: int, line: Line, cells: Row) -> None:
        written = dict(enumerate(cells[: self._width]))
        wrong = set()
        fields = {problem.field for problem in line.problems}
        for column, cell in zip(self._plan.layout.columns, line.cells, strict=True):
            written[column.index] = cell.written
            if column.field.key in fields:
                wrong.add(column.index)
        for index, value in written.items():
            look = self._look.wrong if index in wrong else self._look.text
            self._write_cell(row, index, value, look)
        faults = [self._plan.fault(line, problem) for problem in line.problems]
        said = "；".join(dict.fromkeys(fault.reason for fault in faults))
        self._page.write_string(row, self._width, said, self._look.reason)

    def _write_cell(self, row: int, column: int, value: object, look: Format) -> None:
        """A cell as it was; ID and phone numbers stay text whatever is typed over."""
        if value == "" or isinstance(value, str) or column in self._numbers:
            self._page.write_string(row, column, as_written(value), look)
        elif isinstance(value, bool):
            self._page.write_boolean(row, column, value, look)
        elif isinstance(value, int | float) and isfinite(value):
            self._page.write_number(row, column, value)
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001
            self._page.write_datetime(row, column, moment, self._look.day)
        else:
            self._page.write_string(row, column, as_written(value), look)

    def _merge_head(self) -> None:
        for merge in self._sheet.merges:
            if merge.bottom >= len(self._head) or merge.left >= self._width:
                continue
            right = min(merge.right, self._width - 1)
            if (merge.top, merge.left) == (merge.bottom, right):
                continue
            cell = self._head[merge.top][merge.left]
            self._page.merge_range(
                merge.top + self._top,
                merge.left,
                merge.bottom + self._top,
                right,
                as_written(cell),
                self._look.head,
            )


def _width(plan: SheetPlan) -> int:
    """Columns before 原因; a 原因 that the file has already is written anew."""
    for heading in plan.headings:
        if plain(heading.parts[-1]) == REASON:
            return heading.column
    return max(heading.column for heading in plan.headings) + 1
