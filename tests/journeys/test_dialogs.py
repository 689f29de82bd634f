"""Whatever opens can be reached and closed by keys, and leaves the cursor in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.journeys.township import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.journeys.hands import Hands

TOOLS = {
    "Ctrl+R": "改 1 次培训",
    "Ctrl+H": "改动经过",
    "Ctrl+L": "列",
    "Ctrl+Shift+F": "筛选",
}


def test_no_window_is_ever_blank(qtbot: QtBot) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    window.show()
    before = window.grab().toImage()
    assert window.first_page is None
    qtbot.waitUntil(lambda: window.first_page is not None)
    colours = {
        before.pixel(x, y)
        for x in range(0, before.width(), 2)
        for y in range(before.height() // 2 - 20, before.height() // 2 + 20)
    }
    assert len(colours) > 2


@pytest.mark.parametrize("screen", [(1366, 697), (760, 697)])
@pytest.mark.parametrize(("keys", "name"), TOOLS.items())
def test_tools_of_a_list(
    hands: Hands, tmp_path: Path, keys: str, name: str, screen: tuple[int, int]
) -> None:
    hands.screen = screen
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc", "Down", keys)
    side = hands.listed.work.side
    assert side.isVisible()
    assert name in side.accessibleName()
    assert side.isAncestorOf(hands.focus)
    hands.press_until("Esc", side.isHidden)
    assert hands.where == "培训列表"


def test_menu_of_a_list(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc")
    offered = hands.press_in_dialog("Esc")
    hands.press("Ctrl+M")
    assert "批量修改选中的\tCtrl+R" in offered[0]
    assert hands.where == "培训列表"


def test_filters_of_a_list(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc")
    hands.press_until("Shift+Tab", lambda: hands.where == "时间")
    offered = hands.press_in_dialog("Down", "Down", "Enter")
    hands.press("Enter")
    assert "上半年" in offered[0]
    assert hands.listed.list.filters.wanted().period is not None
    hands.press_until("Tab", lambda: hands.where in {"培训列表", "清除筛选"})
    hands.press("Esc")
    assert not hands.listed.list.filters.narrowed


def test_keys_of_the_page(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Shift+F1")
    assert hands.shell.key_map.isVisible()
    hands.press("Esc")
    assert not hands.shell.key_map.isVisible()
    assert hands.where == "培训日期"
    assert not hands.listed.panel.isHidden()


def test_another_book_by_its_path(hands: Hands, tmp_path: Path) -> None:
    other = a_book(tmp_path / "石桥镇.tecdesk")
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+O")
    assert hands.window.shell is None
    said = hands.press_in_dialog("Esc")
    hands.press("Ctrl+O")
    assert said == ["打开台账"]
    assert hands.window.first_page is not None
    hands.press_in_dialog("Enter", text=str(other))
    hands.press("Ctrl+O")
    hands.wait_until(lambda: hands.window.shell is not None)
    assert hands.book.path == other


def test_export_where_a_person_says(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    target = tmp_path / "看到的.xlsx"
    hands.press("Alt+2", "Esc")
    hands.press_in_dialog("Esc")
    hands.press("Ctrl+Shift+S")
    assert not target.exists()
    hands.press_in_dialog("Enter", text=str(target))
    hands.press("Ctrl+Shift+S")
    assert target.exists()
    assert hands.said.startswith("已导出 2 次培训")
    assert hands.where == "培训列表"


def test_recent_book_that_is_gone(hands: Hands, tmp_path: Path) -> None:
    book = a_book(tmp_path / "U盘" / "清河镇.tecdesk")
    Preferences().opened(book)
    book.parent.rename(tmp_path / "拔了")
    hands.start()
    page = hands.window.first_page
    assert page is not None
    assert hands.where == "单位名称"
    hands.press("Alt+4")
    assert "清河镇.tecdesk" in page.notice.text
    assert "U盘" in page.notice.text
    (tmp_path / "拔了").rename(book.parent)
    hands.press("Alt+4")
    assert hands.book.count("pairing") == 20


def test_a_book_of_another_kind(hands: Hands, tmp_path: Path) -> None:
    photo = tmp_path / "照片.tecdesk"
    photo.write_bytes(b"\\x89PNG")
    hands.start(photo)
    page = hands.window.first_page
    assert page is not None
    assert "照片.tecdesk" in page.notice.text
    hands.type("清河镇")
    hands.press("Ctrl+Enter")
    hands.wait_until(lambda: hands.window.shell is not None)
    assert isinstance(hands.book, Book)
