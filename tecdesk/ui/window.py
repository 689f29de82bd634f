"""The one window: it paints first, then loads what it shows.

Everything that costs time is imported after the first paint.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QStackedLayout
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.desk.locking import Wish
    from tecdesk.drives.volume import Kind
    from tecdesk.errors import DeskError
    from tecdesk.store.book import Book
    from tecdesk.ui.away import Away
    from tecdesk.ui.pages.opening.welcome import Welcome
    from tecdesk.ui.preferences import Preferences
    from tecdesk.ui.presence import Presence
    from tecdesk.ui.shell import Shell

    Errand = Callable[[Welcome, Path], None]

_TITLE = "TecDesk 农技台账"
_SMALL = 1400
_LATER = Qt.ConnectionType.QueuedConnection
"""What asks for something may be a part of what goes away."""


class Window(QWidget):
    """Shows that it is there, and a moment later the book or the first page.

    Attributes:
        shell: what surrounds the open book; None while none is open.
        first_page: where a book is made or chosen; None while one is open.
    """

    def __init__(self, preferences: Preferences, book: Path | None = None) -> None:
        super().__init__()
        self.setProperty("area", "surface")
        self.setWindowTitle(_TITLE)
        self.preferences = preferences
        self.shell: Shell | None = None
        self.first_page: Welcome | None = None
        self._presence: Presence | None = None
        self._away: Away | None = None
        self._book = book
        self._painted = False
        self._layout = QStackedLayout(self)
        words = book.name if book else "农技台账"
        waiting = QLabel(f"正在打开 {words} …", alignment=Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(waiting)
        self._resize()

    def open(self, path: Path, page: str = "home") -> None:
        """Open a book in this window; what cannot be opened is said on the page.

        A book on a stick or in the network is not opened where it lies.
        """
        from tecdesk.drives.drive import kind_of
        from tecdesk.drives.volume import Kind
        from tecdesk.errors import DeskError
        from tecdesk.store.book import Book
        from tecdesk.ui.unfinished import say_unfinished
        from tecdesk.ui.unfinished import say_upgraded

        if path.is_file() and (kind := kind_of(path)) is not Kind.FIXED:
            self._bring(path, kind)
            return
        try:
            book = Book.open(path)
            book.rest()
        except DeskError as error:
            self._refuse(error, path)
            return
        shell = self._begin_with(book, page)
        say_upgraded(shell)
        say_unfinished(shell)
        if self._away is not None:
            self._away.begin()
        shell.safety.look(lambda words: shell.notice.say(words, grave=False))

    def look(self, path: Path, why: str) -> None:
        """Open a book that cannot be written to now, to look at it.

        Args:
            path: the book.
            why: one sentence, which stays on the page.
        """
        from tecdesk.errors import DeskError
        from tecdesk.store.book import Book

        try:
            book = Book.open(path, writing=False)
        except DeskError as error:
            self._refuse(error, path)
            return
        book.looking = why
        self._begin_with(book, "home")

    def _begin_with(self, book: Book, page: str) -> Shell:
        from tecdesk.ui.ahead import Ahead
        from tecdesk.ui.shell import Shell

        self.preferences.opened(book.path)
        shell = self._take(Shell(book, self.preferences))
        shell.go(page)
        Ahead(shell, shell.desk.jobs)
        return shell

    def welcome(self) -> Welcome:
        """Show the page where a book is made or chosen."""
        from tecdesk.ui.pages.opening.welcome import Welcome

        page = Welcome(self.preferences, self)
        page.opened.connect(self.open)
        page.relocked.connect(self._relocked)
        page.looked_at.connect(self.look)
        self.setWindowTitle(_TITLE)
        self._show(page)
        self._tell_presence(None)
        self.first_page = page
        page.begin()
        return page

    def leave(self, path: Path | None = None) -> None:
        """Close the open book; open another, or go back to the first page."""
        if self.shell is None or self.shell.close_book():
            self._let_go()
            self.open(path) if path else self.welcome()

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the open book, and open that."""
        if shell := self.shell:
            self._rework(shell, shell.shut, lambda page, at: page.restore(backup, at))

    def relock(self, wish: Wish) -> None:
        """Write the open book under another passphrase, and open it again."""
        if shell := self.shell:
            close = partial(self._close_book, shell)
            self._rework(shell, close, lambda page, at: page.relock(at, wish))

    def _rework(self, shell: Shell, close: Callable[[], object], work: Errand) -> None:
        """Close the book, keeping its key, for work that the first page does."""
        from tecdesk.store.locked.ring import holding

        with holding(path := shell.desk.book.path):
            if close() is not False:
                self._let_go()
                (page := self.welcome()).secret.hold(path)
                work(page, path)

    def _relocked(self, path: Path, words: str) -> None:
        """Go on in the settings, where it was begun."""
        self.open(path, "settings")
        if self.shell:
            self.shell.desk.bus.say(words)

    def build_anew(self, page: str = "") -> None:
        """Build everything around the open book again; lengths follow the type."""
        from tecdesk.ui.dress import enlarge
        from tecdesk.ui.shell import Shell

        old, app = self.shell, QApplication.instance()
        if old is None or not isinstance(app, QApplication):
            return
        old.let_go()
        enlarge(app, self.preferences)
        shell = self._take(Shell(old.desk.book, self.preferences, old.desk.bus.year))
        shell.go(page or old.current)

    def _take(self, shell: Shell) -> Shell:
        """Show a shell in place of what is shown."""
        self.shell = shell
        shell.desk.bus.book_wanted.connect(self.leave)
        shell.desk.bus.restore_wanted.connect(self.restore, _LATER)
        shell.desk.bus.relock_wanted.connect(self.relock, _LATER)
        shell.desk.bus.enlarged.connect(self.build_anew, _LATER)
        shell.desk.bus.reshaped.connect(self.build_anew, _LATER)
        shell.windowTitleChanged.connect(self._entitle)
        from tecdesk.ui.away import Away

        self._away = away = Away(shell)
        away.covered.connect(self._cover)
        away.uncovered.connect(self._uncover)
        self._entitle()
        self._show(shell)
        self._tell_presence(shell.desk.book.path)
        return shell

    def _entitle(self) -> None:
        """The task bar tells no more than the window."""
        covered = self._away is not None and self._away.cover is not None
        shown = None if covered else self.shell
        self.setWindowTitle(shown.windowTitle() if shown else _TITLE)

    def _cover(self, page: QWidget) -> None:
        self._layout.addWidget(page)
        self._layout.setCurrentWidget(page)
        self._entitle()

    def _uncover(self) -> None:
        page = self._layout.currentWidget()
        if self.shell is not None:
            self._layout.setCurrentWidget(self.shell)
        self._layout.removeWidget(page)
        page.deleteLater()
        self._entitle()

    def _close_book(self, shell: Shell) -> bool:
        """Close the book; behind a locked cover no page may ask what shows it."""
        if self._away is None or not self._away.locked:
            return shell.close_book()
        if not shell.safety.leave():
            return False
        shell.shut()
        return True

    def _let_go(self) -> None:
        self.shell = self._away = None

    def _bring(self, path: Path, kind: Kind) -> None:
        """Offer to copy a book onto this machine, and open the copy."""
        (self.first_page or self.welcome()).bring(path, kind)

    def _refuse(self, error: DeskError, path: Path) -> None:
        """Say on the first page why a book was not opened; what is typed stays.

        A window of this computer that has it comes forward besides.
        """
        from tecdesk.store.lock import Taken
        from tecdesk.ui.calls import answered

        if isinstance(error, Taken) and error.by is not None and error.by.is_here:
            answered(path)
        (self.first_page or self.welcome()).refuse(error, path)

    def _begin(self) -> None:
        from tecdesk.ui import icons

        self.setWindowIcon(icons.icon("leaf", "accent", 32))
        self.open(self._book) if self._book else self.welcome()

    def _tell_presence(self, book: Path | None) -> None:
        """From now on a second start calls this window forward."""
        from tecdesk.ui.presence import Presence

        if self._presence is None:
            self._presence = Presence(self)
        self._presence.show(book)

    def _show(self, widget: QWidget) -> None:
        old = self._layout.currentWidget()
        self._leave_first_page()
        self._layout.addWidget(widget)
        self._layout.setCurrentWidget(widget)
        self._layout.removeWidget(old)
        old.deleteLater()

    def _leave_first_page(self) -> None:
        if self.first_page is not None:
            self.first_page.leave()
            self.first_page = None

    def _resize(self) -> None:
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(screen.boundedTo(QSize(1366, 768)))
        if screen.width() <= _SMALL:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._begin)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shell is not None and not self._close_book(self.shell):
            event.ignore()
            return
        self._let_go()
        self._leave_first_page()
        if self._presence is not None:
            self._presence.leave()
            self._presence = None
        super().closeEvent(event)
