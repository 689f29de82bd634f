"""A number is seen for a minute by whoever asks, and that is written down."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.log.history import Happened
from tecdesk.store.log.history import history
from tecdesk.store.log.steps import steps
from tecdesk.store.query import Filter
from tecdesk.ui import reveal
from tecdesk.ui.away import Away
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.editors.texts import PersonalEditor
from tecdesk.ui.pages.papers.paper import PaperPage
from tests.tally.entering import household
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.planted import contents

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.domain.record import Record
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

ID, PHONE = "990000198001010012", "13912345032"
MASKED = "990000********0012"


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    household(fresh.desk.book, "乙", id_number="990000197902020029")
    household(fresh.desk.book, id_number=ID, phone=PHONE)
    made = register_page(fresh, "pairing")
    made.list.columns.show("id_number", shown=True)
    made.reload()
    made.list.mark(made.list.model.row_of(_line(fresh).id))
    made.edit_current()
    return made


def _line(shell: Shell) -> Record:
    return shell.desk.book.find("pairing", Filter({"name": "甲"}))[0]


def editor(page: RegisterPage, key: str = "id_number") -> PersonalEditor:
    made = page.panel.fields.editors[key]
    assert isinstance(made, PersonalEditor)
    return made


def cell(page: RegisterPage) -> str:
    row = page.list.table.currentIndex().row()
    return page.list.model.cell(row, REGISTERS["pairing"]["id_number"])


def test_stored_numbers_stay_masked_under_the_cursor(page: RegisterPage) -> None:
    line = editor(page).line
    line.setFocus()
    assert line.text() == MASKED
    line.copy()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert line.text() == MASKED
    assert not page.panel.dirty


def test_typing_replaces_the_whole_number(page: RegisterPage) -> None:
    line = editor(page).line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "9900001")
    assert (line.text(), editor(page).text) == ("9900001", "9900001")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert editor(page).text == "990000"
    page.panel.fields.load({}, {})


def test_rubbing_out_rubs_it_all_out(page: RegisterPage) -> None:
    line = editor(page).line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert editor(page).text == ""
    assert page.panel.dirty
    page.panel.fields.load({}, {})


def test_shown_for_a_minute_and_written_down(
    page: RegisterPage, fresh: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keyClick(
        fresh,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert editor(page).line.text() == ID
    assert editor(page, "phone").line.text() == PHONE
    assert cell(page) == ID
    assert "60 秒" in fresh.status.noted
    assert not page.panel.dirty
    event = history(fresh.desk.book, "pairing", _line(fresh).id)[-1]
    assert event.happened is Happened.NOTED
    assert event.label == "看号码 60 秒：结对帮扶 甲，身份证号码、联系电话"
    assert fresh.desk.book.undo_label.startswith("新增")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 61)
    fresh.desk.reveal.tick()
    assert editor(page).line.text() == MASKED
    assert cell(page) == MASKED
    assert fresh.status.noted == ""


@pytest.mark.parametrize("way", ["row", "page", "away"])
def test_masked_on_leaving(page: RegisterPage, fresh: Shell, way: str) -> None:
    fresh.desk.bus.numbers_wanted.emit()
    assert cell(page) == ID
    row = page.list.table.currentIndex().row()
    match way:
        case "row":
            page.list.mark(1 - row)
        case "page":
            fresh.go("home")
        case _:
            Away(fresh).leave()
    assert page.list.model.cell(row, REGISTERS["pairing"]["id_number"]) == MASKED
    assert fresh.desk.reveal.now.record == ""


def test_what_cannot_be_written_down_is_not_shown(
    page: RegisterPage, fresh: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DeskError("磁盘已满。", "请腾出空间再试。")

    monkeypatch.setattr(reveal, "look_at", refuse)
    page.look_at_numbers()
    assert editor(page).line.text() == MASKED
    assert fresh.notice.text.startswith("磁盘已满")


def test_export_whole_asks_why(
    page: RegisterPage,
    fresh: Shell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = ["", "县里核对"]
    target = tmp_path / "导出.xlsx"
    monkeypatch.setattr(Dialogs, "reason", lambda *_: said.pop(0))
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    (export,) = (c for c in page.work.commands() if c.label.startswith("导出完整"))
    assert export.run is not None
    export.run()
    settle(qtbot, fresh)
    assert not target.exists()
    export.run()
    settle(qtbot, fresh)
    text = contents(target)
    assert ID in text
    assert "内部资料" in text
    event = history(fresh.desk.book, "pairing", _line(fresh).id)[-1]
    assert event.label == "导出完整号码：结对帮扶 2 条；原因：县里核对"


def test_the_ledger_is_printed_whole_with_a_reason(
    page: RegisterPage, fresh: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "reason", lambda *_: "入户核对")
    page.work.numbers.print_whole()
    settle(qtbot, fresh)
    assert fresh.current == "paper"
    shown = fresh.page("paper")
    assert isinstance(shown, PaperPage)
    (step, *_) = steps(fresh.desk.book, limit=1)
    assert "打印完整号码的结对帮扶台账" in step.label


def test_a_reason_is_asked_for_until_it_is_given(
    page: RegisterPage, fresh: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["", "  ", "核对 身份"]
    labels: list[str] = []

    def run(box: QInputDialog) -> int:
        labels.append(box.labelText())
        box.setTextValue(typed.pop(0))
        return QInputDialog.DialogCode.Accepted

    monkeypatch.setattr(QInputDialog, "exec", run)
    assert fresh.desk.dialogs.reason("导出？", "会记下", "导出") == "核对 身份"
    assert "还没写" in labels[2]
    monkeypatch.setattr(QInputDialog, "exec", lambda _box: 0)
    assert fresh.desk.dialogs.reason("导出？", "会记下", "导出") == ""
