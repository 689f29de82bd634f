"""The table of a document as a Word table, its rows on the grid of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.report.letter.document import plain
from tecdesk.report.letter.official import FRAME_PT
from tecdesk.report.letter.official import INNER_PT
from tecdesk.report.letter.official import ROW_PT
from tecdesk.report.letter.official import TABLE_PT
from tecdesk.report.letter.word_styles import TABLE_HEAD
from tecdesk.report.letter.word_styles import TABLE_TEXT
from tecdesk.report.letter.word_styles import TABLE_TITLE
from tecdesk.report.letter.word_styles import paragraph
from tecdesk.report.letter.word_xml import TWIPS
from tecdesk.report.letter.word_xml import TWIPS_PER_MM
from tecdesk.report.letter.word_xml import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Column
    from tecdesk.report.letter.document import Table
    from tecdesk.report.letter.document import Text

_PAD_TWIPS = 108
_INDENT_TWIPS = 60


def table_elements(table: Table, ids: Iterator[int]) -> list[Any]:
    """Title and table; all but the last row keep with the next, so it stays whole."""
    widths = [round(column.width_mm * TWIPS_PER_MM) for column in table.columns]
    heads = [paragraph((column.heading,), TABLE_HEAD, ids) for column in table.columns]
    rows = [_row(heads, widths, head=True)]
    for place, row in enumerate(table.rows, 1):
        keep = place < len(table.rows)
        rows.append(_row(_cells(table, row, ids, keep=keep), widths))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = element("tbl", _properties(sum(widths)), grid, *rows)
    return [paragraph(table.title, TABLE_TITLE, ids), made]


def _properties(width: int) -> Any:
    sides = [
        element(side, val="single", sz=round(points * 8), space=0, color="000000")
        for side, points in (
            *((outer, FRAME_PT) for outer in ("top", "left", "bottom", "right")),
            *((inner, INNER_PT) for inner in ("insideH", "insideV")),
        )
    ]
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *sides),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            element("left", w=_PAD_TWIPS, type="dxa"),
            element("right", w=_PAD_TWIPS, type="dxa"),
        ),
    )


def _row(cells: list[Any], widths: list[int], *, head: bool = False) -> Any:
    properties = [
        element("cantSplit"),
        element("trHeight", val=round(ROW_PT * TWIPS), hRule="exact"),
    ]
    if head:
        properties.append(element("tblHeader"))
    made = [
        element(
            "tc",
            element(
                "tcPr",
                element("tcW", w=width, type="dxa"),
                element("vAlign", val="center"),
            ),
            cell,
        )
        for cell, width in zip(cells, widths, strict=True)
    ]
    return element("tr", element("trPr", *properties), *made)


def _cells(
    table: Table, row: tuple[Text, ...], ids: Iterator[int], *, keep: bool
) -> list[Any]:
    made = []
    for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        widest = max(_wide(plain(each[place])) for each in table.rows)
        align, indents = _stand(column, widest)
        shape = replace(TABLE_TEXT.shape, align=align, indents=indents, keep=keep)
        made.append(paragraph(cell, TABLE_TEXT, ids, shape))
    return made


def _stand(column: Column, widest: int) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Numbers end under each other, the block of the widest in the middle."""
    if column.align == "centre":
        return "center", ()
    if column.align == "left":
        return "left", (("left", _INDENT_TWIPS),)
    room = round(column.width_mm * TWIPS_PER_MM) - 2 * _PAD_TWIPS
    return "right", (("right", max((room - widest) // 2, 0)),)


def _wide(text: str) -> int:
    """Width in twips; half a character for a digit, as 仿宋 has it."""
    ems = sum(0.5 if char.isascii() else 1.0 for char in text)
    return round(ems * TABLE_PT * TWIPS)
