"""What stands over and under the table on a worksheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.report.page.heading import RESTRICTED
from tecdesk.report.page.looks import ABOVE
from tecdesk.report.page.looks import ABOVE_MIDDLE
from tecdesk.report.page.looks import ABOVE_RIGHT
from tecdesk.report.page.looks import NOTE
from tecdesk.report.page.looks import PART
from tecdesk.report.page.looks import TITLE
from tecdesk.report.page.metrics import NOTE as PRINTED_NOTE
from tecdesk.report.page.wrap import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.looks import Looks

Ends = tuple[int, int]
"""First and last column."""
_TITLE_POINTS = 28
_NOTE_POINTS = 12.5
_SIGNING_POINTS = 24
_SAFE = 0.93
"""Other programs set type a little wider than we measure."""


def draw_above(sheet: Any, looks: Looks, block: Block, ends: Ends) -> int:
    """Title, part line, corner and the line over the table.

    Args:
        sheet: the worksheet.
        looks: formats.
        block: what is written.
        ends: first and last column that they stand over.

    Returns:
        The next row.
    """
    sheet.set_row(0, _TITLE_POINTS)
    _span(sheet, 0, ends, block.title, looks.fixed(TITLE))
    row = 1
    if block.part:
        _span(sheet, row, ends, block.part, looks.fixed(PART))
        row += 1
    for label, value in block.corner[:-1]:
        _span(sheet, row, _right(ends), f"{label}：{value}", looks.fixed(ABOVE))
        row += 1
    _draw_line(sheet, row, looks, block, ends)
    return row + 1


def _draw_line(sheet: Any, row: int, looks: Looks, block: Block, ends: Ends) -> None:
    right, first = _right(ends), ends[0]
    middle = ((first + right[0]) // 2 + 1, right[0] - 1)
    unit = block.unit or "".join(f"{a}：{b}" for a, b in block.corner[-1:])
    if block.restricted:
        unit = f"{RESTRICTED}　{unit}"
    look: Mapping[str, Any] = ABOVE_RIGHT if block.unit else ABOVE
    _span(sheet, row, right, unit, looks.fixed(look))
    left = right[0] - 1 if not block.when else middle[0] - 1
    _span(sheet, row, (first, left), block.filled_by, looks.fixed(ABOVE))
    if block.when:
        _span(sheet, row, middle, block.when, looks.fixed(ABOVE_MIDDLE))


def draw_under(
    sheet: Any, looks: Looks, block: Block, row: int, table: tuple[Ends, float]
) -> None:
    """The signing line and the notes, each over the whole width.

    Args:
        sheet: the worksheet.
        looks: formats.
        block: what is written.
        row: first row under the table.
        table: first and last column that they stand under, and their width in mm.
    """
    ends, wide = table
    if block.signing:
        text = "　　　　".join(block.signing)
        sheet.set_row(row, _SIGNING_POINTS)
        _span(sheet, row, ends, text, looks.fixed(ABOVE))
        row += 1
    across = _SAFE * wide
    for number, note in enumerate(block.notes, 1):
        mark = f"{number}．" if len(block.notes) > 1 else ""
        text = f"{'说明：' if number == 1 else '　　　'}{mark}{note}"
        lines = len(lines_of(text, *PRINTED_NOTE, across))
        sheet.set_row(row, max(_NOTE_POINTS * lines, 15))
        _span(sheet, row, ends, text, looks.fixed(NOTE))
        row += 1


def _right(ends: Ends) -> Ends:
    """The columns of what stands at the right: the last quarter, at least two."""
    first, last = ends
    quarter = max((last - first) // 4, 1)
    return (min(last, max(first + 1, last - quarter)), last)


def _span(sheet: Any, row: int, ends: Ends, text: str, look: Any) -> None:
    left, right = ends
    if right > left:
        sheet.merge_range(row, left, row, right, text, look)
    elif right == left:
        sheet.write_string(row, left, text, look)
