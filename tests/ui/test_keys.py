"""The keys of every page: each does what the map says, and stands there once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.command import Command
from tecdesk.ui.keymap import listed
from tecdesk.ui.pages.page import Page
from tecdesk.ui.places import PAGES
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

pytestmark = pytest.mark.slow
LISTS = [key for key, register in REGISTERS.items() if not register.parent]
EVERY = [*LISTS, *PAGES]


def spied(commands: Sequence[Command], ran: list[str]) -> list[Command]:
    """The commands, each only noting that it ran."""

    def note(command: Command) -> Callable[[], None]:
        return lambda: ran.append(command.keys)

    return [replace(c, run=note(c)) if c.run and c.keys else c for c in commands]


def pressed(where: QWidget, keys: str) -> None:
    QTest.keySequence(where, QKeySequence(keys))


@pytest.mark.parametrize("key", EVERY)
def test_every_key_of_a_page_does_what_it_says(
    shell: Shell, qtbot: QtBot, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.go(key)
    settle(qtbot, shell)
    page, ran = shell.page(key), list[str]()
    own = list(page.commands())
    monkeypatch.setattr(type(page), "commands", lambda _self: spied(own, ran))
    monkeypatch.setattr(shell, "commands", list)
    shell.bind()
    tables = [t for t in page.findChildren(QTableView) if t.isVisible()]
    silent = []
    for command in own:
        if not command.run or not command.keys:
            continue
        ran.clear()
        for where in (shell.focusWidget() or shell, *tables, shell):
            where.setFocus()
            if not ran:
                pressed(where, command.keys)
        if ran[:1] != [command.keys]:
            silent.append(f"{command.keys} {command.label}: {ran}")
    assert silent == []


@pytest.mark.parametrize("key", EVERY)
def test_no_key_stands_twice_in_the_map(shell: Shell, key: str) -> None:
    page = shell.page(key)
    own = Counter(command.cap for command in page.commands() if command.cap)
    assert [cap for cap, times in own.items() if times > 1] == []
    found = listed(page.commands(), shell.commands())
    caps = Counter(cap for line in found for cap in line.caps)
    assert [cap for cap, times in caps.items() if times > 1] == []
    assert not [line.label for line in found if not line.head and not line.caps]


@pytest.mark.parametrize("key", EVERY)
def test_the_status_line_names_keys_of_the_map(shell: Shell, key: str) -> None:
    hints = [command.cap for command in shell.page(key).commands() if command.hint]
    assert all(hints)
    assert len(hints) == len(set(hints))


@pytest.mark.usefixtures("at_home")
def test_every_key_of_the_window_does_what_it_says(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    own = [command for command in shell.commands() if command.keys]
    monkeypatch.setattr(shell, "commands", lambda: spied(own, ran))
    monkeypatch.setattr(Page, "commands", lambda _self: [])
    monkeypatch.setattr(type(shell.page("home")), "commands", lambda _self: [])
    shell.bind()
    for command in own:
        pressed(shell, command.keys)
    assert ran == [command.keys for command in own]


def test_what_the_page_does_with_a_key_hides_what_the_window_would() -> None:
    here = [
        Command("新增", lambda: None, "Ctrl+N"),
        Command("查找", lambda: None, "Ctrl+F"),
        Command("查找", lambda: None, "Ctrl+K"),
    ]
    everywhere = [
        Command("首页", lambda: None, "Alt+1"),
        Command("记一次培训", lambda: None, "Ctrl+N"),
        Command("上报", lambda: None, "Ctrl+U"),
    ]
    lines = {line.label: line.caps for line in listed(here, everywhere)}
    assert lines["查找"] == ("Ctrl+F", "Ctrl+K")
    assert lines["上报"] == ("Ctrl+U",)
    assert "记一次培训" not in lines
    assert ("Alt+1…8",) in lines.values()


SIZES = [(1366, 697), (1093, 544), (911, 441), (960, 469)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["training", "visits", "home"])
def test_map_fits_and_closes(
    shell: Shell, qtbot: QtBot, key: str, size: tuple[int, int]
) -> None:
    shell.resize(*size)
    shell.go(key)
    settle(qtbot, shell)
    before = shell.focusWidget()
    pressed(shell, "Shift+F1")
    map_ = shell.key_map
    assert map_.isVisible()
    assert shell.rect().contains(map_.geometry())
    QTest.keyClick(map_, Qt.Key.Key_F1)
    assert not map_.isVisible()
    assert shell.focusWidget() is before
