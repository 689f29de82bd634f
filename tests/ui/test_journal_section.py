"""修改记录 in the settings: on paper, a look back, a look for strangers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.ui.pages.settings.page import SettingsPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.settings.journal import JournalSection
    from tecdesk.ui.shell import Shell


@pytest.fixture
def section(shell: Shell) -> JournalSection:
    shell.go("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page.journal


def test_it_is_seen_before_it_is_printed(
    qtbot: QtBot, shell: Shell, section: JournalSection
) -> None:
    section.print_changes()
    settle(qtbot, shell)
    assert shell.current == "paper"


def test_the_past_opens_as_a_copy(
    qtbot: QtBot,
    shell: Shell,
    section: JournalSection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "过去.tecdesk"
    said = iter(["前天", "2999-01-01"])
    dialogs = shell.desk.dialogs
    monkeypatch.setattr(dialogs, "reason", lambda *_: next(said))
    monkeypatch.setattr(dialogs, "save_file", lambda *_: target)
    section.look_back()
    assert not target.exists()
    with qtbot.waitSignal(shell.desk.bus.book_wanted) as wanted:
        section.look_back()
    assert wanted.args == [target]
    with Book.open(target, writing=False) as past:
        assert past.looking == "这是 2999-01-01 23:59 的样子"
        assert past.count("training") == shell.desk.book.count("training")


def test_strangers_are_named(
    qtbot: QtBot, shell: Shell, section: JournalSection
) -> None:
    section.check()
    settle(qtbot, shell)
    assert "没有在程序外改过" in section.said.text()
    with closing(sqlite3.connect(shell.desk.book.path)) as raw:
        raw.execute("UPDATE village SET note = 'X' WHERE name = '柳树村'")
        raw.commit()
    section.check()
    settle(qtbot, shell)
    assert "柳树村" in section.said.text()
