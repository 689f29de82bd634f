"""What the county answered, in the window: taken over, given back, and its remarks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.slip import Slip
from tecdesk.exchange.packages.slip import write_slip
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.reported_rows import REMARKS
from tecdesk.ui.pages.handover.submit import SubmitPage
from tecdesk.ui.pages.records.register import RegisterPage
from tests.ui.conftest import settle
from tests.ui.scenes.handed import _reported

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

NOW = datetime(2026, 1, 9, 9, 0)  # noqa: DTZ001 - the desk's own time


def opened(shell: Shell) -> ReportedPage:
    _reported(shell)
    shell.go("reported")
    page = shell.page("reported")
    assert isinstance(page, ReportedPage)
    return page


def state(shell: Shell) -> State:
    return turn(shell.desk.book, "2025").state


def slip(shell: Shell, folder: Path, revision: int = 1) -> Path:
    book = shell.desk.book
    record, *_ = book.find("training")
    visit, *_ = book.find("aid")
    said = Slip(
        UnitCard(book.unit.id, book.unit.text("name")),
        2025,
        revision,
        "9f" * 32,
        (
            Remark("柳树村和签到表对不上"),
            Remark("人次写多了", "training", record.id, "people"),
            Remark("没有签字", "aid", visit.id),
            Remark("已经没有了", "training", "00000000"),
        ),
    )
    return write_slip(folder, said, NOW)


def test_taken_over_it_stays_locked(shell: Shell) -> None:
    page = opened(shell)
    assert page.answers._said.text() == "等县里答复。"
    page.answers.accept()
    assert state(shell) is State.ACCEPTED
    assert state(shell).locked
    assert not page.answers._accept.isVisible()
    assert "已采纳" in page._state.text()


def test_given_back_by_telephone_wants_the_reason(shell: Shell) -> None:
    page = opened(shell)
    page.answers.ask()
    page.answers.give_back()
    assert "为什么" in shell.notice.text
    assert state(shell) is State.REPORTED
    QTest.keyClick(page.answers.reason, Qt.Key.Key_Escape)
    assert page.answers.reason.isHidden()
    page.answers.ask()
    page.answers.reason.setText("柳树村少报 3 户")
    QTest.keyClick(page.answers.reason, Qt.Key.Key_Return)
    assert state(shell) is State.RETURNED
    assert "退回（柳树村少报 3 户）" in page._state.text()
    assert page.answers._said.text() == "按意见改好，再报一次。"
    shell.go("submit")
    assert shell.page("submit").header.sub.text().endswith("已报过 1 次，县里退回了")


def test_a_slip_shows_its_remarks_and_leads_to_the_records(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, path = opened(shell), slip(shell, tmp_path)
    monkeypatch.setattr(Dialogs, "open_file", lambda *_: path)
    page.answers.choose_slip()
    settle(qtbot, shell)
    assert state(shell) is State.RETURNED
    assert "4 条意见" in shell.status.text
    assert page.views.value == REMARKS
    cells = [told.cells for told in page.model.rows]
    assert [each[0] for each in cells] == ["", "培训", "帮扶记录", "培训"]
    assert [each[2] for each in cells] == ["", "参训人次", "", ""]
    assert cells[3][1] == "已删掉的记录"
    for at, key in ((1, "training"), (2, "pairing")):
        shell.go("reported")
        page.table.selectRow(at)
        page.open()
        settle(qtbot, shell)
        assert shell.current == key
        there = shell.page(key)
        assert isinstance(there, RegisterPage)
        assert there.panel.record
    page.answers.open_slip(path)
    settle(qtbot, shell)
    assert "以前打开过" in shell.status.text


def test_a_slip_on_the_stick_is_offered_until_it_was_opened(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(shell)
    slip(shell, tmp_path)
    (tmp_path / "清河镇_2025年度_第7次_退回单.tdk").write_bytes(b"broken")
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.place.use(tmp_path)
    page.place.look()
    settle(qtbot, shell)
    offered = [b for b in page.place.findChildren(QPushButton) if "退回单" in b.text()]
    assert [each.text() for each in offered] == [
        "打开县里的退回单：清河镇_2025年度_第1次_退回单"
    ]
    offered[0].click()
    settle(qtbot, shell)
    assert shell.current == "reported"
    assert state(shell) is State.RETURNED
    page.place.look()
    settle(qtbot, shell)
    assert page.place._slips.count() == 0


def test_a_slip_of_another_report_is_refused(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(shell)
    page.answers.open_slip(slip(shell, tmp_path, revision=2))
    settle(qtbot, shell)
    assert "第2次" in shell.notice.text
    assert state(shell) is State.REPORTED
