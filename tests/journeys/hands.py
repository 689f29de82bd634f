"""A clerk without a mouse, before the program as it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QWidget

from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.journeys.keyboard import Keyboard
from tests.journeys.keyboard import strike

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.store.book import Book
    from tecdesk.ui.pages.page import Page
    from tecdesk.ui.shell import Shell

PATIENCE_MS = 20_000


class Hands(Keyboard):
    """Acts by keys alone; everything else only looks at what is on the screen.

    Attributes:
        window: the program's window. asked: the questions that stopped it, though
            nobody expected them; they were answered with Esc. strays: what showed
            for a moment as a window of its own. screen: room for the window.
    """

    screen = (1366, 697)

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.window: Window
        self.asked: list[str] = []
        self.strays = _Strays()
        self._qtbot = qtbot
        self._answers: list[tuple[str, tuple[str, ...], list[str]]] = []
        self._answered: QWidget | None = None
        self._watch = QTimer(interval=20)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    def start(self, book: Path | None = None) -> None:
        """Start the program as a double click does, on its icon or on a book."""
        self.window = Window(Preferences(), book)
        self._qtbot.addWidget(self.window, before_close_func=_shut)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(*self.screen)
        self.window.show()
        self.window.activateWindow()
        self.wait_until(lambda: bool(self.window.shell or self.window.first_page))
        self.settle()

    def rest(self) -> None:
        """The journey is over."""
        self._watch.stop()
        self.strays.look_away()

    def press_in_dialog(self, *keys: str, text: str = "") -> list[str]:
        """Press keys in the next question that stops the window, or the next menu.

        Args:
            keys: pressed one after another.
            text: typed before, where a name is asked for.

        Returns:
            What it says, filled once it has been answered.
        """
        said: list[str] = []
        self._answers.append((text, keys, said))
        return said

    def _look(self) -> None:
        """Nothing stops for ever, as it would for a program without a person."""
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is None or dialog is self._answered or not dialog.isVisible():
            return
        if dialog.isModal() and not dialog.isActiveWindow():
            _activate(dialog)
            return
        self._answered = dialog
        expected = self._answers.pop(0) if self._answers else ("", ("Esc",), self.asked)
        text, keys, said = expected
        said.append(_words(dialog))
        self.write(text)
        for name in keys:
            strike(name)

    def close(self) -> bool:
        """Close the window as Alt+F4 does; False when it stays."""
        closed = self.window.close()
        self.settle()
        return closed

    def settle(self) -> None:
        """Wait until the worker has nothing left to do and the window shows it."""
        QCoreApplication.processEvents()
        assert not self.asked, self.asked
        assert not self.strays.seen, self.strays.seen
        shell = self.window.shell
        if shell is not None:
            self.wait_until(lambda: shell.desk.jobs.idle)
        QCoreApplication.processEvents()
        if self.window.isVisible():
            self.wait_until(self._has_the_cursor)

    def _has_the_cursor(self) -> bool:
        """There is always a place where the next key goes."""
        if QGuiApplication.focusWindow() is not self.window.windowHandle():
            # A menu that closed leaves the activation to the system.
            _activate(self.window)
            return False
        return QApplication.focusWidget() is not None

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Wait for something that comes by itself."""
        self._qtbot.waitUntil(done, timeout=PATIENCE_MS)

    @property
    def shell(self) -> Shell:
        """What stands around the open book."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def book(self) -> Book:
        """The open book, to be looked at."""
        return self.shell.desk.book

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.shell.page(self.shell.current)

    @property
    def listed(self) -> RegisterPage:
        """The page that is shown, a list with its form."""
        page = self.page
        assert isinstance(page, RegisterPage)
        return page

    @property
    def said(self) -> str:
        """The status line."""
        return self.shell.status.text


def _activate(window: QWidget) -> None:
    """As a window manager does after a menu or a question; this platform has none."""
    window.activateWindow()


def _words(dialog: QWidget) -> str:
    """What a question asks, or what a menu offers."""
    if isinstance(dialog, QMenu):
        return "、".join(action.text() for action in dialog.actions())
    return str(getattr(dialog, "text", dialog.windowTitle)())


class _Strays(QObject):
    """Sees windows that are none: a widget that was shown before it had a place.

    Attributes:
        seen: what they were.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._app = QApplication.instance()
        assert self._app is not None
        self._app.installEventFilter(self)

    def look_away(self) -> None:
        """See nothing more."""
        assert self._app is not None
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            alone = watched.isWindow() and watched.windowType() == Qt.WindowType.Window
            if alone and not isinstance(watched, Window):
                self.seen.append(repr(watched))
        return False


def _shut(window: Window) -> None:
    """What a journey leaves half-filled is not asked about."""
    focus = window.focusWidget()
    if window.shell is not None:
        if focus is not None:
            focus.clearFocus()
        window.shell.shut()
        window.shell = None
