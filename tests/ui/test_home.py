"""首页: what it says is what the tally says, and every line opens what it is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton

from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.home import home
from tecdesk.ui.pages.home.page import HomePage
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

pytestmark = pytest.mark.usefixtures("at_home")

MARCH = date(2025, 3, 1)
MAY = date(2026, 5, 1)


def page_of(shell: Shell) -> HomePage:
    shell.go("home")
    page = shell.page("home")
    assert isinstance(page, HomePage)
    return page


def show(shell: Shell, year: int, day: date) -> HomePage:
    """The first page as it stands on a day."""
    page = page_of(shell)
    page.show_home(home(shell.desk.book, year, day))
    QCoreApplication.processEvents()
    return page


def line(lines: QVBoxLayout, begins: str) -> QPushButton:
    """The line whose text begins so."""
    found = [lines.itemAt(at).widget() for at in range(lines.count())]
    made = next(w for w in found if w and w.accessibleName().startswith(begins))
    assert isinstance(made, QPushButton)
    return made


def figure(page: HomePage, name: str) -> QPushButton:
    buttons = page.goals.findChildren(QPushButton)
    shown = [b for b in buttons if not b.isHidden()]
    return next(b for b in shown if b.accessibleName().startswith(name))


def texts(page: HomePage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_targets_are_those_of_the_tally(shell: Shell) -> None:
    page = show(shell, 2025, date(2025, 12, 15))
    assert figure(page, "培训期数").text() == "46"
    said = figure(page, "培训人次")
    assert said.text() == "4374"
    assert said.accessibleDescription().startswith("还需 626 人次")
    assert "竖线是今天应到的进度 95.6%" in texts(page)
    assert page.header.sub.text() == "2025年度已过 95.6%"


def test_figure_opens_its_records(shell: Shell, qtbot: QtBot) -> None:
    figure(page_of(shell), "培训人次").click()
    settle(qtbot, shell)
    assert shell.current == "training"
    page = register_page(shell, "training")
    rows = map(page.list.model.record, range(page.list.model.rowCount()))
    assert sum(record.number("people") or 0 for record in rows) == 4374


def test_finding_opens_its_records(shell: Shell, qtbot: QtBot) -> None:
    page = show(shell, 2025, date(2025, 12, 15))
    assert page.found is not None
    finding = next(f for f in page.found.findings if f.key == "no_handout")
    line(page.findings, finding.text).click()
    settle(qtbot, shell)
    assert shell.current == "training"
    assert register_page(shell, "training").list.model.rowCount() == finding.count


def test_finding_about_visits_opens_the_households(shell: Shell, qtbot: QtBot) -> None:
    page = show(shell, 2025, date(2025, 12, 15))
    line(page.findings, "结对帮扶：37 条走访").click()
    settle(qtbot, shell)
    assert shell.current == "pairing"
    assert register_page(shell, "pairing").list.model.rowCount() == 37


def test_year_not_handed_in_leads_there(shell: Shell, qtbot: QtBot) -> None:
    line(show(shell, 2025, MAY).findings, "2025 年度还没有上报").click()
    settle(qtbot, shell)
    assert shell.current == "submit"


def test_month_without_training_begins_one(shell: Shell, qtbot: QtBot) -> None:
    page = show(shell, 2025, date(2025, 12, 31))
    keys = [f.key for f in page.found.findings] if page.found else []
    assert "session" not in keys
    with shell.desk.book.edit("删") as edit:
        for each in shell.desk.book.find("training"):
            if each.text("held_on").startswith("2025-12"):
                edit.bin("training", each.id)
    line(show(shell, 2025, date(2025, 12, 31)).findings, "12月还没有培训").click()
    settle(qtbot, shell)
    assert not register_page(shell, "training").panel.isHidden()


def test_last_record_opens(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    assert page.found is not None
    newest = page.found.recent[0]
    line(page.recent, REGISTERS[newest.ledger].label).click()
    settle(qtbot, shell)
    assert shell.current == newest.ledger
    shown = register_page(shell, newest.ledger).list.model
    assert [shown.record(0).id] == [newest.id]
    assert shown.rowCount() == 1


def test_past_year_says_what_is_short(shell: Shell) -> None:
    page = show(shell, 2025, MAY)
    assert page.header.sub.text() == "2025年度已过完"
    assert not any(text.startswith("竖线") for text in texts(page))
    assert figure(page, "培训人次").accessibleDescription() == "差 626 人次"


def test_coming_year_and_year_without_targets(shell: Shell, qtbot: QtBot) -> None:
    page = show(shell, 2027, MAY)
    assert page.header.sub.text() == "2027年度还没开始"
    assert "2027 年的目标还没填，进度看不出来。" in texts(page)
    fill = next(b for b in page.findChildren(QPushButton) if b.text() == "填目标")
    fill.click()
    settle(qtbot, shell)
    assert shell.current == "target"


def test_new_book_says_how_to_begin(fresh: Shell) -> None:
    page = show(fresh, 2025, MARCH)
    assert "还没有记录。导入原来的台账，或记一次培训。" in texts(page)


def test_low_screen_has_one_line_for_each_finding(shell: Shell) -> None:
    page = show(shell, 2025, MAY)
    tall = line(page.findings, "2025 年度还没有上报").sizeHint().height()
    shell.resize(911, 441)
    low = line(page.findings, "2025 年度还没有上报").sizeHint().height()
    assert low < tall
    assert shell.height() == 441


def test_as_many_of_the_last_records_as_there_is_room_for(
    shell: Shell, qtbot: QtBot
) -> None:
    page = page_of(shell)
    settle(qtbot, shell)

    def shown() -> int:
        rows = [page.recent.itemAt(at).widget() for at in range(page.recent.count())]
        return sum(row.isVisible() for row in rows)

    qtbot.waitUntil(lambda: shown() == 7)
    shell.resize(911, 441)
    qtbot.waitUntil(lambda: shown() == 2)
    bar = page.stand.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    shell.resize(1366, 697)
    qtbot.waitUntil(lambda: shown() == 7)
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_targets_of_a_first_year_are_filled_in(fresh: Shell, qtbot: QtBot) -> None:
    page = show(fresh, 2025, MARCH)
    line(page.findings, "2025 年目标还没填").click()
    settle(qtbot, fresh)
    assert fresh.current == "target"
    page = show(fresh, 2025, MARCH)
    shown = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert "填目标" in shown
    assert "按往年的数提" not in shown


def test_targets_of_a_later_year_are_copied(shell: Shell, qtbot: QtBot) -> None:
    page = show(shell, 2025, date(2025, 12, 15))
    line(page.findings, "2026 年目标还没填").click()
    settle(qtbot, shell)
    assert shell.current == "copy-targets"


def test_finding_without_detail_has_its_room(fresh: Shell, qtbot: QtBot) -> None:
    page = show(fresh, 2025, MARCH)
    qtbot.wait(20)
    words = line(page.findings, "2025 年目标还没填").findChildren(QLabel)
    assert "2025 年目标还没填" in [each.text() for each in words]
