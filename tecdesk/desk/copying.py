"""A table for the clipboard, so that WPS and Excel paste it as it was meant."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from tecdesk.desk.inert import ACTING
from tecdesk.desk.inert import TEXT_STYLE
from tecdesk.desk.inert import as_formula
from tecdesk.desk.inert import quoted
from tecdesk.domain.field import Kind
from tecdesk.report.page.blocks import written

if TYPE_CHECKING:
    from tecdesk.desk.seen import Seen
    from tecdesk.domain.field import Field
    from tecdesk.report.page.blocks import Cell

_MISTAKEN = re.compile(
    rf"{ACTING}|[\d.,:/\-+eE年月日%() ]*\d[\d.,:/\-+eE年月日%() ]*", re.DOTALL
)
_CALENDAR = {Kind.DATE, Kind.YEAR}
_MONTH = len("2025-03")


def as_text(table: Seen, *, headings: bool = True) -> str:
    """The table as cells parted by tabs.

    A text that a spreadsheet would take for a number, a date or a formula (an ID
    number, 组 3-5) goes as ="…", which stays text; dates and numbers go plain.
    """
    lines = ["\t".join(map(quoted, table.headings))] if headings else []
    lines += [
        "\t".join(
            quoted(_safe(field, cell))
            for field, cell in zip(table.fields, row, strict=True)
        )
        for row in table.rows
    ]
    return "".join(f"{line}\r\n" for line in lines)


def as_html(table: Seen, *, headings: bool = True) -> str:
    """The table as an HTML fragment; texts carry a style that keeps them text."""
    parts = ["<table>"]
    if headings:
        cells = "".join(f"<th>{escape(text)}</th>" for text in table.headings)
        parts.append(f"<tr>{cells}</tr>")
    for row in table.rows:
        pairs = zip(table.fields, row, strict=True)
        cells = "".join(_html_cell(field, cell) for field, cell in pairs)
        parts.append(f"<tr>{cells}</tr>")
    return "".join([*parts, "</table>"])


def _safe(field: Field, cell: Cell) -> str:
    text = written(cell)
    if not isinstance(cell, str) or not _is_mistaken(field, text):
        return text
    return as_formula(text)


def _is_mistaken(field: Field, text: str) -> bool:
    """True for a text that a spreadsheet would make something else of.

    A whole date may become one there; 2025-03 must not become the first of March.
    """
    if field.kind in _CALENDAR and len(text) != _MONTH:
        return False
    return bool(_MISTAKEN.fullmatch(text))


def _html_cell(field: Field, cell: Cell) -> str:
    text = escape(written(cell), quote=False).replace("\n", "<br>")
    dated = field.kind in _CALENDAR and not _is_mistaken(field, text)
    if isinstance(cell, str) and not dated:
        return f'<td style="{TEXT_STYLE}">{text}</td>'
    return f"<td>{text}</td>"
