"""关于: version, folders, what to send when help is wanted, licences."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tecdesk import __version__
from tecdesk.logs import log_folder
from tecdesk.paths import resource
from tecdesk.ui.help import about as about_page
from tecdesk.ui.help.about import LICENCES
from tecdesk.ui.help.over import ABOUT

if TYPE_CHECKING:
    from tecdesk.ui.help.book import HelpBook
    from tecdesk.ui.shell import Shell


@pytest.fixture
def book(fresh: Shell) -> HelpBook:
    """The manual, opened at 关于 by the command of 全部功能."""
    fresh.go("home")
    (command,) = [each for each in fresh.commands() if each.label.startswith(ABOUT)]
    assert command.run is not None
    command.run()
    assert fresh.help.book is not None
    return fresh.help.book


def test_version_and_folders(book: HelpBook) -> None:
    assert book.pages.currentItem().text() == ABOUT
    text = book.sheet.toPlainText()
    assert text.startswith(f"TecDesk 农技台账 {__version__}")
    assert str(log_folder()) in text


def test_what_support_asks_for_is_copied(book: HelpBook, fresh: Shell) -> None:
    assert book.copy.isVisible()
    book.copy.click()
    text = QApplication.clipboard().text()
    for told in (f"TecDesk {__version__}", "SQLite：", "字体：", "日志："):
        assert told in text
    assert str(fresh.desk.book.path) not in text
    assert "粘到消息里" in book.note.text()
    book.choose("开头")
    assert not book.copy.isVisible()
    assert book.note.text() == ""


def test_a_damaged_font_is_told(
    book: HelpBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashlib, "file_digest", _other)
    text = about_page.told()
    assert "程序：TecDesk" in text
    assert text.endswith("把农技台账重新装一遍。")
    assert book.isVisible()


class _Other:
    def hexdigest(self) -> str:
        return "0"


def _other(*_words: object) -> _Other:
    return _Other()


def test_licences_are_shown_whole(book: HelpBook) -> None:
    book.choose(LICENCES)
    text = resource("licences", "第三方许可.txt").read_text(encoding="utf-8")
    assert book.sheet.document().blockCount() == text.count("\n") + 1
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in book.sheet.toPlainText()
    book.choose("开头")
    assert book.sheet.toPlainText().startswith("开头")
