"""Lets a second start of the program call this window forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt

from tecdesk.ui.calls import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class Presence(QObject):
    """The mark of a window; the system tells when somebody leaves a call beside it.

    Args:
        window: what is brought forward.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._mark = Mark()
        self._watcher = QFileSystemWatcher(self)
        if self._mark.folder.is_dir():
            self._watcher.addPath(str(self._mark.folder))
        self._watcher.directoryChanged.connect(self._on_changed)

    def show(self, book: Path | None) -> None:
        """The window shows a book now, or the first page."""
        self._mark.say(book)

    def leave(self) -> None:
        """The window is closed."""
        self._watcher.directoryChanged.disconnect(self._on_changed)
        self._mark.remove()

    def _on_changed(self, _folder: str) -> None:
        if self._mark.called():
            come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Bring a window before the others, also when it lies in the task bar."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized)
        | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()
