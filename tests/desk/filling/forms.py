"""Makes forms out of lines of text, with what belongs into each of their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

import openpyxl
from openpyxl.styles import Border
from openpyxl.styles import Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import rows_from_range

from tecdesk.desk.filling.binding import WHENS
from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.binding import What
from tecdesk.exchange.forms.blocks import is_unit

if TYPE_CHECKING:
    from pathlib import Path

_LINE = Side("thin")
_FRAME = Border(_LINE, _LINE, _LINE, _LINE)


class Layout(NamedTuple):
    """A form: lines with | between cells, merged ranges, and the truth.

    Attributes:
        name: what it is.
        lines: its rows; a + continues the merged cell to the left, ^ the one above.
        truth: addresses, then indicator, number and the rest; several with commas
            go from cell to cell; - is what the program cannot know.
        formats: address to a number format.
    """

    name: str
    lines: str
    truth: str
    formats: tuple[tuple[str, str], ...] = ()


def make(layout: Layout, path: Path) -> Path:
    """Write a form as .xlsx: framed, merged where + and ^ say so."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [line.split("|") for line in layout.lines.strip("\n").split("\n")]
    width = max(map(len, rows))
    for r, row in enumerate(rows, 1):
        for c in range(1, width + 1):
            text = row[c - 1] if c <= len(row) else ""
            cell = sheet.cell(r, c)
            cell.border = _FRAME
            if text.strip() in {"+", "^"} or not text.strip():
                continue
            number = text.strip().isdecimal()
            cell.value = int(text) if number else text.rstrip()
    for span in _merges(rows):
        sheet.merge_cells(span)
    for address, code in layout.formats:
        sheet[address].number_format = code
    sheet.column_dimensions["A"].width = 22
    book.save(path)
    return path


def _merges(rows: list[list[str]]) -> list[str]:
    def at(r: int, c: int) -> str:
        return rows[r][c].strip() if r < len(rows) and c < len(rows[r]) else ""

    found = []
    for r, row in enumerate(rows):
        for c in range(len(row)):
            if at(r, c) in {"+", "^"}:
                continue
            right, down = c, r
            while at(r, right + 1) == "+":
                right += 1
            while at(down + 1, c) == "^":
                down += 1
            if (right, down) != (c, r):
                first = f"{get_column_letter(c + 1)}{r + 1}"
                found.append(f"{first}:{get_column_letter(right + 1)}{down + 1}")
    return found


def truth_of(layout: Layout) -> dict[str, Binding | None]:
    """Address to what belongs there; None where the program cannot know it."""
    found: dict[str, Binding | None] = {}
    for line in filter(None, map(str.strip, layout.truth.split("\n"))):
        address, keys, *told = line.split()
        cells = _cells(address)
        if keys == "-":
            found |= dict.fromkeys(cells)
            continue
        whats, *more = told
        for at, cell in enumerate(cells):
            found[cell] = _binding(_nth(keys, at), What(_nth(whats, at)), more)
    return found


def _nth(listed: str, number: int) -> str:
    every = listed.split(",")
    return every[number % len(every)]


def _binding(key: str, what: What, more: list[str]) -> Binding:
    """What stands after the number: a time, years ago, a unit, or a part."""
    found = Binding(key, what)
    for word in more:
        if word in WHENS:
            found = replace(found, when=word)
        elif word.startswith("ago"):
            found = replace(found, ago=int(word.removeprefix("ago")))
        elif is_unit(word):
            found = replace(found, unit=word)
        else:
            found = replace(found, part=PartOf(_by(word), word))
    return replace(found, unit="%") if what.is_percent else found


def _by(word: str) -> str:
    """The breakdown that a part belongs to."""
    if word.endswith("村"):
        return "village"
    return "status" if word == "脱贫户" else "industry"


def _cells(address: str) -> list[str]:
    if ":" not in address:
        return [address]
    return [each for row in rows_from_range(address) for each in row]
