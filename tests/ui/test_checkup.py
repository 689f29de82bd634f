"""体检 on screen: what is found, opened, explained; what is typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tecdesk.tally.checkup.checkup import Standing
from tecdesk.ui.pages.figures.tally import TallyPage
from tecdesk.ui.pages.home.page import HomePage
from tests.tally.entering import session
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.scenes.checkups import page_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.ui.pages.checkup.page import CheckupPage
    from tecdesk.ui.shell import Shell

WHY = "县里统一安排的。"


def _marked(page: CheckupPage) -> Point:
    point = page.list.model.point(page.list.table.currentIndex().row())
    assert point is not None
    return point


def _mark(page: CheckupPage, key: str) -> Point:
    rows = range(page.list.model.rowCount())
    at = next(r for r in rows if (p := page.list.model.point(r)) and p.check.key == key)
    page.list.table.setCurrentIndex(page.list.model.index(at, 0))
    return _marked(page)


def _planted(book: Book) -> None:
    place = next(iter(book.names("village")))
    session(book, "2025-11-05", village=place, women=68)
    for _ in range(2):
        session(book, "2025-12-09", village=place, title="鱼病防治")


@pytest.fixture
def page(shell: Shell) -> CheckupPage:
    """The page over the samples, with something wrong and something twice."""
    _planted(shell.desk.book)
    return page_of(shell)


def test_the_gravest_stands_on_top_and_is_marked(page: CheckupPage) -> None:
    assert _marked(page).check.key == "subset"
    assert page.list.model.data(page.list.model.index(0, 0)) == "有问题　1 处"
    assert page.header.sub.text().startswith("2025年度：有问题 1 处，要改或说明")
    assert page.panel.note.isHidden()


def test_the_arrow_keys_pass_over_headings(page: CheckupPage) -> None:
    for _ in range(3):
        QTest.keyClick(page.list.table, Qt.Key.Key_Down)
        assert page.list.model.point(page.list.table.currentIndex().row())


def test_enter_opens_both_of_a_pair(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    point = _mark(page, "twice")
    page.list.table.opened.emit(page.list.table.currentIndex())
    settle(qtbot, shell)
    assert shell.current == "training"
    rows = register_page(shell, "training").list.model
    assert {rows.record(r).id for r in range(rows.rowCount())} == set(point.finding.ids)


def test_a_chip_shows_only_what_wants_the_same(page: CheckupPage) -> None:
    page.list.chips.choose(Standing.HINT)
    shown = [page.list.model.point(row) for row in range(page.list.model.rowCount())]
    assert {point.standing for point in shown if point} == {Standing.HINT}
    page.list.chips.choose(None)
    assert _marked(page)


def test_an_explanation_is_kept_and_the_next_finding_marked(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    before = _mark(page, "holiday")
    page.panel.note.setPlainText(WHY)
    page.keep()
    assert _marked(page).check.key != "holiday"
    settle(qtbot, shell)
    kept = _mark(page, "holiday")
    assert kept.standing is Standing.EXPLAINED
    assert page.panel.note.toPlainText() == WHY
    assert shell.status.text == "说明：在法定节假日"
    shell.undo()
    settle(qtbot, shell)
    assert _mark(page, "holiday").said == before.said


def test_what_is_typed_stays_with_its_finding(page: CheckupPage) -> None:
    _mark(page, "holiday")
    page.panel.note.setPlainText("写了一半")
    _mark(page, "missed_target")
    assert page.panel.note.toPlainText() == ""
    _mark(page, "holiday")
    assert page.panel.note.toPlainText() == "写了一半"


def test_what_is_typed_is_kept_when_the_page_is_left(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    _mark(page, "holiday")
    page.panel.note.setPlainText(WHY)
    shell.go("home")
    settle(qtbot, shell)
    (said,) = shell.desk.book.find("explanation")
    assert said.text("text") == WHY


def test_two_are_told_apart_and_asked_about_again(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    point = _mark(page, "twice")
    page.panel.apart.emit()
    settle(qtbot, shell)
    answered = page.list.model.point(
        page.list.model.row_of(("twice", point.finding.subject))
    )
    assert answered
    assert answered.standing is Standing.EXPLAINED
    page.list.table.setCurrentIndex(
        page.list.model.index(
            page.list.model.row_of(("twice", point.finding.subject)), 0
        )
    )
    page.panel.again.emit()
    settle(qtbot, shell)
    (first, *_) = [
        p
        for row in range(page.list.model.rowCount())
        if (p := page.list.model.point(row)) and p.finding == point.finding
    ]
    assert first.standing is Standing.OPEN


def test_putting_it_right_takes_it_off_the_list(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    (wrong,) = _marked(page).finding.ids
    with shell.desk.book.edit("改") as edit:
        edit.change("training", wrong, {"women": 6})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert page.found is not None
    assert not page.found.blocking
    assert _marked(page).check.key == "twice"


def test_a_book_in_order_says_so(fresh: Shell, qtbot: QtBot) -> None:
    page = page_of(fresh)
    assert page.header.sub.text() == "2025年度：没有发现问题。"
    assert not page.list.empty.isHidden()
    assert page.panel.isHidden()


def test_on_a_narrow_screen_the_finding_takes_the_page(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    shell.resize(911, 441)
    settle(qtbot, shell)
    _mark(page, "holiday")
    page.list.table.opened.emit(page.list.table.currentIndex())
    assert page.panel.isVisible()
    assert not page.list.table.isVisible()
    page.escape()
    assert page.list.table.isVisible()
    assert page.panel.isHidden()


def test_a_figure_is_looked_at_in_the_tally(
    page: CheckupPage, shell: Shell, qtbot: QtBot
) -> None:
    _mark(page, "missed_target")
    page.open_point()
    settle(qtbot, shell)
    assert shell.current == "tally"
    tally = shell.page("tally")
    assert isinstance(tally, TallyPage)
    assert tally.evidence.told
    assert tally.evidence.told.asked.label == "培训人次"


def test_the_first_page_leads_here(shell: Shell, qtbot: QtBot) -> None:
    home = shell.page("home")
    assert isinstance(home, HomePage)
    shell.go("home")
    settle(qtbot, shell)
    lines = [home.findings.itemAt(at).widget() for at in range(home.findings.count())]
    led = next(w for w in lines if w and w.accessibleName().startswith("体检："))
    assert isinstance(led, QPushButton)
    led.click()
    assert shell.current == "checkup"
