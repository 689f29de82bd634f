"""Opens a form of either kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.archive import CHOOSE
from tecdesk.exchange.forms.files.archive import Archive
from tecdesk.exchange.forms.files.document import tables_of
from tecdesk.exchange.forms.files.workbook import sheets_of
from tecdesk.exchange.forms.grid import Form
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.forms.marks import MARK
from tecdesk.exchange.sources.filetype import damaged

_TAG = re.compile("<[^>]*>")
_ASIDE = (
    (r"word/header\d*\.xml", "页眉"),
    (r"word/footer\d*\.xml", "页脚"),
    (r"word/(foot|end)notes\.xml", "脚注"),
    (r"xl/drawings/drawing\d*\.xml", "图形"),
    (r"xl/(comments/)?comment", "批注"),
)
"""Parts with words that are not read as cells, and what people call them."""

if TYPE_CHECKING:
    from pathlib import Path


def open_form(path: Path) -> Form:
    """Read an .xlsx, .xlsm or .docx as a form; the file is not kept open.

    Raises:
        DeskError: missing, locked, damaged, with a password, or no form.
    """
    form = form_in(Archive(path))
    if not form.sheets:
        said = f"“{path.name}”里面没有表格，也没有 {{{{…}}}}，没有可填的地方。"
        raise DeskError(said, CHOOSE)
    return form


def form_in(archive: Archive, *, every: bool = False) -> Form:
    """The form in a file that was read.

    Args:
        archive: the file.
        every: take in all paragraphs of a document, with marks or without.

    Raises:
        DeskError: it is damaged.
    """
    try:
        if archive.kind is FormKind.WORKBOOK:
            sheets = sheets_of(archive)
        else:
            sheets = tables_of(archive, every=every)
    except (ValueError, OverflowError) as error:  # letters where a number belongs
        raise damaged(archive.path) from error
    return Form(archive.path, archive.kind, sheets, tuple(_unread(archive)))


def _unread(archive: Archive) -> dict[str, None]:
    """Names of what holds marks outside of cells and paragraphs."""
    found: dict[str, None] = {}
    for part in archive.names:
        name = next((each for start, each in _ASIDE if re.match(start, part)), "")
        if name and MARK.search(
            _TAG.sub("", archive.read(part).decode(errors="replace"))
        ):
            found[name] = None
    return found
