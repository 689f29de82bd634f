"""A year to the county and back: report, merge, give back, mend, report, take over.

The township works in its window, the county with its commands' errands; what passes
between them is one folder, as a stick that is carried to and fro.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from tecdesk.desk.county.answering import accept
from tecdesk.desk.county.answering import return_
from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.merging import receive
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.keyring import Keyring
from tecdesk.store.book import Book
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tests.desk.county.stick import value
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = "茶园里有七棵大树"
PEOPLE = "training.people"


class Township:
    """The clerk in the township's window."""

    def __init__(self, shell: Shell, stick: Path, qtbot: QtBot) -> None:
        self.shell, self.stick, self._qtbot = shell, stick, qtbot
        self.book = shell.desk.book

    def rest(self) -> None:
        settle(self._qtbot, self.shell)

    def submitting(self) -> SubmitPage:
        self.shell.go("submit")
        page = self.shell.page("submit")
        assert isinstance(page, SubmitPage)
        page._again()
        page.use(self.stick)
        self.rest()
        return page

    def report(self, words: str = "") -> Path:
        """Press twice: the second time past what wants a word."""
        page = self.submitting()
        if words:
            page.passphrase.tick.click()
            page.passphrase.first.setText(words)
            page.passphrase.second.setText(words)
        for _ in range(2):
            page.submit()
            self.rest()
        assert page.done is not None
        return page.done.path

    def state(self) -> State:
        return turn(self.book, "2025").state


@pytest.fixture
def town(
    sample_path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Township]:
    monkeypatch.setattr(locked, "COST", 16)
    book = Book.open(sample_path)
    book.change_settings(lambda now: replace(now, year=2025))
    shell = Shell(book, Preferences())
    qtbot.addWidget(shell, before_close_func=lambda _: shell.shut())
    shell.resize(1366, 697)
    shell.show()
    stick = tmp_path / "U盘"
    stick.mkdir()
    made = Township(shell, stick, qtbot)
    made.rest()
    yield made
    made.rest()


def test_there_and_back(town: Township, tmp_path: Path) -> None:
    with Book.create(tmp_path / "县.tecdesk", "青山县") as county:
        (first,) = receive(county, [town.report()])
        assert town.state() is State.REPORTED
        assert first.package is not None
        reported = value(town.book, PEOPLE) or 0
        assert reported > 1000
        assert value(county, PEOPLE) == reported

        wrong = town.book.find("training")[3]
        remark = Remark("比签到表多 8 人", "training", wrong.id, "people")
        return_(county, first.package.file, [remark], town.stick, "有一场人次不对")

        _mend(town, wrong.id)
        (second,) = receive(county, [town.report(WORDS)], ring=Keyring([WORDS]))
        assert second.package is not None
        assert second.package.revision == 2
        assert value(county, PEOPLE) == value(town.book, PEOPLE) == reported - 8

        accept(county, second.package.file)
        ((cell,),) = board(county).cells.values()
        assert cell.standing is Standing.ACCEPTED
        every = sorted(town.stick.glob("*次.tdk"))
        again = receive(county, every, ring=Keyring([WORDS]))
        assert {each.fate for each in again} == {"same"}
        assert value(county, PEOPLE) == reported - 8
    page = town.shell.page("reported")
    assert isinstance(page, ReportedPage)
    town.shell.go("reported")
    page.answers.accept()
    assert town.state() is State.ACCEPTED


def _mend(town: Township, wrong: str) -> None:
    """Open the slip found on the stick, go to its record, correct it."""
    submit = town.submitting()
    offered = submit.place.findChildren(QPushButton)
    next(each for each in offered if "退回单" in each.text()).click()
    town.rest()
    assert town.state() is State.RETURNED
    page = town.shell.page("reported")
    assert isinstance(page, ReportedPage)
    page.table.selectRow(1)
    page.open()
    town.rest()
    form = town.shell.page("training")
    assert isinstance(form, RegisterPage)
    assert form.panel.record == wrong
    people = form.panel.fields.editors["people"]
    people.type(str(int(people.text) - 8))
    assert form.save(go_on=False)
    town.rest()
