"""Starts the window: application, theme, fonts, Chinese, and what happens to bugs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QLibraryInfo
from PySide6.QtCore import QLocale
from PySide6.QtCore import QTimer
from PySide6.QtCore import QTranslator
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from tecdesk import __version__
from tecdesk.errors import DeskError
from tecdesk.ui.dress import dress_first
from tecdesk.ui.garbage import Garbage
from tecdesk.ui.manners import Manners
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TURN_S = 0.0005
"""So long a worker may keep Python to itself. Qt gives it away at every call: with the
usual 5 ms the window, which paints a row by some hundred calls, would wait at each."""

_PATIENCE_S, _LOOK_MS = 60, 20
_COLOURS = 6
"""So many a page with figures has, and an empty window has not."""


def run(book: Path | None = None) -> int:
    """Open the window on a book, or on the first page; returns the exit code."""
    app = make_application(Preferences())
    _watch(app)
    window = Window(Preferences(), book)
    window.show()
    return app.exec()


def appear(book: Path) -> str:
    """Open the window on a book once, where nobody sees it; says what stood there.

    Raises:
        DeskError: the book's first page did not come, or nothing was painted.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(Preferences())
    window = Window(Preferences(), book)
    window.show()
    _wait(lambda: window.shell is not None or window.first_page is not None)
    picture = window.grab().toImage()
    seen = {picture.pixel(x, y) for x in range(0, 600, 3) for y in range(0, 400, 3)}
    opened = window.shell is not None
    window.close()
    if not opened or len(seen) < _COLOURS:
        raise DeskError("窗口没有打开样例台账。", "把日志发给帮忙的人看。")
    family = QFontInfo(app.font()).family()
    screen = f"{picture.width()}×{picture.height()}"
    return f"窗口：{screen}，{app.platformName()}，字体 {family}，Qt {qVersion()}"


def _wait(stands: Callable[[], bool]) -> None:
    """Let the application run until something stands, a minute at most."""
    loop, timer = QEventLoop(), QTimer()  # the application's own would close the window
    turns = iter(range(_PATIENCE_S * 1000 // _LOOK_MS))

    def look() -> None:
        if stands() or next(turns, None) is None:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
    loop.exec()


def _watch(app: QApplication) -> None:
    """Nothing is swallowed: what nobody caught is noted, and a report is offered."""
    from tecdesk import logs
    from tecdesk.ui.faults import Faults

    Faults(app).watch()
    logs.begin()
    logs.note(f"TecDesk {__version__} begins")


def make_application(preferences: Preferences) -> QApplication:
    """The application in the house's colours, type and language."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("TecDesk")
    app.setApplicationDisplayName("农技台账")
    app.setStyle("Fusion")
    dress_first(app, preferences)
    _speak_chinese(app)
    app.installEventFilter(Manners(app))
    Garbage(app)
    sys.setswitchinterval(_TURN_S)
    return app


def _speak_chinese(app: QApplication) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
