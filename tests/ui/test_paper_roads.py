"""Every paper of the program goes through the one preview, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.desk.blanks.sheets import blanks_for
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.pages.papers.paper import PaperPage
from tecdesk.ui.pages.stories.story import StoryPage
from tecdesk.ui.wanted import Told
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.papers import press
from tests.ui.papers import sign_in
from tests.ui.papers import two_printers

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.printing.order import Order
    from tecdesk.ui.shell import Shell

__all__ = ["two_printers"]

LISTED = [key for key in REGISTERS if blanks_for(key) and not REGISTERS[key].parent]


@pytest.mark.parametrize("key", LISTED)
def test_the_list_of_a_register_leads_to_its_sheets(
    shell: Shell, qtbot: QtBot, sent: list[Order], key: str
) -> None:
    page = register_page(shell, key)
    settle(qtbot, shell)
    page.list.mark(0)
    kinds = page.work.blanks.kinds
    assert kinds
    for kind in kinds:
        page.work.blanks.show_sheet(kind.key)
        settle(qtbot, shell)
        assert shell.current == "paper"
        shown = shell.page("paper")
        assert isinstance(shown, PaperPage)
        assert shown.printed is not None
        assert shown.printed.name == kind.name
        assert shown.view.pages
        press(shell, "Esc")
        assert shell.current == key


@pytest.mark.parametrize("kind", BLANKS)
def test_reports_show_every_empty_sheet(
    shell: Shell, qtbot: QtBot, sent: list[Order], kind: str
) -> None:
    from tecdesk.ui.pages.papers.reports import ReportsPage

    shell.go("reports")
    page = shell.page("reports")
    assert isinstance(page, ReportsPage)
    at = next(n for n, p in enumerate(page.model.papers) if p.key == f"blank:{kind}")
    page.list.setCurrentIndex(page.model.index(at))
    settle(qtbot, shell)
    assert page.view.pages == 1
    before = set(page.model.ticked)
    page.list.tick(at)
    assert page.model.ticked == before, "an empty sheet is no report to be saved"


def test_a_story_goes_through_the_same_preview(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    household = shell.desk.book.find("pairing", limit=1)[0]
    shell.go("story", Told("household", (household.id,)))
    settle(qtbot, shell)
    story = shell.page("story")
    assert isinstance(story, StoryPage)
    story.print_story()
    settle(qtbot, shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    assert page.view.data.startswith(b"%PDF")
    press(shell, "Esc")
    assert shell.current == "story"


def test_a_change_of_the_record_makes_the_sheet_anew(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    page = sign_in(shell, qtbot)
    before = page.view.data
    session = shell.desk.book.find("training", limit=1)[0]
    with shell.desk.book.edit("改题目") as edit:
        edit.change("training", session.id, {"title": "换了题目"})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert page.view.data != before


def test_ticked_papers_are_printed_together(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    from tecdesk.ui.pages.papers.reports import ReportsPage

    shell.go("reports")
    reports = shell.page("reports")
    assert isinstance(reports, ReportsPage)
    settle(qtbot, shell)
    alone = []
    for at in (0, 1):
        reports.list.setCurrentIndex(reports.model.index(at))
        settle(qtbot, shell)
        alone.append(reports.view.pages)
    reports.model.ticked.intersection_update(
        {reports.model.papers[n].key for n in (0, 1)}
    )
    reports.print_ticked()
    settle(qtbot, shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    assert page.view.pages == sum(alone)
    assert page.header.title.text() == "2025年报表"
    press(shell, "Ctrl+P")
    settle(qtbot, shell)
    assert sent[0].sheets == sum(alone)


def test_the_summary_goes_through_the_same_preview(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    shell.go("summary")
    settle(qtbot, shell)
    page = shell.page("summary")
    run = next(c.run for c in page.commands() if c.keys == "Ctrl+P")
    assert run is not None
    run()
    settle(qtbot, shell)
    paper = shell.page("paper")
    assert isinstance(paper, PaperPage)
    assert paper.view.pages > 2
    press(shell, "Esc")
    assert shell.current == "summary"
