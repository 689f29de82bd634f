"""Half of a year in the township's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

FIRST = Period(2025, half=1)


def test_a_township_reports_half_a_year(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    fresh.go("submit")
    page = fresh.page("submit")
    assert isinstance(page, SubmitPage)
    page.part.choose(FIRST)
    page.use(tmp_path)
    settle(qtbot, fresh)
    assert page._go.text() == "上报 2025年上半年"
    for _ in range(2):
        page.submit()
        settle(qtbot, fresh)
    assert page.done is not None
    assert page.done.manifest.period == "上半年"
    assert "2025年上半年" in page.header.sub.text()
    assert "已报过 1 次" in page.header.sub.text()
    assert turn(fresh.desk.book, "2025H1").state is State.REPORTED
    fresh.go("reported")
    shown = fresh.page("reported")
    assert isinstance(shown, ReportedPage)
    shown.answers.accept()
    assert turn(fresh.desk.book, "2025H1").state is State.ACCEPTED
    page.part.choose(Period(2025))
    settle(qtbot, fresh)
    assert "已报过" not in page.header.sub.text()
