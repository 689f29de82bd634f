"""Garbage with widgets in it is collected in the window's thread alone."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt

from tecdesk.ui import garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_EARLY = 50


@pytest.fixture
def early() -> Iterator[None]:
    """Python looks after every few objects."""
    before, alone = gc.get_threshold(), gc.isenabled()
    gc.collect()
    gc.set_threshold(_EARLY, 1, 1)
    yield
    gc.set_threshold(*before)
    if alone:
        gc.enable()


def _left_behind(died: list[threading.Thread]) -> None:
    """Something of Qt's that only a cycle keeps alive, as a closed window is."""
    thing = QObject()
    thing.destroyed.connect(
        lambda: died.append(threading.current_thread()),
        Qt.ConnectionType.DirectConnection,
    )
    thing.itself = thing  # type: ignore[attr-defined]


@pytest.mark.gui
@pytest.mark.usefixtures("early")
def test_no_worker_destroys_what_is_qt_s(qtbot: QtBot) -> None:
    died: list[threading.Thread] = []
    _left_behind(died)
    made: list[list[int]] = []
    worker = threading.Thread(
        target=lambda: made.extend([each] for each in range(100 * _EARLY))
    )
    worker.start()
    worker.join()
    assert len(made) == 100 * _EARLY
    assert not died
    qtbot.waitUntil(lambda: bool(died))
    assert died == [threading.main_thread()]


@pytest.mark.usefixtures("early")
def test_looks_as_often_as_python_would() -> None:
    gc.disable()
    kept = [[each] for each in range(2 * _EARLY)]
    assert gc.get_count()[0] > len(kept) // 2
    garbage.look()
    assert gc.get_count()[0] < _EARLY
    garbage.look()
    assert gc.get_count()[1] > 0  # not again before as much was made
