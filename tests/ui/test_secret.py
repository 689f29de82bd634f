"""A book with a passphrase in the window: asked for, set, changed, removed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from shiboken6 import isValid

from tecdesk.store.backups.making import back_up
from tecdesk.store.locked import ring
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.locked.key import salt_of
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS, OTHER = "青草-河湾 47 粒豆", "另外几个不相干的词"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tecdesk.store.locked.key._ROUNDS", 10)


@pytest.fixture
def path(new_file: Path, tmp_path: Path) -> Path:
    """A book of a person."""
    return shutil.copyfile(new_file, tmp_path / "清河镇.tecdesk")


@pytest.fixture
def start(qtbot: QtBot, path: Path) -> Iterator[Callable[[], Window]]:
    """Starts the program with the book."""
    made: list[Window] = []

    def run() -> Window:
        window = Window(Preferences(), path)
        qtbot.addWidget(window)
        window.resize(1366, 697)
        window.show()
        made.append(window)
        qtbot.waitUntil(lambda: bool(window.first_page or window.shell))
        return window

    yield run
    for window in filter(isValid, made):
        window.close()
    assert ring.RING.find(salt_of(path) or b"") is None


def _typed(window: Window, words: str) -> None:
    assert window.first_page is not None
    window.first_page.secret.line.setText(words)
    window.first_page.secret.line.returnPressed.emit()


def _section(window: Window) -> SettingsPage:
    assert window.shell is not None
    window.shell.go("settings")
    page = window.shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def _reopened(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.shell is not None
    settle(qtbot, window.shell)


def test_the_passphrase_is_asked_for_once(
    qtbot: QtBot, start: Callable[[], Window], path: Path
) -> None:
    change_passphrase(path, WORDS)
    window = start()
    assert window.first_page is not None
    assert "有密码" in window.first_page.secret.text
    _typed(window, "不是这个密码哦哦")
    assert "密码不对" in window.first_page.secret.text
    assert window.first_page.secret.line.text() == ""
    _typed(window, WORDS)
    _reopened(qtbot, window)


def test_a_passphrase_is_set_and_removed_in_the_settings(
    qtbot: QtBot, start: Callable[[], Window], path: Path
) -> None:
    window = start()
    secret = _section(window).secret
    secret.begin.click()
    secret.first.setText(WORDS)
    secret.second.setText(WORDS + "x")
    secret.do.click()
    assert window.shell is not None
    assert "两遍密码不一样" in window.shell.notice.text
    secret.second.setText(WORDS)
    secret.do.click()
    qtbot.waitUntil(lambda: salt_of(path) is not None)
    qtbot.waitUntil(lambda: window.first_page is None)
    _reopened(qtbot, window)
    backups = (path.parent / "备份").glob("*.tecdesk")
    assert all(salt_of(each) == salt_of(path) for each in backups)
    secret = _section(window).secret
    assert secret.remove.isVisible()
    secret.remove.click()
    secret.do.click()
    assert "现在的密码不对" in window.shell.notice.text
    secret.present.setText(WORDS)
    secret.do.click()
    qtbot.waitUntil(lambda: salt_of(path) is None)
    qtbot.waitUntil(lambda: window.first_page is None)
    _reopened(qtbot, window)


def test_a_backup_of_an_earlier_passphrase_asks_for_it_when_restored(
    qtbot: QtBot, start: Callable[[], Window], path: Path
) -> None:
    change_passphrase(path, WORDS)
    with ring.holding(path, WORDS):
        backup = back_up(path)
        change_passphrase(path, OTHER)
    window = start()
    _typed(window, OTHER)
    _reopened(qtbot, window)
    window.restore(backup)
    qtbot.waitUntil(
        lambda: (
            window.first_page is not None
            and "第0001份" in window.first_page.secret.text
        )
    )
    _typed(window, WORDS)
    _reopened(qtbot, window)
    assert ring.opens(path, OTHER)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "至少 8 个字"),
        ("短", "还差 7 个字"),
        ("aaaaaaaaaa", "不太牢"),
        (WORDS, "够牢"),
    ],
)
def test_a_hint_says_how_soon_it_is_guessed(
    start: Callable[[], Window], words: str, said: str
) -> None:
    secret = _section(start()).secret
    secret.begin.click()
    secret.first.setText(words)
    assert said in secret._strength.text()
