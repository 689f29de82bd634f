"""Opens a form of either kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.exchange.forms.archive import Archive
from tecdesk.exchange.forms.document import tables_of
from tecdesk.exchange.forms.grid import Form
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.forms.workbook import sheets_of

if TYPE_CHECKING:
    from pathlib import Path


def open_form(path: Path) -> Form:
    """Read an .xlsx, .xlsm or .docx as a form; the file is not kept open.

    Raises:
        DeskError: missing, locked, damaged, with a password, or no form.
    """
    return form_in(Archive(path))


def form_in(archive: Archive) -> Form:
    """The form in a file that was read."""
    workbook = archive.kind is FormKind.WORKBOOK
    sheets = sheets_of(archive) if workbook else tables_of(archive)
    return Form(archive.path, archive.kind, sheets)
