"""Starts the window: application, theme, fonts, Chinese, and what happens to bugs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtCore import QLocale
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from tecdesk.ui.dress import dress_first
from tecdesk.ui.manners import Manners
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_TURN_S = 0.0005
"""So long a worker may keep Python to itself. Qt gives it away at every call: with the
usual 5 ms the window, which paints a row by some hundred calls, would wait at each."""


def run(book: Path | None = None) -> int:
    """Open the window on a book, or on the first page; returns the exit code."""
    app = make_application(Preferences())
    sys.excepthook = _on_bug
    window = Window(Preferences(), book)
    window.show()
    return app.exec()


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


def _on_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Nothing is swallowed: logged whole, and a report is offered."""
    sys.__excepthook__(kind, error, trace)
    if not issubclass(kind, KeyboardInterrupt):
        from tecdesk.ui.faults import report_bug

        report_bug(kind, error, trace)
