"""The one window: the first page, or the shell around an open book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QWidget

from tecdesk.errors import DeskError
from tecdesk.ui import icons
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.ui.preferences import Preferences


class Window(QWidget):
    """Paints first and opens the book a moment later.

    Attributes:
        shell: what surrounds the open book; None while none is open.
    """

    def __init__(self, preferences: Preferences, book: Path | None = None) -> None:
        super().__init__()
        self.setProperty("area", "surface")
        self.setWindowTitle("TecDesk 农技台账")
        self.setWindowIcon(icons.icon("leaf", "accent", 32))
        self.preferences = preferences
        self.shell: Shell | None = None
        self._layout = QStackedLayout(self)
        self._blank: QWidget = QWidget()
        self._layout.addWidget(self._blank)
        self._resize()
        if book is None:
            self.welcome()
        else:
            waiting = label(f"正在打开 {book.name} …", "section", tone="hint")
            self._blank.setLayout(column(None, row(None, waiting, None), None))
            QTimer.singleShot(0, lambda: self.open(book))

    def open(self, path: Path, page: str = "home") -> None:
        """Open a book in this window; what cannot be opened is said on the page."""
        from tecdesk.store.book import Book

        try:
            book = Book.open(path)
        except DeskError as error:
            self.welcome(str(error))
            return
        self.preferences.opened(path)
        self.shell = Shell(book, self.preferences)
        self.shell.other_wanted.connect(self.leave)
        self.shell.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(self.shell.windowTitle())
        self._show(self.shell)
        self.shell.go(page)

    def welcome(self, trouble: str = "") -> None:
        """Show the page where a book is made or chosen."""
        from tecdesk.ui.pages.welcome import Welcome

        page = Welcome(self.preferences, self)
        page.opened.connect(self.open)
        self.setWindowTitle("TecDesk 农技台账")
        self._show(page)
        if trouble:
            page.notice.say(trouble)

    def leave(self) -> None:
        """Close the open book and go back to the first page."""
        if self.shell is None or self.shell.close_book():
            self.shell = None
            self.welcome()

    def _show(self, widget: QWidget) -> None:
        old = self._layout.currentWidget()
        self._layout.addWidget(widget)
        self._layout.setCurrentWidget(widget)
        self._layout.removeWidget(old)
        old.deleteLater()

    def _resize(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1366, screen.width()), min(768, screen.height()))
        if screen.width() <= 1400:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shell is not None and not self.shell.close_book():
            event.ignore()
            return
        self.shell = None
        super().closeEvent(event)
