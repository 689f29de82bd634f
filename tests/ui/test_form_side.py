"""The form beside a list: there when it is needed, never in the way of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.wanted import New
from tecdesk.ui.wanted import Rows
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def visit(shell: Shell, argument: object = None) -> RegisterPage:
    shell.go("training", argument)
    page = shell.page("training")
    assert isinstance(page, RegisterPage)
    return page


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keys(shell: Shell) -> set[str]:
    return {command.keys for command in shell.page(shell.current).commands()}


def test_the_list_is_painted_before_the_form_is_built(
    shell: Shell, qtbot: QtBot
) -> None:
    page = visit(shell)
    assert page.list.model.rowCount() == 46
    assert (page.form.is_built, page.form.is_open) == (False, True)
    assert "Ctrl+D" not in keys(shell)
    width = page.list.width()
    qtbot.waitUntil(lambda: page.form.is_built)
    qtbot.waitUntil(lambda: page.form.isAncestorOf(focus()))
    assert not page.panel.isHidden()
    assert page.panel.record == ""
    assert "Ctrl+D" in keys(shell)
    settle(qtbot, shell)
    assert page.list.width() == width


def test_a_key_pressed_meanwhile_is_for_the_form(shell: Shell) -> None:
    page = visit(shell)
    before = page.form.is_built
    assert not before
    QTest.keyClick(focus(), Qt.Key.Key_7)
    assert page.form.is_built
    assert "7" in page.panel.fields.texts().values()


def test_who_leaves_before_the_form_is_there_finds_it_later(
    shell: Shell, qtbot: QtBot
) -> None:
    page = visit(shell)
    shell.go("home")
    settle(qtbot, shell)
    assert not page.form.is_built
    assert shell.current == "home"
    visit(shell)
    qtbot.waitUntil(lambda: page.form.is_built)
    assert not page.panel.isHidden()


def test_a_new_record_is_there_at_once(shell: Shell) -> None:
    page = visit(shell, New())
    assert page.form.is_built
    assert page.form.isAncestorOf(focus())


def test_who_only_looks_gets_no_form(shell: Shell, qtbot: QtBot) -> None:
    ids = tuple(r.id for r in shell.desk.book.find("training", limit=3))
    page = visit(shell, Rows(ids, "三期"))
    settle(qtbot, shell)
    page.list.move_by(1)
    page.escape()
    assert (page.form.is_built, page.form.is_open) == (False, False)
    assert page.list.model.rowCount() == 46
    page.list.mark(0)
    page.edit_current()
    assert page.panel.record == page.list.model.record(0).id
