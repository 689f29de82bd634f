"""F1: the manual where one stands, found in, left as it was entered, printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from tecdesk.report.manual.topics import TOPICS
from tecdesk.ui.help.book import BESIDES
from tecdesk.ui.help.book import KEYS
from tecdesk.ui.pages.papers.paper import PaperPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.help.book import HelpBook
    from tecdesk.ui.pages.opening.welcome import Welcome
    from tecdesk.ui.shell import Shell


pytestmark = pytest.mark.usefixtures("at_home")


def pressed(where: Shell | Window, keys: str) -> None:
    QTest.keySequence(where, QKeySequence(keys))


def shown(where: Shell | Welcome) -> bool:
    return where.help.is_open


def opened(shell: Shell) -> HelpBook:
    pressed(shell, "F1")
    assert shown(shell)
    book = shell.help.book
    assert book is not None
    return book


def names(book: HelpBook) -> list[str]:
    return [book.pages.item(at).text() for at in range(book.pages.count())]


@pytest.mark.parametrize(
    ("place", "name"),
    [("home", "快速上手"), ("import", "导入旧台账"), ("backups", "备份与换电脑")],
)
def test_it_opens_where_one_stands(shell: Shell, place: str, name: str) -> None:
    shell.go(place)
    book = opened(shell)
    assert book.pages.currentItem().text() == name
    assert book.sheet.toPlainText().startswith(name)
    assert book.sheet.hasFocus()


def test_a_half_typed_record_stays_under_it(shell: Shell, asked: list[str]) -> None:
    page = register_page(shell, "training")
    page.start_new()
    editor = page.panel.fields.editors["title"]
    editor.box.setFocus()
    editor.type("没写完")
    book = opened(shell)
    pressed(shell, "Ctrl+Enter")  # a key of the page, which is not there now
    assert shown(shell)
    QTest.keyClick(book.sheet, Qt.Key.Key_Escape)
    assert not shown(shell)
    assert asked == []
    assert editor.text == "没写完"
    assert shell.focusWidget() is editor.box
    page.panel.fields.load({}, {})


def test_f1_leaves_it_and_the_keys_are_back(shell: Shell) -> None:
    opened(shell)
    pressed(shell, "F1")
    assert not shown(shell)
    pressed(shell, "Alt+2")
    assert shell.current == "training"


def test_search_finds_in_all_pages(shell: Shell) -> None:
    book = opened(shell)
    pressed(shell, "Ctrl+F")
    assert book.search.hasFocus()
    book.search.setText("校验码 U盘")
    book.seek(book.search.text())
    assert "上报到U盘与退回" in names(book)
    assert len(names(book)) < len(TOPICS)
    assert book.sheet.textCursor().selectedText() == "校验码"
    book.seek("没有的词")
    assert names(book) == []
    assert "没有找到“没有的词”" in book.sheet.toPlainText()
    book.leave()
    book.seek("")
    assert names(book) == [*(topic.name for topic in TOPICS), *BESIDES]
    assert shown(shell)
    book.leave()
    assert not shown(shell)


def test_the_keys_of_the_page_stand_in_it(shell: Shell) -> None:
    shell.go("import")
    book = opened(shell)
    book.choose(KEYS)
    text = book.sheet.toPlainText()
    assert text.startswith("按键：导入")
    assert "下一处问题" in text
    assert "Shift+F1" in text


def test_pages_are_walked_by_keys_alone(shell: Shell) -> None:
    book = opened(shell)
    pressed(shell, "F6")
    assert book.pages.hasFocus()
    QTest.keyClick(book.pages, Qt.Key.Key_Down)
    assert book.sheet.toPlainText().startswith("开头")
    pressed(shell, "F6")
    assert book.sheet.hasFocus()


def test_pictures_are_there_and_fit(shell: Shell) -> None:
    book = opened(shell)
    kind = QTextDocument.ResourceType.ImageResource.value
    found = re.findall('src="([^"]+)"', book.sheet.toHtml())
    images = [book.sheet.loadResource(kind, name) for name in found]
    wide = [image.deviceIndependentSize().width() for image in images]
    assert wide
    assert all(0 < each < book.sheet.viewport().width() for each in wide)
    assert book.sheet.horizontalScrollBar().maximum() == 0


def test_a_page_is_printed(shell: Shell, qtbot: QtBot) -> None:
    opened(shell)
    pressed(shell, "Ctrl+P")
    settle(qtbot, shell)
    assert shell.current == "paper"
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    assert page.header.title.text() == "使用说明：快速上手"


def test_what_changed_meanwhile_is_shown_afterwards(shell: Shell) -> None:
    page = register_page(shell, "training")
    book = opened(shell)
    before = page.list.model.rowCount()
    with shell.desk.book.edit("别处记的") as edit:
        edit.add("training", {"held_on": "2025-12-30", "title": "冬管", "people": 20})
    change = shell.desk.book.undo()
    assert change is not None
    again = shell.desk.book.redo()
    assert again is not None
    shell.desk.bus.tell(again, None, "")
    book.leave()
    assert page.list.model.rowCount() == before + 1


def test_before_a_book_is_open(qtbot: QtBot) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.first_page is not None)
    page = window.first_page
    assert page is not None
    page.form.full_name.setText("清河镇")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pressed(window, "F1")
    assert shown(page)
    book = page.help.book
    assert book is not None
    assert book.sheet.toPlainText().startswith("开头")
    QTest.keyClick(book.sheet, Qt.Key.Key_Escape)
    assert not shown(page)
    assert page.form.full_name.text() == "清河镇"
