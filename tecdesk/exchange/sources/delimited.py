"""Reads .csv: finds the encoding and the delimiter, and never drops a character."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.sources.extent import MOST_COLUMNS
from tecdesk.exchange.sources.filetype import SAVE_AS
from tecdesk.exchange.sources.filetype import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = ",;\t"
_PROBED_LINES = 30
_PROBED = 200_000
"""Characters in which those lines are looked for."""
MOST_BYTES = 60_000_000
"""A table of 200,000 rows; as text it takes some times that of memory."""
MOST_IN_LINE = 1_000_000


def decode(data: bytes, path: Path) -> str:
    """The text of a file: by its BOM, else strict UTF-8, else GB18030.

    Raises:
        DeskError: it is text in none of these, or no text at all.
    """
    if len(data) > MOST_BYTES:
        raise DeskError(
            f"“{path.name}”的文字超过 {MOST_BYTES // 1_000_000} 兆，不像一份台账。",
            "请按年度或按村分成几份再导入。",
        )
    encodings = [name for bom, name in _BOMS if data.startswith(bom)]
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            _require_lines(text, path)
            return text
    raise DeskError(
        f"“{path.name}”不是表格，也不是能认出编码的文字文件（试过 UTF-8 和 GB18030）。",
        SAVE_AS,
    )


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into most cells."""
    start = "\n".join(text[:_PROBED].splitlines()[:_PROBED_LINES])

    def cells(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(start), delimiter=delimiter)
        try:
            return sum(len(row) - 1 for row in rows)
        except csv.Error:  # a cell without end
            return 0

    return max(_DELIMITERS, key=cells)


def rows_of(text: str, path: Path) -> Iterator[list[str]]:
    """The rows of the text; raises DeskError where it cannot be cut into cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise _no_lines(path, reader.line_num)
            yield [_unwrapped(cell) if cell[:2] == '="' else cell for cell in row]
    except csv.Error as error:
        raise damaged(path) from error


def _require_lines(text: str, path: Path) -> None:
    """Refuse a line that is longer than any row of a ledger."""
    at = 0
    while len(text) - at > MOST_IN_LINE:
        ends = (text.rfind(end, at, at + MOST_IN_LINE) for end in "\n\r")
        if (last := max(ends)) < 0:
            raise _no_lines(path, text.count("\n", 0, at) + 1)
        at = last + 1


def _no_lines(path: Path, number: int) -> DeskError:
    return DeskError(f"“{path.name}”第 {number} 行长得不正常，不像一份台账。", SAVE_AS)


def _unwrapped(cell: str) -> str:
    """The text inside ="…", which keeps Excel from making a number of it."""
    return cell[2:-1] if cell.endswith('"') else cell
