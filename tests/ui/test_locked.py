"""A reported year in the window: one bar, read-only fields, a reason to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.pages.summing.page import SummaryPage
from tecdesk.ui.wanted import New
from tecdesk.ui.wanted import One
from tests.store.test_states import reported
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

SAID = "2025年度已上报（第 1 次）"


@pytest.fixture
def shut(shell: Shell) -> Shell:
    """A window whose year was reported."""
    reported(shell.desk.book)
    shell.desk.bus.turned.emit()
    return shell


def trainings(shell: Shell) -> RegisterPage:
    shell.go("training")
    page = shell.page("training")
    assert isinstance(page, RegisterPage)
    return page


def first(shell: Shell) -> RegisterPage:
    """The first session of the list in the form."""
    page = trainings(shell)
    shell.go("training", One(page.list.model.record(0).id))
    return page


def test_the_bar_stands_where_records_are_written(shut: Shell) -> None:
    shown = {}
    for key in ("home", "training", "import", "tally", "village", "target", "reports"):
        shut.go(key)
        shown[key] = shut.lock.text
    assert shown == {
        **dict.fromkeys(("home", "tally", "village", "reports"), ""),
        **dict.fromkeys(("training", "import", "target"), SAID),
    }
    shut.desk.work_on(2026)
    shut.go("training")
    assert shut.lock.text == ""


def test_fields_are_read_only_and_cannot_be_deleted(shut: Shell) -> None:
    panel = first(shut).panel
    assert panel.record
    assert all(each.box.isReadOnly() for each in panel.fields.editors.values())
    before = panel.fields.texts()
    for editor in panel.fields.editors.values():
        panel.fields.focus(editor)
        QTest.keyClicks(editor.box, "9")
        panel.today()
        panel.same_as_last()
        QTest.keyClick(editor.box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.fields.texts() == before
    assert panel._foot.bin.isHidden()
    shut.go("training", New())
    assert not any(each.box.isReadOnly() for each in panel.fields.editors.values())


def test_a_refusal_opens_no_dialog_and_keeps_what_was_typed(
    shut: Shell, qtbot: QtBot, asked: list[str]
) -> None:
    page = trainings(shut)
    shut.go("training", New())
    fields, count = page.panel.fields, shut.desk.book.count("training")
    for key, text in {"held_on": "2025-12-30", "title": "补的", "people": "3"}.items():
        fields.editors[key].type(text)
    assert not page.save(go_on=False)
    assert shut.lock.text == f"{SAID}，里面的 1 条记录没有改。"
    assert shut.notice.text == ""
    assert fields.editors["title"].text == "补的"
    assert asked == []
    shut.lock.ask()
    QTest.keyClicks(shut.lock.reason, "county asked")
    QTest.keyClick(shut.lock.reason, Qt.Key.Key_Return)
    assert shut.lock.text == ""
    now = turn(shut.desk.book, "2025")
    assert (now.state, now.reason) == (State.OPENED, "county asked")
    assert page.save(go_on=False)
    assert shut.desk.book.count("training") == count + 1
    settle(qtbot, shut)


def test_without_a_reason_it_stays(shut: Shell) -> None:
    first(shut)
    shut.lock.ask()
    shut.lock.unlock()
    assert "为什么" in shut.notice.text
    assert turn(shut.desk.book, "2025").state is State.REPORTED
    QTest.keyClick(shut.lock.reason, Qt.Key.Key_Escape)
    assert shut.lock.reason.isHidden()
    assert shut.lock.text == SAID


def test_opening_frees_the_record_in_the_form(shut: Shell) -> None:
    panel = first(shut).panel
    shut.lock.ask()
    shut.lock.reason.setText("补报")
    shut.lock.unlock()
    assert not any(each.box.isReadOnly() for each in panel.fields.editors.values())
    assert not panel._foot.bin.isHidden()


def test_the_written_summary_of_the_year_is_read_only(
    shut: Shell, qtbot: QtBot
) -> None:
    shut.go("summary")
    page = shut.page("summary")
    assert isinstance(page, SummaryPage)
    settle(qtbot, shut)
    assert shut.lock.text == SAID
    before = page.editor.toPlainText()
    page.editor.go_to("training/0")
    QTest.keyClicks(page.editor, "xyz")
    QTest.keyClick(page.editor, Qt.Key.Key_Delete)
    assert page.editor.toPlainText() == before
    assert page.may_leave()
    shut.lock.ask()
    QTest.keyClicks(shut.lock.reason, "mend")
    shut.lock.unlock()
    settle(qtbot, shut)
    page.editor.go_to("training/0")
    QTest.keyClicks(page.editor, "xyz")
    assert page.keep()
    assert shut.desk.book.count("passage") == 1
    shut.desk.work_on(2026)
    settle(qtbot, shut)
    assert not page.editor.isReadOnly()


def test_undo_bin_and_bulk_are_refused_in_the_bar(shut: Shell, qtbot: QtBot) -> None:
    page = trainings(shut)
    page.list.mark(0)
    page.bin_marked()
    assert shut.lock.text == f"{SAID}，里面的 1 条记录没有改。"
    shut.go("home")
    assert shut.lock.text == ""
    shut.undo()  # the last import
    settle(qtbot, shut)
    assert shut.lock.text.startswith(SAID)
    assert shut.desk.book.count("training") > 0
