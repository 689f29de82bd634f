"""设置: what is chosen takes hold at once, in the window, the book and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tecdesk.store.book import Book
from tecdesk.store.log.people import operators
from tecdesk.ui import theme
from tecdesk.ui.dress import enlarge
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    """The tests that follow see the window as it comes."""
    yield
    Preferences().remember("type", "1.0")
    Preferences().remember("colours", "light")
    enlarge(qapp, Preferences())


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[Window]:
    made = Window(Preferences(), sample_path)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    qtbot.waitUntil(lambda: made.shell is not None)
    settle(qtbot, shell_of(made))
    yield made
    made.close()


def shell_of(window: Window) -> Shell:
    assert window.shell is not None
    return window.shell


def page_of(shell: Shell) -> SettingsPage:
    shell.go("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def dot(shell: Shell) -> int:
    """The strongest point of an icon in the sidebar."""
    drawn = shell.sidebar.findChildren(QPushButton)[2].icon().pixmap(18, 18).toImage()
    points = [(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    strongest = max((drawn.pixelColor(*at) for at in points), key=lambda c: c.alpha())
    return strongest.lightness()


def test_colours_change_at_once(shell: Shell, qapp: QApplication) -> None:
    page = page_of(shell)
    page.look.colours.choose("light")
    light = dot(shell)
    page.look.colours.choose("dark")
    ground = qapp.palette().color(QPalette.ColorRole.Window).name().upper()
    assert ground == theme.DARK["surface"] == theme.tokens()["surface"]
    assert theme.DARK["surface"] in qapp.styleSheet()
    assert dot(shell) > light
    assert Preferences().text("colours") == "dark"
    page.look.colours.choose("light")
    assert dot(shell) == light


def test_system_is_followed_only_when_wanted(shell: Shell, qapp: QApplication) -> None:
    page = page_of(shell)
    page.look.colours.choose("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens() is theme.DARK
    page.look.colours.choose("system")
    assert theme.tokens() is theme.LIGHT  # as the system of the tests is


def test_type_changes_at_once_over_the_open_book(window: Window, qtbot: QtBot) -> None:
    shell = shell_of(window)
    book, line = shell.desk.book, lines(1.0)
    shell.desk.bus.choose_year(2024)
    page_of(shell).look.type_size.choose("1.5")
    qtbot.waitUntil(lambda: window.shell is not shell)
    anew = shell_of(window)
    settle(qtbot, anew)
    assert lines(1.0) >= 1.4 * line
    assert anew.desk.book is book
    assert (anew.desk.bus.year, anew.current) == (2024, "settings")
    assert page_of(anew).look.type_size.value == "1.5"
    with book.edit("还能写") as edit:
        edit.add("training", {"title": "水稻", "held_on": "2025-03-05"})
    assert anew.sidebar.narrow
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 697


def test_who_is_at_the_desk_stands_in_the_history(shell: Shell) -> None:
    page = page_of(shell)
    page.work.operator.setText("彭桂兰")
    QTest.keyClick(page.work.operator, Qt.Key.Key_Return)
    book = shell.desk.book
    with book.edit("新增") as edit:
        id_ = edit.add("training", {"title": "水稻"})
    assert [step.operator for step, _ in book.history(id_)] == ["彭桂兰"]
    page.work.operator.setText("林海燕")
    page.work.operator.left.emit()
    with book.edit("改") as edit:
        edit.change("training", id_, {"title": "油菜"})
    assert operators(book) == ["林海燕", "彭桂兰"]
    assert Book.open(book.path, writing=False).settings.operator == "林海燕"


def test_year_is_chosen_for_the_whole_window(shell: Shell, qtbot: QtBot) -> None:
    page_of(shell).work.year.choose(2024)
    settle(qtbot, shell)
    assert (shell.desk.bus.year, shell.desk.book.settings.year) == (2024, 2024)
    assert "2024年度" in shell.windowTitle()


def test_first_whole_year_decides_what_last_year_is(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    page = page_of(shell)
    line = page.work.since["training"]
    assert line.text() == "2025"
    line.setText("去年")
    line.left.emit()
    assert book.settings.complete_since["training"] == 2025
    assert "不是年份" in page.work.wrong
    line.setText("２０２４年")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert book.settings.complete_since["training"] == 2024
    assert book.settings.complete_since["base"] == 2021
    line.setText("")
    line.left.emit()
    settle(qtbot, shell)
    assert "training" not in book.settings.complete_since


def test_unit_is_opened_in_its_form(shell: Shell) -> None:
    page = page_of(shell)
    QTest.mouseClick(page.unit.change, Qt.MouseButton.LeftButton)
    assert shell.current == "unit"
    form = register_page(shell, "unit").panel
    assert form.record == shell.desk.book.unit.id
    assert form.isVisible()


def test_recent_book_is_opened_in_place_of_this_one(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "别镇.tecdesk"
    Book.create(other, "白马镇").close()
    Preferences().opened(other)
    page = page_of(shell_of(window))
    names = [each.accessibleName() for each in page.place.others]
    assert [name for name in names if "别镇" in name]
    QTest.mouseClick(page.place.others[0], Qt.MouseButton.LeftButton)
    assert shell_of(window).desk.book.path == other
    settle(qtbot, shell_of(window))


@pytest.mark.usefixtures("at_home")
def test_settings_are_reached_by_key_and_by_name(shell: Shell, qtbot: QtBot) -> None:
    QTest.keyClick(shell, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert shell.current == "settings"
    shell.go("everything")
    labels = {c.label for c in shell.page("everything").model.shown}  # type: ignore[attr-defined]
    assert {"设置", "字号：特大", "颜色：深色"} <= labels
