"""The clerk's hands, and a home of their own for each journey."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tecdesk.app import make_application
from tecdesk.ui.preferences import Preferences
from tests.journeys.hands import Hands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, dressed as at start."""
    return make_application(Preferences())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences and new books go into the journey's own folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TECDESK_HOME", str(folder))
    return folder


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    """A clerk before the program has been started."""
    made = Hands(qtbot)
    yield made
    made.rest()
