"""查找全部: what is typed is found in every register, and Enter opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.domain.record_code import code_of
from tecdesk.tally.hits import MOST
from tecdesk.tally.hits import Hits
from tecdesk.ui.models.hits import HitsModel
from tecdesk.ui.pages.everything import EverythingPage
from tecdesk.ui.pages.find import FindPage
from tecdesk.ui.pages.home.page import HomePage
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def finding(shell: Shell, qtbot: QtBot, words: str) -> FindPage:
    shell.go("find", words)
    page = shell.page("find")
    assert isinstance(page, FindPage)
    settle(qtbot, shell)
    return page


def test_a_household_opens_in_its_form(shell: Shell, qtbot: QtBot) -> None:
    name = shell.desk.book.find("pairing", limit=1)[0].text("name")
    page = finding(shell, qtbot, name)
    assert page.model.index(0, 3).data() == name
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert shell.current == "pairing"
    pairing = register_page(shell, "pairing")
    assert not pairing.panel.isHidden()
    assert pairing.panel.fields.editors["name"].text == name
    assert pairing.list.model.count == 1


def test_a_long_register_can_be_opened_whole(shell: Shell, qtbot: QtBot) -> None:
    page = finding(shell, qtbot, "2025-")
    at = next(
        n
        for n, row in enumerate(page.model.rows)
        if isinstance(row, Hits) and row.register == "training"
    )
    assert page.model.index(at, 3).data() == "共 46 次，全部列出"
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    page.table.selectRow(at)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert shell.current == "training"
    assert register_page(shell, "training").list.model.count == 46 > MOST


def test_enter_before_the_answer_opens_the_first_of_it(
    shell: Shell, qtbot: QtBot
) -> None:
    page = finding(shell, qtbot, "")
    name = shell.desk.book.find("base", limit=1)[0].text("name")
    page.search.setText(name)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    settle(qtbot, shell)
    settle(qtbot, shell)
    assert shell.current == "base"


def test_nothing_found_is_said(shell: Shell, qtbot: QtBot) -> None:
    page = finding(shell, qtbot, "没有这个人")
    assert page.model.rowCount() == 0
    assert page.table.isHidden()
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert (page.search.text(), shell.current) == ("", "find")
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert shell.current == "home"


@pytest.mark.usefixtures("at_home")
def test_home_and_every_page_lead_here(shell: Shell, qtbot: QtBot) -> None:
    home = shell.page("home")
    assert isinstance(home, HomePage)
    QTest.keyClick(shell, Qt.Key.Key_F, CONTROL)
    assert shell.focusWidget() is home.search
    QTest.keyClicks(home.search, "lsc")
    QTest.keyClick(home.search, Qt.Key.Key_Return)
    settle(qtbot, shell)
    page = shell.page("find")
    assert isinstance(page, FindPage)
    assert (shell.current, page.search.text()) == ("find", "lsc")
    assert page.model.index(0, 3).data() == "柳树村"
    register_page(shell, "training")
    QTest.keyClick(shell, Qt.Key.Key_K, CONTROL)
    assert shell.current == "find"


def test_a_changed_record_is_found_anew(shell: Shell, qtbot: QtBot) -> None:
    page = finding(shell, qtbot, "栽桑养蚕")
    assert page.model.rowCount() == 0
    with shell.desk.book.edit("记") as edit:
        edit.add("training", {"held_on": "2025-12-30", "title": "栽桑养蚕"})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert page.model.rowCount() == 1


def test_all_commands_name_what_undo_takes_back(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "training")
    page.escape()
    page.list.table.mark_rows([0, 1])
    page.bin_marked()
    QTest.keyClick(shell, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    everything = shell.page("everything")
    assert isinstance(everything, EverythingPage)
    everything.search.setText("撤销")
    everything.search.searched.emit("撤销")
    labels = [command.label for command in everything.model.shown]
    assert labels == ["撤销：删除培训：2 条"]
    QTest.keyClick(everything.search, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert shell.status.text == "已撤销：删除培训：2 条"
    assert "撤销：删除培训：2 条" not in [c.label for c in everything.model.shown]
    keys = [c.keys for c in everything.model.shown if c.keys]
    assert len(keys) == len(set(keys))


def test_the_model_keeps_its_promises(
    shell: Shell, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    page = finding(shell, qtbot, "z")
    model = HitsModel()
    model.rows = page.model.rows
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("register", ["training", "pairing", "aid", "handout"])
def test_a_scanned_code_opens_its_record(
    shell: Shell, qtbot: QtBot, register: str
) -> None:
    record = shell.desk.book.find(register, limit=1)[0]
    page = finding(shell, qtbot, "")
    QTest.keyClicks(page.search, f"TD1:{code_of(record.id)}:1/2")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert [row.id for row in page.model.rows if not isinstance(row, Hits)] == [
        record.id
    ]
    settle(qtbot, shell)
    assert shell.current == ("pairing" if register == "aid" else register)
