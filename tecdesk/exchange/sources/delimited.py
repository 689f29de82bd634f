"""Reads .csv: finds the encoding and the delimiter, and never drops a character."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
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


def decode(data: bytes, path: Path) -> str:
    """The text of a file: by its BOM, else strict UTF-8, else GB18030.

    Raises:
        DeskError: it is text in none of these, or no text at all.
    """
    encodings = [name for bom, name in _BOMS if data.startswith(bom)]
    for encoding in encodings or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DeskError(
        f"“{path.name}”不是表格，也不是能认出编码的文字文件（试过 UTF-8 和 GB18030）。",
        SAVE_AS,
    )


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into most cells."""
    start = "\n".join(text.splitlines()[:_PROBED_LINES])

    def cells(delimiter: str) -> int:
        return sum(
            len(row) - 1 for row in csv.reader(io.StringIO(start), delimiter=delimiter)
        )

    return max(_DELIMITERS, key=cells)


def rows_of(text: str, path: Path) -> Iterator[list[str]]:
    """The rows of the text; raises DeskError where it cannot be cut into cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        for row in reader:
            yield [_unwrapped(cell) if cell[:2] == '="' else cell for cell in row]
    except csv.Error as error:
        raise damaged(path) from error


def _unwrapped(cell: str) -> str:
    """The text inside ="…", which keeps Excel from making a number of it."""
    return cell[2:-1] if cell.endswith('"') else cell
