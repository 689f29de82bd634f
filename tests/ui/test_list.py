"""The list of a register: bin, years, search, filters, sums, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def test_bin_and_undo_of_several(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "handout")
    page.list.table.selectAll()
    before = len(page.list.marked())
    page.bin_marked()
    assert page.list.is_empty
    assert shell.status.text == f"已删到回收站：{before} 条"
    shell.undo()
    settle(qtbot, shell)
    assert page.list.model.rowCount() == before


def test_other_year_is_another_list(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "training")
    shell.sidebar.year_wanted.emit(2024)
    settle(qtbot, shell)
    assert page.list.is_empty
    assert page.header.sub.text() == "2024年度"
    assert shell.desk.book.settings.year == 2024
    page.list.filters.choose("period", "ever")
    assert page.list.model.rowCount() == 46


def test_search_and_filters_narrow_the_list(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "training")
    page.search.setText("xp")
    qtbot.waitUntil(lambda: page.list.model.rowCount() < 46)
    villages = {page.list.model.cell(r, page.register["village"]) for r in range(5)}
    assert villages == {"下坪村"}
    page.list.clear()
    assert page.search.text() == ""
    assert page.list.model.rowCount() == 46
    page.list.filters.choose("form", "讲座")
    forms = page.list.model.rowCount()
    assert 0 < forms < 46
    page.list.filters.choose("period", "h1")
    assert page.list.model.rowCount() < forms


def test_sums_follow_the_filter(shell: Shell, qtbot: QtBot) -> None:
    page = register_page(shell, "training")
    settle(qtbot, shell)
    at = page.list.model.fields.index(page.register["people"])
    assert page.list.totals.sums[at] == "4374"
    page.search.setText("王家湾")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    settle(qtbot, shell)
    assert page.list.totals.sums[at] == "537"


def test_a_click_on_a_heading_sorts(shell: Shell) -> None:
    page = register_page(shell, "training")
    header = page.list.table.horizontalHeader()
    at = page.list.model.fields.index(page.register["people"])
    header.setSortIndicatorShown(True)
    header.setSortIndicator(at, page.list.table.horizontalHeader().sortIndicatorOrder())
    page.list.fill()
    people = [page.list.model.record(row).number("people") for row in range(46)]
    known = [number for number in people if number is not None]
    assert known in (sorted(known), sorted(known, reverse=True))
