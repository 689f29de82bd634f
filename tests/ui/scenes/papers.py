"""Scenes of papers: seen, about to be printed, with and without a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.pages.papers.paper import PaperPage
from tecdesk.ui.pages.papers.reports import ReportsPage
from tecdesk.ui.printed import blank
from tecdesk.ui.printed import calibration
from tecdesk.ui.printing.printers import Printers
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from tecdesk.ui.printed import Printed
    from tecdesk.ui.shell import Shell

HP = "HP LaserJet Pro M1136 MFP（农业农村服务中心）"


def page_of(shell: Shell, printed: Printed) -> PaperPage:
    """The page with a paper on it."""
    shell.go("paper", printed)
    settle(shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    return page


def with_printer(page: PaperPage) -> None:
    """As if there were a printer."""
    page.panel.choices.offer_printers(Printers(("Canon LBP2900", HP), HP))


def _sign_in(shell: Shell) -> None:
    session = shell.desk.book.find("training", limit=1)[0]
    page = page_of(shell, blank("sign-in", (("training", session.id),), "training"))
    with_printer(page)


def _part(shell: Shell) -> None:
    _sign_in(shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    page.panel.choices.span.choose("some")
    page.panel.choices.last.setText("9")


def _rest(shell: Shell) -> None:
    _sign_in(shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    page.panel._at = 2
    page.panel._offer_rest()
    page.panel._folder.show()


def _large(shell: Shell) -> None:
    shell.go("reports")
    page = shell.page("reports")
    assert isinstance(page, ReportsPage)
    settle(shell)
    page.format.choose("a3")
    page.panel.choices.offer_printers(Printers(("Canon LBP2900", HP), HP))
    settle(shell)


PAPER_SCENES = (
    Scene("reports-a3", _large),
    Scene("paper-none", lambda shell: shell.go("paper")),
    Scene("paper-no-printer", lambda shell: page_of(shell, calibration())),
    Scene("paper-sign-in", _sign_in),
    Scene("paper-part", _part),
    Scene("paper-rest", _rest),
)
"""预览和打印 in its states."""
