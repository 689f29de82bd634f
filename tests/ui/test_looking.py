"""A book that cannot be written to now is looked at: everything is there to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.store.drafts import Draft
from tecdesk.store.holder import Holder
from tecdesk.store.holder import path_of
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.lock_bar import WRITING
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.wanted import New
from tecdesk.ui.window import Window
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

SOME = [*sorted(WRITING), "home", "village", "tally", "summary", "settings", "find"]
REFUSED = "这本台账现在只看不改"


@pytest.fixture
def held(sample_path: Path) -> Iterator[Book]:
    """A book that somebody has open on another computer."""
    with Book.open(sample_path) as book:
        who = Holder("农技站2", "李四", "2026-03-01 08:15:20")
        text = '{"computer": "%s", "operator": "%s", "since": "%s"}'
        path_of(sample_path).write_text(
            text % (who.computer, who.operator, who.since), encoding="utf-8"
        )
        yield book


@pytest.fixture
def window(qtbot: QtBot, held: Book) -> Iterator[Window]:
    made = Window(Preferences(), held.path)
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    qtbot.waitUntil(lambda: made.first_page is not None)
    assert made.first_page is not None
    notice = made.first_page.notice
    assert "正在电脑“农技站2”上用着（李四，从 03-01 08:15 起）" in notice.text
    notice._action.click()
    settle(qtbot, shell_of(made))
    yield made
    made.close()


def shell_of(window: Window) -> Shell:
    assert window.shell is not None
    return window.shell


def test_it_is_said_why_and_nothing_is_written(
    qtbot: QtBot, window: Window, held: Book
) -> None:
    shell, before = shell_of(window), held.path.read_bytes()
    assert shell.lock.text.startswith("只看不改：")
    assert "农技站2" in shell.lock.text
    page = register_page(shell, "training")
    settle(qtbot, shell)
    assert page.list.model.rowCount() > 10
    page.list.mark(0)
    page.edit_current()
    lines = page.panel.fields.findChildren(QLineEdit)
    assert lines
    assert all(line.isReadOnly() for line in lines)
    assert not page.panel._foot.primary.isEnabled()
    page.start_new()
    assert REFUSED in shell.notice.text
    shell.notice.hide()
    shell.undo()
    settle(qtbot, shell)
    assert REFUSED in shell.notice.text
    page.bin_marked()
    shell.safety._on_clock()
    settle(qtbot, shell)
    assert held.path.read_bytes() == before
    assert not (held.path.parent / "备份").exists()


def test_a_page_opens_or_says_why(qtbot: QtBot, window: Window) -> None:
    shell = shell_of(window)
    for key in SOME:
        shell.notice.hide()
        shell.go(key)
        settle(qtbot, shell)
        stays = key in WRITING
        assert (shell.current == key) is not stays, key
        assert (REFUSED in shell.notice.text) is stays, (key, shell.notice.text)
    shell.go("training", New())
    assert REFUSED in shell.notice.text


def test_another_year_is_looked_at(qtbot: QtBot, window: Window) -> None:
    shell = shell_of(window)
    shell.desk.work_on(2023)
    settle(qtbot, shell)
    assert shell.desk.bus.year == 2023
    assert shell.notice.text == ""


def test_once_it_is_free_it_is_opened(qtbot: QtBot, window: Window, held: Book) -> None:
    shell = shell_of(window)
    assert "再打开一次" in [
        b.text() for b in shell.lock.findChildren(QPushButton) if b.isVisible()
    ]
    held.close()
    shell.lock.ask()
    qtbot.waitUntil(lambda: window.shell not in (None, shell))
    again = shell_of(window)
    settle(qtbot, again)
    assert again.desk.book.looking == ""
    assert again.lock.text == ""
    again.safety.keep(Why.HAND, lambda _kept: None)
    settle(qtbot, again)


def test_every_way_to_write_is_refused(sample_path: Path) -> None:
    with Book.open(sample_path, writing=False) as book:
        book.looking = "甲正用着。"
        for write in (
            lambda: book.edit("新增").__enter__(),
            book.sibling,
            lambda: drafts.keep(book, Draft("training")),
            book.undo,
            lambda: book.change_settings(lambda now: now),
        ):
            if write == book.undo and not book.undo_label:
                continue
            with pytest.raises(DeskError, match=REFUSED):
                write()


@pytest.mark.parametrize("answer", ["save", "close", "stay"])
def test_a_book_deleted_while_open_can_be_saved_on_closing(
    fresh: Shell, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    path = fresh.desk.book.path
    path.unlink()
    monkeypatch.setattr(Dialogs, "choose", lambda *_words: answer)
    assert fresh.safety.leave() is (answer != "stay")
    found = [each.name for each in path.parent.glob("*.tecdesk")]
    assert found == (["清河镇_找回.tecdesk"] if answer == "save" else [])
    assert bool(Preferences().recent) is (answer == "save")
