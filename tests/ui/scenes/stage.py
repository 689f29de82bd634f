"""A window to look at: its screens, its books, and how a page is brought up in it."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest

from tecdesk.store.book import Book
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_PATIENCE_S = 30.0
_STEP_MS = 10
YEAR = 2025


@dataclass(frozen=True)
class Screen:
    """What is left of a screen for the window, title bar and task bar taken off.

    Attributes:
        name: the percentage. width, height: logical pixels. ratio: of the device.
    """

    name: str
    width: int
    height: int
    ratio: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height


SCREENS = (
    Screen("100", 1366, 697, 1.0),
    Screen("125", 1093, 544, 1.25),
    Screen("150", 911, 441, 1.5),
    Screen("200", 960, 469, 2.0),
)
"""1366 x 768 at 100, 125 and 150 %, 1920 x 1080 at 200 %."""


@dataclass(frozen=True)
class Scene:
    """A page in one state.

    Attributes:
        name: of the scene, and of its picture.
        open: brings it up; gets the shell and a way to wait for the worker.
        book: `sample`, `twelve` (with all ledgers), `new` (four villages, nothing
            else), `county` or `none`.
    """

    name: str
    open: Callable[[Shell], object] = lambda shell: shell.go("home")
    book: str = "sample"


@contextmanager
def raised(scene: Scene, path: Path | None, screen: Screen) -> Iterator[QWidget]:
    """The window with the scene on it.

    Args:
        scene: what is brought up.
        path: the book; None for a scene without one.
        screen: how large the window is.
    """
    if path is None:
        with _first(screen) as window:
            yield window
        return
    book = Book.open(path)
    shell = Shell(book, Preferences())
    shell.sidebar.year_wanted.emit(YEAR)
    try:
        _show(shell, screen)
        scene.open(shell)
        settle(shell)
        yield shell
        settle(shell)
    finally:
        shell.shut()
        _let_go(shell)


@contextmanager
def _first(screen: Screen) -> Iterator[QWidget]:
    window = Window(Preferences())
    _show(window, screen)
    _until(lambda: window.first_page is not None)
    resize(window, screen)
    yield window
    _let_go(window)


def resize(window: QWidget, screen: Screen) -> None:
    """Give the window another size and wait until all is laid out again."""
    window.resize(*screen.size)
    if isinstance(window, Shell):
        settle(window)
    QTest.qWait(_STEP_MS * 2)


def settle(shell: Shell) -> None:
    """Wait until the worker is idle and what it found is shown."""
    _until(lambda: shell.desk.jobs.idle)
    QTest.qWait(_STEP_MS)
    _until(lambda: shell.desk.jobs.idle)
    QCoreApplication.processEvents()


def _show(window: QWidget, screen: Screen) -> None:
    window.resize(*screen.size)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()


def _let_go(window: QWidget) -> None:
    """Outside the event loop nothing else deletes what is to be deleted."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _until(done: Callable[[], bool]) -> None:
    last = time.monotonic() + _PATIENCE_S
    while not done():
        if time.monotonic() > last:
            raise TimeoutError
        QTest.qWait(_STEP_MS)
