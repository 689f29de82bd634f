"""A clerk without a mouse: keys go to the window that has them, as from a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.page import Page
    from tecdesk.ui.shell import Shell

PATIENCE_MS = 20_000


class Hands:
    """Presses keys and writes Chinese; looks at the screen only to say what is there.

    Attributes:
        window: the program's window. keys: how many keys were pressed.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self.keys = 0
        self.window: Window
        self._qtbot = qtbot

    def start(self, book: Path | None = None) -> None:
        """Start the program as a double click does."""
        self.window = Window(Preferences(), book)
        self._qtbot.addWidget(self.window, before_close_func=_shut)
        self.window.resize(1366, 697)
        self.window.show()
        self.window.activateWindow()
        self.wait_until(lambda: bool(self.window.shell or self.window.first_page))
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys by their names, `Ctrl+Enter` and the like, one after another."""
        for name in keys:
            self.keys += 1
            _press(name)
            self.settle()

    def type(self, text: str) -> None:
        """Type letters and digits; Chinese comes from the input method."""
        for run in _runs(text):
            if run.isascii():
                self.keys += len(run)
                QTest.keyClicks(_here(), run)
            else:
                self.compose(run)
                self.commit(run)
        self.settle()

    def compose(self, letters: str) -> None:
        """Hold letters that the input method has not turned into words yet."""
        _receive(QInputMethodEvent(letters, []))

    def commit(self, text: str) -> None:
        """The word is chosen in the input method."""
        done = QInputMethodEvent()
        done.setCommitString(text)
        _receive(done)

    def copy_elsewhere(self, text: str) -> None:
        """Copy cells in a spreadsheet, so that they are on the clipboard."""
        QApplication.clipboard().setText(text)

    def press_in_dialog(self, *keys: str) -> list[str]:
        """Press keys in the next question that stops the window; returns its words."""
        said: list[str] = []
        waiting = QTimer(self.window, interval=20)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                return
            waiting.stop()
            said.append(str(getattr(dialog, "text", dialog.windowTitle)()))
            for name in keys:
                _press(name)

        waiting.timeout.connect(look)
        waiting.start()
        return said

    def close(self) -> None:
        """Close the window as Alt+F4 does."""
        assert self.window.close()
        self.wait_until(lambda: not self.window.isVisible())

    def settle(self) -> None:
        """Wait until the worker has nothing left to do and the window shows it."""
        QCoreApplication.processEvents()
        shell = self.window.shell
        if shell is not None:
            self.wait_until(lambda: shell.desk.jobs.idle)
        QCoreApplication.processEvents()

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Wait for something that comes by itself."""
        self._qtbot.waitUntil(done, timeout=PATIENCE_MS)

    @property
    def shell(self) -> Shell:
        """What stands around the open book."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.shell.page(self.shell.current)

    @property
    def focus(self) -> QWidget:
        """The widget that has the cursor."""
        return _here()

    @property
    def where(self) -> str:
        """What a screen reader says of the place of the cursor."""
        here = _here()
        return here.accessibleName() or str(getattr(here, "text", str)())

    @property
    def said(self) -> str:
        """The status line."""
        return self.shell.status.text


def _press(name: str) -> None:
    """To the window that the keyboard belongs to, whatever has the cursor in it."""
    keys: Any = QKeySequence(name.replace("Enter", "Return"))
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, keys[0].key(), keys[0].keyboardModifiers())


def _here() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None, "nothing has the cursor"
    return here


def _receive(event: QInputMethodEvent) -> None:
    here = QGuiApplication.focusObject()
    assert isinstance(here, QWidget)
    assert here.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), here
    QCoreApplication.sendEvent(here, event)


def _runs(text: str) -> list[str]:
    """The text in runs of letters and of what no key gives."""
    runs: list[str] = []
    for each in text:
        if runs and runs[-1].isascii() == each.isascii():
            runs[-1] += each
        else:
            runs.append(each)
    return runs


def _shut(window: Window) -> None:
    if window.shell is not None:
        window.shell.shut()
