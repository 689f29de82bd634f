"""Nobody at the desk: the window is covered, nothing is lost or seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMessageBox

from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.ui import away as away_room
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.preferences import Preferences
from tests.ui.conftest import settle
from tests.ui.covers import LOCKED
from tests.ui.covers import Opened
from tests.ui.covers import away_of
from tests.ui.covers import cover_of
from tests.ui.covers import lock
from tests.ui.forms import begun
from tests.ui.forms import fill
from tests.ui.forms import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.window import Window


def seen(window: Window) -> str:
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return " ".join([window.windowTitle(), *labels])


def test_a_key_covers_and_any_key_uncovers(
    open_window: Callable[..., Opened],
) -> None:
    window, shell = open_window()
    title = window.windowTitle()
    assert "清河镇" in title
    QTest.keyClick(
        shell,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    cover = cover_of(window)
    assert "清河镇" not in seen(window)
    assert "按任意键接着做" in seen(window)
    shell.desk.bus.left.emit()  # covered already
    QTest.keyClick(cover, Qt.Key.Key_Shift)
    assert cover.isVisible()
    QTest.keyClick(cover, Qt.Key.Key_A)
    assert shell.isVisible()
    assert window.windowTitle() == title


def test_what_is_being_typed_is_kept(
    qtbot: QtBot, open_window: Callable[..., Opened]
) -> None:
    window, shell = open_window()
    page = begun(shell)
    fill(page, title="茶园 abc")
    settle(qtbot, shell)
    shell.desk.bus.left.emit()
    draft = drafts.load(shell.desk.book, "training")
    assert draft is not None
    assert draft.fields["title"] == "茶园 abc"
    assert "abc" not in seen(window)
    cover_of(window).go_on()
    assert texts(page, "title") == ["茶园 abc"]


def test_a_locked_window_closes_without_showing(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, shell = open_window()
    page = shell.page(shell.current)
    monkeypatch.setattr(type(page), "may_leave", lambda _self: pytest.fail("asked"))
    lock(window, shell).leave()
    path = shell.desk.book.path
    assert window.close()
    Book.open(path).close()


def test_a_question_goes_before_the_cover_comes(
    qtbot: QtBot, open_window: Callable[..., Opened]
) -> None:
    window, shell = open_window()
    box = QMessageBox(window)
    box.setText("删掉 张三 这一条？")
    box.addButton("不删", QMessageBox.ButtonRole.RejectRole)
    QTimer.singleShot(0, shell.desk.bus.left.emit)
    box.exec()
    assert not box.isVisible()
    cover_of(window)


def test_after_minutes_without_a_key(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, shell = open_window()
    shell.go("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    idle = away_of(window).idle
    clock = [1000.0]
    monkeypatch.setattr("tecdesk.ui.idle.time.monotonic", lambda: clock[0])
    page.away.after.choose(5)
    clock[0] += 299
    idle.look()
    assert away_of(window).cover is None
    QTest.keyClick(page, Qt.Key.Key_Shift)
    clock[0] += 299
    idle.look()
    assert away_of(window).cover is None
    clock[0] += 1
    idle.look()
    cover_of(window).go_on()
    page.away.after.choose(0)
    assert not idle._timer.isActive()


def test_a_night_asleep_covers(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the running clock stands still in sleep, the time of day counts."""
    Preferences().remember("away/minutes", "30")
    window, _ = open_window()
    idle = away_of(window).idle
    now = time.time()
    monkeypatch.setattr("tecdesk.ui.idle.time.time", lambda: now - 90_000)  # set back
    idle.look()
    assert away_of(window).cover is None
    monkeypatch.setattr("tecdesk.ui.idle.time.time", lambda: now + 9 * 3600)
    idle.look()
    cover_of(window)


def test_how_long_by_default() -> None:
    assert away_room.minutes(Preferences()) == 0
    assert away_room.minutes(Preferences(), LOCKED) == 10
    Preferences().remember("away/minutes", "0")
    assert away_room.minutes(Preferences(), LOCKED) == 0
    Preferences().remember("away/minutes", "7")
    assert away_room.minutes(Preferences()) == 0
