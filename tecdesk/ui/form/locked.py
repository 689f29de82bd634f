"""Keeps people from typing into a record that is reported and locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPlainTextEdit

from tecdesk.store.reported.locks import is_held

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.form.record_form import RecordForm


class Locked(QObject):
    """Makes a form read-only, not grey: what is reported is there to be read.

    Attributes:
        held: the record shown is locked.
    """

    def __init__(self, panel: RecordForm, page: QWidget, delete: QPushButton) -> None:
        super().__init__(panel)
        self.held = False
        self._panel, self._page, self._delete = panel, page, delete
        panel.lookup.bus.turned.connect(self._on_turned)

    def look(self) -> None:
        """Find out about the record that the form shows."""
        panel = self._panel
        key, record = panel.register.key, panel.record
        found = panel.lookup.book.get(key, record) if record else None
        self.held = found is not None and is_held(
            panel.lookup.book, panel.register, found.values
        )
        for line in self._page.findChildren(QLineEdit):
            line.setReadOnly(self.held)
        for text in self._page.findChildren(QPlainTextEdit):
            text.setReadOnly(self.held)

    def _on_turned(self) -> None:
        self.look()
        self._delete.setVisible(bool(self._panel.record) and not self.held)
