"""Cells for the clipboard that no spreadsheet computes: a text stays a text."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ACTING = r"\s*[=+\-@＝＋－＠].*"
"""What a spreadsheet takes for a formula; some do so behind a blank, too."""
TEXT_STYLE = "mso-number-format:'\\@'"

_FORMULA = re.compile(ACTING, re.DOTALL)
_NUMBER = re.compile(r"[+\-]?[\d,.]*%?")
_QUOTED = re.compile(r'[\t\r\n]|^"')


def as_line(cells: Iterable[str]) -> str:
    """Cells of a table of ours parted by tabs: numbers plain, and no formula."""
    return "\t".join(quoted(inert(cell)) for cell in cells)


def inert(text: str) -> str:
    """The text as it is, or as ="…" where a spreadsheet would compute it."""
    if _NUMBER.fullmatch(text) or not _FORMULA.fullmatch(text):
        return text
    return as_formula(text)


def html_text(text: str) -> str:
    """A cell of an HTML table in which a text stays text."""
    style = f' style="{TEXT_STYLE}"' if inert(text) != text else ""
    return f"<td{style}>{escape(text, quote=False)}</td>"


def as_formula(text: str) -> str:
    """A formula whose value is the text, and that computes nothing else."""
    doubled = text.replace('"', '""')
    return f'="{doubled}"'


def quoted(text: str) -> str:
    """A cell with a tab or line end in quotation marks, as spreadsheets do it."""
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
