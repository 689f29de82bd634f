"""Starts the window: application, theme, fonts, Chinese, and what happens to bugs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtCore import QLocale
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from tecdesk import __version__
from tecdesk.ui.dress import dress_first
from tecdesk.ui.manners import Manners
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

_TURN_S = 0.0005
"""So long a worker may keep Python to itself. Qt gives it away at every call: with the
usual 5 ms the window, which paints a row by some hundred calls, would wait at each."""


def run(book: Path | None = None) -> int:
    """Open the window on a book, or on the first page; returns the exit code."""
    app = make_application(Preferences())
    _watch(app)
    window = Window(Preferences(), book)
    window.show()
    return app.exec()


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
    sys.setswitchinterval(_TURN_S)
    return app


def _speak_chinese(app: QApplication) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
