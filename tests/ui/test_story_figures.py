"""The figures of 全部经过: years and totals, and what opens behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.store.query import Filter
from tecdesk.ui.models.story import turned
from tecdesk.ui.models.story import years_grid
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.stories import household
from tests.ui.stories import told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def test_figure_of_a_year_opens_its_records(shell: Shell, qtbot: QtBot) -> None:
    line = household(shell)
    page = told(shell, qtbot, "household", (line.id,))
    assert [cell.text for cell in page.years.sums.grid.rows[0][:3]] == [
        "2025",
        "1",
        "1200",
    ]
    page.years.setFocus()
    page.years.setCurrentIndex(page.years.sums.index(0, 2))
    QTest.keyClick(page.years, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert shell.current == "pairing"
    listed = register_page(shell, "pairing").list.model
    assert [listed.record(0).id] == [line.id]


def test_village_figure_opens_what_adds_up_to_it(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    village = next(id_ for id_, n in book.names("village").items() if n == "王家湾村")
    page = told(shell, qtbot, "village", (village,))
    heads = [head.text for head in page.years.sums.grid.heads]
    at = heads.index("培训人次")
    assert page.years.sums.grid.rows[0][at].text == "537"
    page.open_sum(page.years.sums.index(0, at))
    settle(qtbot, shell)
    assert register_page(shell, "training").list.model.rowCount() == 5


def test_totals_stand_under_several_years(shell: Shell, qtbot: QtBot) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    assert page.story is not None
    grid, opens = years_grid(page.story)
    assert [row[0].text for row in grid.rows] == ["2025", "2024", "合计"]
    assert grid.rows[2][1].text == "10"
    assert opens[2, 1][1].figure.value == 10
    ids = page.story.totals[0].opens.ids
    assert ids is not None
    assert shell.desk.book.count("aid", Filter(ids=ids)) == 2


def test_many_figures_stand_below_each_other_where_it_is_narrow(
    shell: Shell, qtbot: QtBot
) -> None:
    page = told(shell, qtbot, "household", (household(shell).id,))
    assert page.story is not None
    beside, opens = years_grid(page.story)
    below, across = turned(beside, opens)
    assert [head.text for head in below.heads] == ["小计", "2025", "2024", "合计"]
    assert below.rows[0][3].text == beside.rows[2][1].text
    assert across[0, 3] == opens[2, 1]
    page.years.setFixedWidth(260)
    page.years.share(5)
    assert page.years.sums.grid.rows[0][0].text == "走访(次)"
    found = page.years.found(page.years.sums.index(0, 3))
    assert found == opens[2, 1]
    page.years.setFixedWidth(900)
    page.years.share(5)
    assert page.years.sums.grid.rows[0][0].text == "2025"
