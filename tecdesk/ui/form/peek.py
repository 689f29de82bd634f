"""Another record to look at while the form waits: what is filled, nothing to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.words import in_year
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup

_TOP = Qt.AlignmentFlag.AlignTop


class Peek(QWidget):
    """The filled fields of a record, one below the other.

    Attributes:
        texts: what is shown, by field key.
    """

    def __init__(self, register: Register, record: Record, lookup: Lookup) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(lines(0.6))
        grid.setVerticalSpacing(lines(0.35))
        grid.setColumnStretch(1, 1)
        for field in register.fields:
            text = _said(field, record, lookup)
            if text:
                self.texts[field.key] = text
                name = label(in_year(field.label, lookup.year), tone="hint")
                at = grid.rowCount()
                grid.addWidget(name, at, 0, _TOP)
                grid.addWidget(label(text, wrap=True), at, 1, _TOP)


def _said(field: Field, record: Record, lookup: Lookup) -> str:
    text = lookup.text(field, record[field.key], record.marks.get(field.key, ""))
    unit = field.unit if record[field.key] is not None else ""
    return f"{text} {unit}".rstrip() if text else ""
