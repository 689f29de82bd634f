"""Nobody at the desk: the window is covered, nothing is lost, who goes on is said."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from tecdesk.desk.gate import Gate
from tecdesk.desk.gate import gate_of
from tecdesk.desk.people import people
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.log.people import operators
from tecdesk.ui import away as away_room
from tecdesk.ui.away import Away
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tecdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.forms import begun
from tests.ui.forms import fill
from tests.ui.forms import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.cover import Cover

Opened = tuple[Window, Shell]
LOCKED = Gate(asks=True, unlocks=lambda typed: typed == "茶园 2025")


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


def away_of(window: Window) -> Away:
    assert window._away is not None
    return window._away


def cover_of(window: Window) -> Cover:
    cover = away_of(window).cover
    assert cover is not None
    assert cover.isVisible()
    assert window.shell is not None
    assert not window.shell.isVisible()
    return cover


def seen(window: Window) -> str:
    labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return " ".join([window.windowTitle(), *labels])


def lock(window: Window, shell: Shell, gate: Gate = LOCKED) -> Away:
    """As if the book had a passphrase."""
    away = Away(shell, gate)
    away.covered.connect(window._cover)
    away.uncovered.connect(window._uncover)
    window._away = away
    return away


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


def test_two_people_are_asked_at_the_start(
    qtbot: QtBot, open_window: Callable[..., Opened]
) -> None:
    window, shell = open_window("王芳", "李四")
    cover = cover_of(window)
    assert [each.text() for each in cover.people] == ["王芳", "李四"]
    cover.people[0].click()
    assert shell.isVisible()
    assert shell.desk.book.operator == "王芳"
    assert "王芳 在做" in shell.sidebar._head.toolTip()
    with shell.desk.book.edit("新增") as edit:
        edit.add("training", {"title": "果树修剪"})
    assert operators(shell.desk.book) == ["王芳"]
    window.close()
    window, shell = open_window()  # this computer has only ever seen her
    assert away_of(window).cover is None
    assert shell.desk.book.operator == "王芳"


def test_a_computer_of_two_asks_again(open_window: Callable[..., Opened]) -> None:
    window, shell = open_window("王芳", "李四")
    cover_of(window).people[0].click()
    shell.desk.bus.left.emit()
    cover_of(window).people[1].click()
    assert shell.desk.book.operator == "李四"
    window.close()
    window, _ = open_window()
    assert [each.text() for each in cover_of(window).people] == ["李四", "王芳"]


def test_somebody_new(open_window: Callable[..., Opened]) -> None:
    window, shell = open_window("王芳")
    assert away_of(window).cover is None
    shell.desk.bus.left.emit()
    cover = cover_of(window)
    QTest.keyClick(cover.other, Qt.Key.Key_Return)
    assert cover.isVisible()
    cover.other.setText(" 赵六 ")
    QTest.keyClick(cover.other, Qt.Key.Key_Return)
    assert shell.isVisible()
    assert people(shell.desk.book) == ["王芳", "赵六"]
    assert shell.desk.book.operator == "赵六"


def test_a_passphrase_is_asked_for(open_window: Callable[..., Opened]) -> None:
    window, shell = open_window("王芳", "李四")
    cover_of(window).people[0].click()
    lock(window, shell).leave()
    cover = cover_of(window)
    assert cover.passphrase is not None
    cover.people[1].click()
    QTest.keyClick(cover, Qt.Key.Key_A)
    QTest.mouseClick(cover, Qt.MouseButton.LeftButton)
    cover.passphrase.setText("茶园")
    QTest.keyClick(cover.passphrase, Qt.Key.Key_Return)
    assert cover.isVisible()
    assert cover.wrong == "密码不对，再试一次。"
    cover.passphrase.setText("茶园 2025")
    QTest.keyClick(cover.passphrase, Qt.Key.Key_Return)
    assert shell.isVisible()
    assert shell.desk.book.operator == "李四"


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


def test_the_list_of_people(open_window: Callable[..., Opened]) -> None:
    window, shell = open_window("王芳", "李四")
    cover_of(window).people[1].click()
    shell.go("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    assert list(page.work.people.shown) == ["王芳", "李四"]
    page.work.people.shown["王芳"].click()
    assert people(shell.desk.book) == ["李四"]
    page.work.people.shown["李四"].click()
    assert people(shell.desk.book) == []
    assert shell.desk.book.operator == ""


def test_the_books_own_passphrase(qtbot: QtBot, new_file: Path, tmp_path: Path) -> None:
    """Also when somebody puts an open book in its place meanwhile."""
    path = shutil.copyfile(new_file, tmp_path / "清河镇.tecdesk")
    change_passphrase(path, "茶园 冬管 2025")
    shell = Shell(Book.open(path, passphrase="茶园 冬管 2025"), Preferences())
    qtbot.addWidget(shell, before_close_func=lambda _shell: shell.shut())
    away, gate = Away(shell), gate_of(shell.desk.book)
    assert away_room.minutes(Preferences(), gate) == 10
    away.leave()
    path.rename(path.with_name("别处"))
    shutil.copyfile(new_file, path)
    assert away.locked
    assert away.cover is not None
    assert away.cover.passphrase is not None
    away.cover.passphrase.setText("茶园")
    away.cover.go_on()
    assert away.locked
    away.cover.passphrase.setText("茶园 冬管 2025")
    away.cover.go_on()
    assert not away.locked
