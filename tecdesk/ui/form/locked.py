"""Keeps people from typing into a record that is reported and locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit

from tecdesk.store.reported.locks import is_held

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.form.frame import Foot
    from tecdesk.ui.form.record_form import RecordForm


class Locked(QObject):
    """Makes a form read-only, not grey: what is reported is there to be read.

    In a book that is only looked at what writes is grey besides.

    Attributes:
        held: the record shown is locked.
    """

    def __init__(self, panel: RecordForm, page: QWidget, foot: Foot) -> None:
        super().__init__(panel)
        self.held = False
        self._panel, self._page, self._foot = panel, page, foot
        panel.lookup.bus.turned.connect(self._on_turned)

    def look(self) -> None:
        """Find out about the record that the form shows."""
        panel = self._panel
        key, record = panel.register.key, panel.record
        found = panel.lookup.book.get(key, record) if record else None
        values = found.values if found is not None else {}
        asked = found is not None or bool(panel.lookup.book.looking)
        self.held = asked and is_held(panel.lookup.book, panel.register, values)
        for line in self._page.findChildren(QLineEdit):
            line.setReadOnly(self.held)
        if panel.lookup.book.looking:
            for each in (*panel.lists, self._foot.primary, self._foot.only):
                each.setEnabled(False)
        for text in self._page.findChildren(QPlainTextEdit):
            text.setReadOnly(self.held)

    def _on_turned(self) -> None:
        self.look()
        self._foot.bin.setVisible(bool(self._panel.record) and not self.held)
