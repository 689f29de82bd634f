"""Imports what a person most likely wants next, while nothing is going on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from tecdesk.ui.jobs import Jobs

NEXT = (
    "tecdesk.ui.editors.table",
    "tecdesk.ui.form.fields",
    "tecdesk.ui.photos.strip",
    "tecdesk.ui.form.panel",
    "tecdesk.ui.pages.records.record_list",
    "tecdesk.ui.pages.records.list_work",
    "tecdesk.ui.pages.records.register",
)
"""The list and the form of a register, piece by piece: none takes longer than the
next repeat of a key that is held down."""
_PAUSE_MS = 80


class Ahead(QObject):
    """One piece at each pause; the first visit of a list need not wait for them."""

    def __init__(self, parent: QObject, jobs: Jobs) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left = list(NEXT)
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._timer.start()

    def _on_pause(self) -> None:
        if not self._left:
            self._timer.stop()
        elif self._jobs.idle:
            import_module(self._left.pop(0))
