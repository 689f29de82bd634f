"""Who goes on at a covered desk is asked, and a passphrase where there is one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.desk.gate import gate_of
from tecdesk.desk.people import people
from tecdesk.store.book import Book
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.log.people import operators
from tecdesk.ui import away as away_room
from tecdesk.ui.away import Away
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tests.ui.covers import Opened
from tests.ui.covers import away_of
from tests.ui.covers import cover_of
from tests.ui.covers import lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


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
