"""报表: what may be printed of a period, on what paper, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.papers import BY
from tecdesk.desk.papers import HALF_NARRATIVE
from tecdesk.desk.papers import NARRATIVE
from tecdesk.desk.papers import PAIRING_NARRATIVE
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.papers.reports import ReportsPage
from tecdesk.ui.pages.summing.page import SummaryPage
from tests.ui.conftest import settle
from tests.ui.papers import press
from tests.ui.papers import two_printers

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.printing.order import Order
    from tecdesk.ui.shell import Shell

__all__ = ["two_printers"]
FORM = f"{BY}training.form"


@pytest.fixture(name="page")
def reports(shell: Shell, qtbot: QtBot) -> ReportsPage:
    shell.go("reports")
    settle(qtbot, shell)
    page = shell.page("reports")
    assert isinstance(page, ReportsPage)
    return page


def keys(page: ReportsPage) -> list[str]:
    return [paper.key for paper in page.model.papers]


def show(page: ReportsPage, shell: Shell, qtbot: QtBot, key: str) -> None:
    page.list.setCurrentIndex(page.model.index(keys(page).index(key)))
    settle(qtbot, shell)


def test_large_paper_is_seen_and_printed_as_such(
    sent: list[Order], page: ReportsPage, shell: Shell, qtbot: QtBot
) -> None:
    before = page.view.large, page.panel.choices.paper.value
    assert before == (False, "A4")
    page.format.choose("a3")
    settle(qtbot, shell)
    assert (page.view.large, page.panel.choices.paper.value) == (True, "A3")
    press(shell, "Ctrl+P")
    settle(qtbot, shell)
    (order,) = sent
    assert (order.paper, order.own) == ("A3", "A3")


def test_the_format_is_remembered_and_saved(
    page: ReportsPage,
    shell: Shell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pypdf import PdfReader

    monkeypatch.setattr(Dialogs, "folder", lambda *_: tmp_path)
    page.format.choose("a4-portrait")
    page.model.ticked = {FORM}
    page.save()
    settle(qtbot, shell)
    [pdf] = [path for path in page.written if path.suffix == ".pdf"]
    [sheet] = PdfReader(pdf).pages
    assert sheet.mediabox.width < sheet.mediabox.height
    assert shell.desk.preferences.text("format") == "a4-portrait"


def test_any_choice_can_be_ticked_but_no_heading(page: ReportsPage) -> None:
    at = keys(page).index(FORM)
    assert FORM not in page.ticked
    page.list.tick(at)
    assert FORM in page.ticked
    before = page.ticked
    heading = keys(page).index("")
    page.list.tick(heading)
    assert page.ticked == before


def test_each_period_has_its_summary(
    page: ReportsPage, shell: Shell, qtbot: QtBot
) -> None:
    assert {NARRATIVE, PAIRING_NARRATIVE} <= set(keys(page))
    assert HALF_NARRATIVE not in keys(page)
    page.span.choose("h1")
    settle(qtbot, shell)
    assert HALF_NARRATIVE in keys(page)
    assert NARRATIVE not in keys(page)
    show(page, shell, qtbot, HALF_NARRATIVE)
    assert page.view.pages > 1
    page.span.choose("h2")
    settle(qtbot, shell)
    assert not [key for key in keys(page) if key.startswith(NARRATIVE)]


def test_a_summary_leads_to_its_own_text(
    page: ReportsPage, shell: Shell, qtbot: QtBot
) -> None:
    show(page, shell, qtbot, PAIRING_NARRATIVE)
    page._words.click()
    settle(qtbot, shell)
    assert shell.current == "summary"
    summary = shell.page("summary")
    assert isinstance(summary, SummaryPage)
    assert summary.now is not None
    assert summary.now.variant.key == "pairing"
