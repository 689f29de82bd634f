"""统一密钥 in the window: the county writes it, a township takes it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.person_key import key_number
from tecdesk.desk.person_key import made_key
from tecdesk.exchange.packages.hashing import new_key
from tecdesk.exchange.packages.key_file import write_key
from tecdesk.ui.pages.county.page import CountyPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.desk.county.stick import BEGUN
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def submit_page(shell: Shell, qtbot: QtBot, argument: Path | None = None) -> SubmitPage:
    shell.go("submit", argument)
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    settle(qtbot, shell)
    return page


def test_a_township_takes_the_file_in(
    fresh: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    path = write_key(tmp_path, key, "青山县", BEGUN)
    page = submit_page(fresh, qtbot)
    own = page.key_along
    assert own.forget.isHidden()
    monkeypatch.setattr(fresh.desk.dialogs, "open_file", lambda *_: path)
    own.take.click()
    settle(qtbot, fresh)
    assert key_number(fresh.desk.book) == key.number
    assert own.take.isHidden()
    assert own.words.isHidden()
    own.forget.click()
    settle(qtbot, fresh)
    assert key_number(fresh.desk.book) == ""
    submit_page(fresh, qtbot, path)
    assert key_number(fresh.desk.book) == key.number


def test_words_that_are_too_short_are_refused(fresh: Shell, qtbot: QtBot) -> None:
    own = submit_page(fresh, qtbot).key_along
    own.words.setText("太短")
    own.words.returnPressed.emit()
    settle(qtbot, fresh)
    assert key_number(fresh.desk.book) == ""
    assert own.words.text() == "太短"


def test_the_county_writes_the_file(
    fresh: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = fresh.desk.book
    with book.edit("单位") as edit:
        edit.change("unit", book.unit.id, {"name": "青山县科技局"})
        edit.add("unit", {"name": "清河镇"})
    fresh.go("county")
    page = fresh.page("county")
    assert isinstance(page, CountyPage)
    asked: list[str] = []

    def choose(question: str, *_more: object) -> str:
        asked.append(question)
        return "folder"

    monkeypatch.setattr(fresh.desk.dialogs, "choose", choose)
    monkeypatch.setattr(fresh.desk.dialogs, "folder", lambda *_: tmp_path)
    for files in (1, 2):
        page.hand_key()
        settle(qtbot, fresh)
        assert len(list(tmp_path.glob("统一密钥_青山县科技局_*.tdkey"))) == files
    assert made_key(book)
    assert "重做" in asked[1]
    assert book.settings.person_key == ""
