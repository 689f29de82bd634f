"""While a word is composed, Enter and Esc are the input method's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tecdesk.store import drafts
from tests.journeys.township import VILLAGES
from tests.journeys.township import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands

MINE = ("Enter", "Esc", "Space", "Up", "Down", "Tab")
"""What an input method takes for itself while it composes."""
_ACROSS = Qt.Orientation.Horizontal


def test_in_a_field_of_a_form(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+N", "Enter", "Enter")
    assert hands.where == "培训内容"
    page = hands.listed
    title = page.panel.fields.editors["title"]
    hands.compose("cha'yuan")
    hands.press(*MINE)
    assert (hands.where, title.text) == ("培训内容", "")
    assert not page.panel.isHidden()
    hands.commit("茶园")
    hands.compose("guan'li")
    hands.press("Enter")
    hands.commit("管理")
    assert (hands.where, title.text) == ("培训内容", "茶园管理")
    hands.press("Enter")
    assert hands.where == "培训形式"
    assert hands.book.count("training") == 2
    draft = drafts.load(hands.book, "training")
    assert draft is not None
    assert draft.fields["title"] == "茶园管理"
    hands.press("Ctrl+S")
    assert hands.where == "参训人次"


def test_what_is_not_chosen_leaves_nothing(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+N")
    hands.press_until("Enter", lambda: hands.where == "地点")
    hands.compose("cun'wei")
    hands.press("Esc")
    hands.compose("")
    page = hands.listed
    assert not page.panel.dirty
    hands.press("Esc")
    assert page.panel.isHidden()
    assert drafts.load(hands.book, "training") is None


def test_in_longer_text(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+N")
    hands.press_until("Enter", lambda: hands.where == "备注")
    hands.compose("tian'qi")
    hands.press(*MINE)
    assert hands.where == "备注"
    hands.commit("天气冷")
    note = hands.listed.panel.fields.editors["note"]
    assert note.text == "天气冷"


def test_in_a_search_line(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc", "Ctrl+F")
    page = hands.listed
    hands.compose("cha'yuan")
    hands.press(*MINE)
    assert hands.where == "查找"
    assert page.search.composing
    assert (page.list.model.count, page.search.text()) == (2, "")
    hands.commit("茶园")
    hands.wait_until(lambda: page.list.model.count == 1)
    hands.compose("x")
    page.search.searched.connect(_never)
    hands.press("Enter")
    assert page.list.filters.words == "茶园"
    hands.compose("")
    page.search.searched.disconnect(_never)
    hands.press("Esc")
    assert page.list.model.count == 2


def _never(words: str) -> None:
    raise AssertionError(words)


def test_in_the_search_of_everything(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+F")
    hands.compose("cha")
    hands.press("Enter", "Esc")
    assert hands.shell.current == "home"
    hands.commit("茶")
    hands.press("Enter")
    assert hands.shell.current == "find"
    hands.compose("yuan")
    hands.press("Enter", "Esc")
    assert hands.shell.current == "find"


def test_in_a_cell_of_a_grid(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+M")
    hands.type("zfdh")
    hands.press("Enter", "Enter", "Enter", "Enter")
    assert hands.where == "结对户"
    hands.press_until("Right", lambda: "另写的内容" in _column(hands))
    hands.compose("mu'niu")
    hands.press("Enter", "Esc")
    assert hands.shell.current == "visits"
    hands.commit("母牛下犊")
    hands.press("Enter")
    assert "母牛下犊" in [
        hands.page.model.text(row.id, "content")  # type: ignore[attr-defined]
        for row in hands.page.model.rows  # type: ignore[attr-defined]
    ]


def _column(hands: Hands) -> str:
    table = hands.page.table  # type: ignore[attr-defined]
    return str(table.model().headerData(table.currentIndex().column(), _ACROSS))


def test_on_the_first_page(hands: Hands) -> None:
    hands.start()
    hands.compose("qing'he")
    hands.press("Enter", "Tab")
    assert hands.where == "单位名称"
    hands.commit("清河镇")
    hands.press_until("Tab", lambda: hands.where == "村(社区)名单")
    hands.compose("liu'shu")
    hands.press("Enter", "Tab")
    hands.commit(VILLAGES[1])
    hands.press("Ctrl+Enter")
    hands.wait_until(lambda: hands.window.shell is not None)
    hands.settle()
    assert list(hands.book.names("village").values()) == [VILLAGES[1]]
