"""One application for all window tests, and a shell around a sample book."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tecdesk.app import make_application
from tecdesk.store.book import Book
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tecdesk.ui.window import Window
from tests.ui.twelve import twelve

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tests.ui.covers import Opened


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application, dressed as at start.

    What lies on the clipboard of a screen nobody sees outlives Python, and asks it.
    """
    made = make_application(Preferences())
    yield made
    made.clipboard().clear()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences and new books go into the test's own folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TECDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No test waits for a person: questions are noted and answered safely."""
    questions: list[str] = []

    def choose(_self: Dialogs, question: str, _detail: str, answers: object) -> str:
        assert isinstance(answers, dict)
        questions.append(question)
        return str(list(answers)[-1])

    monkeypatch.setattr(Dialogs, "choose", choose)
    return questions


@pytest.fixture(scope="session")
def twelve_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with records of the other ledgers; not to be written to."""
    path = tmp_path_factory.mktemp("twelve") / "清河镇.tecdesk"
    return twelve(shutil.copyfile(sample_file, path))


@pytest.fixture
def shell(qtbot: QtBot, sample_path: Path) -> Iterator[Shell]:
    """The window around the sample township, year 2025, 1366 x 697; at no page yet."""
    yield from _around(qtbot, sample_path)


@pytest.fixture
def fresh(qtbot: QtBot, book: Book) -> Iterator[Shell]:
    """The window around a new book with four villages; at no page yet."""
    path = book.path
    book.close()
    yield from _around(qtbot, path)


@pytest.fixture
def open_window(
    qtbot: QtBot, new_file: Path, tmp_path: Path
) -> Iterator[Callable[..., Opened]]:
    """Opens a book of so many people."""
    made: list[Window] = []

    def run(*names: str) -> Opened:
        path = tmp_path / "清河镇.tecdesk"
        if not path.exists():
            shutil.copyfile(new_file, path)
        if names:
            with Book.open(path) as book:
                book.change_settings(
                    lambda now: replace(now, people=list(names), operator=names[-1])
                )
        window = Window(Preferences(), path)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 697)
        window.show()
        qtbot.waitUntil(lambda: window.shell is not None)
        assert window.shell is not None
        settle(qtbot, window.shell)
        return window, window.shell

    yield run
    for window in filter(isValid, made):
        window.close()


@pytest.fixture
def at_home(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    """The window stands at its first page, as after the start."""
    which = "fresh" if "fresh" in request.fixturenames else "shell"
    window: Shell = request.getfixturevalue(which)
    window.go("home")
    settle(qtbot, window)


def _around(qtbot: QtBot, path: Path) -> Iterator[Shell]:
    book = Book.open(path)
    book.change_settings(lambda now: replace(now, year=2025))
    made = Shell(book, Preferences())
    qtbot.addWidget(made, before_close_func=_close)
    made.resize(1366, 697)
    made.show()
    yield made
    settle(qtbot, made)


def _close(shell: Shell) -> None:
    shell.shut()


def settle(qtbot: QtBot, shell: Shell) -> None:
    """Wait until the worker has nothing left to do and its results are shown.

    A widget put into a visible page is shown by an event of its own, and what is
    added up afterwards is asked for by another.
    """
    for _ in range(2):
        QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: shell.desk.jobs.idle, timeout=20_000)
    QCoreApplication.processEvents()


def register_page(shell: Shell, key: str) -> RegisterPage:
    """Go to the page of a register."""
    shell.go(key)
    page = shell.page(key)
    from tecdesk.ui.pages.records.register import RegisterPage

    assert isinstance(page, RegisterPage)
    return page
