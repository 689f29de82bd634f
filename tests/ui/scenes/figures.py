"""汇总 in its views and panels, the figures of a record, next year's targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.pages.figures.question import Drawn
from tecdesk.ui.pages.figures.question import View
from tecdesk.ui.pages.figures.tally import TallyPage
from tests.ui.conftest import register_page
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.shell import Shell


def _page(shell: Shell) -> TallyPage:
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(shell)
    return page


def _chart(by: str, drawn: Drawn) -> Callable[[Shell], None]:
    def show(shell: Shell) -> None:
        page = _page(shell)
        page.views.choose(View.CHART)
        page.choices.show_by(by)
        page.choices.drawn.choose(drawn)

    return show


def _charted_records(shell: Shell) -> None:
    _chart("village", Drawn.NOW)(shell)
    settle(shell)
    board = _page(shell).board
    board.chart.opened.emit((0, 2))


def _until(shell: Shell) -> None:
    page = _page(shell)
    page.choices.spans.other.choose("until")
    page.choices.kind.choose("helper_unit")


def _periods(shell: Shell) -> None:
    _page(shell).views.choose(View.PAIR)


def _villages(shell: Shell) -> None:
    page = _page(shell)
    page.views.choose(View.PAIR)
    page.sides.what.choose("place")


def _target(shell: Shell) -> None:
    page = _page(shell)
    page.board.open_at(page.board.model.index(1, 3))


def _meanings(shell: Shell) -> None:
    _page(shell).tell_meanings()


def _memberships(shell: Shell) -> None:
    page = register_page(shell, "training")
    page.list.mark(2)
    page.work.tell_figures()


FIGURES = (
    Scene("tally-goals", _chart("", Drawn.GOALS)),
    Scene("tally-changes", _chart("", Drawn.CHANGES)),
    Scene("tally-months", _chart("month", Drawn.NOW)),
    Scene("tally-shares", _chart("form", Drawn.NOW)),
    Scene("tally-chart-new", _chart("", Drawn.GOALS), "new"),
    Scene("tally-chart-evidence", _charted_records),
    Scene("tally-until", _until),
    Scene("tally-periods", _periods),
    Scene("tally-sides", _villages),
    Scene("tally-target", _target),
    Scene("tally-meanings", _meanings),
    Scene("training-figures", _memberships),
)
"""Every way in which figures are seen."""
