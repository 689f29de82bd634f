"""Reads printed tables back: what stands in which cell of a PDF, of a workbook."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
from pypdf import PdfReader

from tecdesk.report.page import output
from tecdesk.report.page.fonts import MM
from tecdesk.report.page.plan import plan

if TYPE_CHECKING:
    from tecdesk.report.page.blocks import Block

Grid = list[list[str]]


def pages(*blocks: Block) -> list[str]:
    """The text of each printed page, without blanks."""
    reader = PdfReader(BytesIO(output.pdf_bytes(blocks)))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def printed(block: Block) -> Grid:
    """The body cells of a printed block by where characters stand, without blanks."""
    import pypdfium2

    planned = plan(block)
    file = pypdfium2.PdfDocument(output.pdf_bytes([block]))
    rows: Grid = []
    for page, numbers in zip(file, planned.pages, strict=False):
        heights = planned.heights[numbers.start : numbers.stop]
        tops = list(accumulate(heights, initial=planned.body))
        found = _by_cell(page, planned.grid.edges, tops)
        rows += [
            [_joined(found[row, at]) for at in range(len(block.columns))]
            for row in range(len(numbers))
        ]
    return rows


def _joined(chars: list[str]) -> str:
    """Text from UTF-16 units, as which PDFium gives rare characters."""
    return "".join(chars).encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _by_cell(
    page: Any, edges: tuple[float, ...], tops: list[float]
) -> dict[tuple[int, int], list[str]]:
    import pypdfium2

    high, text = page.get_height(), page.get_textpage()
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        char = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, at))
        x, y = (left + right) / 2 / MM, (high - (top + bottom) / 2) / MM
        row, column = bisect_right(tops, y) - 1, bisect_right(edges, x) - 1
        if char.strip() and 0 <= row < len(tops) - 1 and column >= 0:
            found[row, column].append(char)
    return found


def workbook(*blocks: Block, formulas: bool = False) -> Any:
    """The workbook of blocks, with cached values or with formulas."""
    stream = BytesIO(output.xlsx_bytes(blocks))
    return openpyxl.load_workbook(stream, data_only=not formulas)


def body_row(sheet: Any) -> int:
    """First row under the heads: the one that the sheet is frozen at."""
    return int(sheet.freeze_panes[1:])


def shown(cell: Any) -> str:
    """A worksheet cell as its number format shows it."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return str(cell.value)
    places = cell.number_format.partition(".")[2].count("0")
    return f"{cell.value:.{places}f}"


def filled(block: Block) -> Grid:
    """The body cells of the workbook of a block, without blanks."""
    sheet = workbook(block).worksheets[0]
    first, left = body_row(sheet), 1 + int(block.sided)
    return [
        [
            "".join(shown(sheet.cell(first + row, left + at)).split())
            for at in range(len(block.columns))
        ]
        for row in range(len(block.rows))
    ]
