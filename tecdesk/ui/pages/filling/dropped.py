"""A form that is dragged onto a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_FORMS = {".xlsx", ".xlsm", ".docx"}


def form_in(dragged: QMimeData) -> Path | None:
    """The first file that may be a form; None when there is none."""
    files = (Path(url.toLocalFile()) for url in dragged.urls())
    return next((file for file in files if file.suffix.lower() in _FORMS), None)
