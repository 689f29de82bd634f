"""The Tab key goes through a page as it is read, also through what came in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.scenes import faults

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def tab(shell: Shell, *, back: bool = False) -> None:
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    here = shell.window().focusWidget()
    assert here is not None
    QTest.keyClick(here, key)
    QCoreApplication.processEvents()


def test_tab_goes_from_the_header_into_the_form(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "training")
    settle(qtbot, shell)
    page.search.setFocus()
    visited = []
    while not page.panel.isAncestorOf(shell.focusWidget() or page):
        tab(shell)
        visited.append(shell.focusWidget())
        assert len(visited) < 20
    table = page.list.table
    assert table in visited
    new = next(b for b in page.header.findChildren(QPushButton) if b.text() == "新增")
    assert visited.index(new) < visited.index(table)


def test_answers_stand_between_the_form_and_its_buttons(
    shell: Shell, qtbot: QtBot
) -> None:
    page = register_page(shell, "training")
    page.start_new()
    twin = page.list.model.record(0)
    page.panel.fields.editors["held_on"].type(twin.text("held_on"))
    page.panel.fields.editors["people"].type("68")
    page.panel.fields.left.emit(page.panel.fields.check(everything=True))
    qtbot.waitUntil(lambda: not page.panel.likeness.isHidden())
    settle(qtbot, shell)
    last = page.panel.likeness.answers[page.panel.likeness.different]
    last.setFocus()
    tab(shell)
    primary = shell.focusWidget()
    assert isinstance(primary, QPushButton)
    assert primary.text().startswith("保存")
    tab(shell, back=True)
    assert shell.focusWidget() is last


@pytest.mark.parametrize("key", ["home", "visits", "words", "tally", "bin"])
def test_tab_reaches_all_there_is_in_its_order(
    key: str, shell: Shell, qtbot: QtBot
) -> None:
    shell.go(key)
    settle(qtbot, shell)
    stops = [each for each in faults.tabbed(shell) if not _in_group(each)]
    names = [faults.said(each) for each in stops]
    stops[0].setFocus()
    seen = []
    for _ in range(len(names) * 2):
        here = shell.focusWidget()
        if not _in_group(here):
            seen.append(faults.said(here))
        tab(shell)
        if shell.focusWidget() is stops[0]:
            break
    assert seen == names


def _in_group(widget: QWidget) -> bool:
    """Of exclusive buttons Tab reaches one; the arrow keys go to the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None
