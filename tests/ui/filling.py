"""Brings a form onto its page, and looks at its cells by their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tecdesk.exchange.forms.files.workbook import place_of
from tecdesk.ui.pages.filling.page import FillingPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.exchange.forms.grid import Place
    from tecdesk.ui.pages.filling.held import Entry
    from tecdesk.ui.shell import Shell


def at(shell: Shell, qtbot: QtBot, file: Path | None = None) -> FillingPage:
    """The page, with a form on it."""
    shell.go("filling", file)
    settle(qtbot, shell)
    page = shell.page("filling")
    assert isinstance(page, FillingPage)
    return page


def place(page: FillingPage, address: str, sheet: int = 0) -> Place:
    """A cell by its address."""
    assert page.held is not None
    found = place_of(address)
    assert found is not None
    return page.held.form.sheets[sheet].at(*found).place


def entry(page: FillingPage, address: str, sheet: int = 0) -> Entry:
    """What is known of a cell."""
    assert page.held is not None
    return page.held.entries[place(page, address, sheet)]


def press(shell: Shell, *keys: str) -> None:
    """Press keys where the cursor is."""
    for each in keys:
        QTest.keySequence(shell.focusWidget() or shell, QKeySequence(each))
