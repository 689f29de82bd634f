"""The path of a year from figures to the county, through the window's own widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

from tecdesk.desk.handed_in import offered
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.figures.tally import TallyPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tecdesk.ui.pages.home.page import HomePage
from tecdesk.ui.pages.papers.reports import ReportsPage
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def test_figure_opens_its_records_and_their_page(shell: Shell, qtbot: QtBot) -> None:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(qtbot, shell)
    page.choices.split.choose("village")
    settle(qtbot, shell)
    rows = {row[0].text: at for at, row in enumerate(page.board.model.grid.rows)}
    heads = [head.text for head in page.board.model.grid.heads]
    index = page.board.model.index(rows["王家湾村"], heads.index("人次"))
    page.board.table.setCurrentIndex(index)
    QTest.keyClick(page.board.table, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert page.evidence.isVisible()
    assert page.evidence.sentence() == "5 条记录相加 = 537，与表中一致"
    page.evidence.open_all()
    assert shell.current == "training"
    training = register_page(shell, "training")
    assert training.list.model.rowCount() == 5
    total = sum(
        r.number("people") or 0 for r in map(training.list.model.record, range(5))
    )
    assert total == 537
    training.escape()
    assert training.list.model.rowCount() == 46


def test_household_figure_opens_its_pairings(shell: Shell, qtbot: QtBot) -> None:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(qtbot, shell)
    names = [row[0].text for row in page.board.model.grid.rows]
    page.board.open_at(page.board.model.index(names.index("走访次数"), 2))
    settle(qtbot, shell)
    assert page.evidence.sentence().endswith("与表中一致")
    page.evidence.open_all()
    assert shell.current == "pairing"


def test_other_periods_are_computed(shell: Shell, qtbot: QtBot) -> None:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(qtbot, shell)
    whole = page.board.model.index(1, 2).data()
    page.choices.spans.main.choose("h1")
    settle(qtbot, shell)
    first = page.board.model.index(1, 2).data()
    page.choices.spans.main.choose("h2")
    settle(qtbot, shell)
    second = page.board.model.index(1, 2).data()
    assert int(first) + int(second) == int(whole) == 4374


def test_changing_a_record_renews_the_tally(shell: Shell, qtbot: QtBot) -> None:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(qtbot, shell)
    training = register_page(shell, "training")
    training.list.mark(0)
    training.bin_marked()
    assert shell.status.text.startswith("已删到回收站")
    shell.go("tally")
    settle(qtbot, shell)
    assert page.board.model.index(0, 2).data() == "45"


def test_every_paper_can_be_seen_and_saved(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "folder", lambda *_: tmp_path / "报表")
    shell.go("reports")
    page = shell.page("reports")
    assert isinstance(page, ReportsPage)
    for at in range(len(offered(shell.desk.book, page.period))):
        page.list.setCurrentIndex(page.model.index(at))
        settle(qtbot, shell)
        qtbot.waitUntil(lambda: page.view.pages > 0)
    page.save()
    settle(qtbot, shell)
    suffixes = sorted(path.suffix for path in page.written)
    assert suffixes == sorted([".pdf", ".xlsx"] * 5 + [".docx", ".pdf"])
    assert all(path.stat().st_size > 1000 for path in page.written)


def test_submit_is_a_receipt(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(Dialogs, "folder", lambda *_: stick)
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.submit()
    assert page.folder == stick
    page.submit()
    settle(qtbot, shell)
    assert page.steps["check"].words == "有 7 处没写说明"
    page.submit()
    assert not shell.sidebar.isEnabled()
    settle(qtbot, shell)
    assert shell.sidebar.isEnabled()
    assert page.done is not None
    assert page.done.path.parent == stick
    assert {step.state for step in page.steps.values()} == {"done"}
    assert page.done.check_code in shell.status.text
    assert shell.desk.book.settings.submissions["2025"]["revision"] == 1


def test_stick_that_went_away_is_said(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.use(stick)
    stick.rmdir()
    page.submit()
    settle(qtbot, shell)
    page.submit()
    settle(qtbot, shell)
    assert "U盘" in shell.notice.text
    assert page.done is None


@pytest.mark.usefixtures("at_home")
def test_home_shows_targets_and_last_records(shell: Shell) -> None:
    page = shell.page("home")
    assert isinstance(page, HomePage)
    assert page.found is not None
    assert len(page.found.goals) > 3
    assert page.recent.count() > 3


class _Windows(QObject):
    """Notes every window that shows."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.shown: list[QObject] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shows = event.type() is QEvent.Type.Show
        if shows and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


@pytest.mark.usefixtures("at_home")
def test_every_page_opens_by_its_key_and_no_stray_window_shows(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    windows = _Windows(qapp)
    for number, key in enumerate(
        (
            "home",
            "training",
            "base",
            "pairing",
            "handout",
            "tally",
            "reports",
            "submit",
        ),
        1,
    ):
        QTest.keyClick(
            shell, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier
        )
        assert shell.current == key
        settle(qtbot, shell)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_key_map_shows_and_goes(shell: Shell) -> None:
    register_page(shell, "training")
    QTest.keyClick(shell, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert shell.key_map.isVisible()
    QTest.keyClick(shell.key_map, Qt.Key.Key_Escape)
    assert not shell.key_map.isVisible()


def test_leaving_an_unsaved_form_asks(shell: Shell, asked: list[str]) -> None:
    page = register_page(shell, "training")
    page.start_new()
    page.panel.fields.editors["title"].type("没写完")
    shell.go("tally")
    assert asked == ["这次培训还没有保存。"]
    assert shell.current == "training"
    assert page.panel.fields.editors["title"].text == "没写完"
    page.panel.fields.load({}, {})
