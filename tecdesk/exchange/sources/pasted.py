"""Cells pasted from a spreadsheet as a sheet, with a heading if they bring none."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.headings import joined
from tecdesk.exchange.ledgers.headings import strengths
from tecdesk.exchange.sources.delimited import delimiter_of
from tecdesk.exchange.sources.sheets import Sheet
from tecdesk.exchange.sources.sheets import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.register import Register

NAME = "粘贴的内容"
_TOP = 5
"""Rows in which a heading is looked for."""
_NAMED = 7
"""Sureness from which a cell is taken for a heading."""
_COUNTER = "序号"


def pasted_source(text: str, register: Register, columns: Sequence[str]) -> Source:
    """What stands on the clipboard as the one sheet of a source.

    Args:
        text: rows of cells parted by tabs, as WPS and Excel copy them.
        register: the register whose list it is pasted into.
        columns: keys of the list's columns, in their order; they name the cells of
            rows that come without a heading.

    Raises:
        DeskError: there is no cell in it, or one without end.
    """
    try:
        rows = _rows(text)
    except csv.Error as error:
        raise DeskError(
            "剪贴板里有一格长得不正常，没有粘贴。",
            "请在 WPS 或 Excel 里少选几行，再复制。",
        ) from error
    if not any(cell.strip() for row in rows for cell in row):
        raise DeskError("剪贴板里没有表格。", "请先在 WPS 或 Excel 里选中几行，复制。")
    if not has_heading(rows, register):
        rows.insert(0, _heading(rows, register, columns))
    sheet = Sheet(NAME, (), len(rows), lambda: iter(rows))
    return Source(Path(NAME), (NAME,), lambda _name: sheet)


def has_heading(rows: Sequence[Sequence[str]], register: Register) -> bool:
    """True when one of the first rows names columns of the register.

    At least two of its cells must, and half of those that say something.
    """
    for number, row in enumerate(rows[:_TOP]):
        headings = [h for h in joined([row], (), number) if not h.is_counter]
        named = [
            heading
            for heading in headings
            if max(strengths(heading, register).values(), default=0) >= _NAMED
        ]
        if len(named) > 1 and len(named) * 2 >= len(headings):
            return True
    return False


def _rows(text: str) -> list[list[str]]:
    """The rows, blank ones at the end left out."""
    text = text.replace("\0", "").rstrip("\r\n")
    rows = _cut(text, csv.QUOTE_MINIMAL)
    if any("\t" in cell for row in rows for cell in row):
        rows = _cut(text, csv.QUOTE_NONE)  # a quotation mark that is only a character
    return rows


def _cut(text: str, quoting: int) -> list[list[str]]:
    delimiter = "\t" if "\t" in text else delimiter_of(text)
    stream = io.StringIO(text, newline="")
    if quoting == csv.QUOTE_NONE:
        lines = text.splitlines()
        return [[_bare(cell) for cell in line.split(delimiter)] for line in lines]
    reader = csv.reader(stream, delimiter=delimiter)
    return [[_bare(cell) for cell in row] for row in reader]


def _bare(cell: str) -> str:
    """The text inside ="…", which keeps a spreadsheet from making a number of it."""
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1].replace('""', '"')
    return cell


def _heading(
    rows: Sequence[Sequence[str]], register: Register, columns: Sequence[str]
) -> list[str]:
    labels = [register[key].label for key in columns]
    wide = max(map(len, rows))
    return [_COUNTER, *labels] if _is_numbered(rows, wide, len(labels)) else labels


def _is_numbered(rows: Sequence[Sequence[str]], wide: int, columns: int) -> bool:
    """True when the rows bring a 序号 before the columns of the list."""
    numbers = [row[0].strip() for row in rows if row]
    if wide != columns + 1 or not all(number.isdecimal() for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == [
        first + step for step in range(len(numbers))
    ]
