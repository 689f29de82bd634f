"""The tally page of a county: 分列 单位, down to the report a figure came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.merging import receive
from tecdesk.store.book import Book
from tecdesk.store.figures.scan import OWNER
from tecdesk.ui.pages.figures.tally import TallyPage
from tests.desk.county.stick import listed
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

UNITS = (("清河镇", "990000100"), ("下坪镇", "990001100"), ("石桥乡", "990002100"))


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    """A county's book in place of the sample: two units reported, one did not."""
    path = tmp_path / "县.tecdesk"
    packages = []
    for people, (name, code) in enumerate(UNITS[:2], 10):
        with township(tmp_path / f"{name}.tecdesk", name, code) as town:
            session(town, "2025-05-01", people)
            packages.append(report(town, 2025, 1, tmp_path / "usb"))
    with Book.create(path, "青山县") as county:
        listed(county, *UNITS)
        receive(county, packages)
    return path


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> TallyPage:
    shell.go("tally")
    made = shell.page("tally")
    assert isinstance(made, TallyPage)
    settle(qtbot, shell)
    return made


def _choose(page: TallyPage, by: str, shell: Shell, qtbot: QtBot) -> None:
    page.choices.split.choose(by)
    settle(qtbot, shell)


def _open(page: TallyPage, row: int, shell: Shell, qtbot: QtBot) -> None:
    grid = page.board.model.grid
    column = next(at for at, head in enumerate(grid.heads) if head.text == "人次")
    asked = grid.rows[row][column].asked
    assert asked
    page.open_figure(asked)
    settle(qtbot, shell)


def test_units_are_rows_and_who_is_missing_is_to_be_filled(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    _choose(page, OWNER, shell, qtbot)
    grid = page.board.model.grid
    assert grid.heads[0].text == "单位"
    column = next(at for at, head in enumerate(grid.heads) if head.text == "人次")
    told = [(row[0].text, row[column].text) for row in grid.rows[:4]]
    assert told == [
        ("合计", "21"),
        ("清河镇", "10"),
        ("下坪镇", "11"),
        ("石桥乡", "未报"),
    ]


def test_a_units_figure_says_which_report_it_came_in(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    _choose(page, OWNER, shell, qtbot)
    _open(page, 2, shell, qtbot)
    assert page.evidence.source() == "来自 下坪镇 2025年度 第1次，2025-01-01写"
    assert page.evidence.sentence() == "1 条记录相加 = 11，与表中一致"


def test_a_record_behind_the_whole_says_its_unit_and_its_report(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    _choose(page, OWNER, shell, qtbot)
    _open(page, 0, shell, qtbot)
    model = page.evidence.model
    told = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert [each.split()[0] for each in told] == ["清河镇", "下坪镇"]
    page.evidence.table.setCurrentIndex(model.index(0, 1))
    assert page.evidence.source().startswith("来自 清河镇 2025年度 第1次")
    page.evidence.table.setCurrentIndex(model.index(1, 1))
    assert page.evidence.source().startswith("来自 下坪镇 2025年度 第1次")


def test_villages_are_told_with_their_unit(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    _choose(page, "village", shell, qtbot)
    names = [row[0].text for row in page.board.model.grid.rows[1:5]]
    assert names == ["清河镇东村", "清河镇西村", "下坪镇东村", "下坪镇西村"]


@pytest.mark.parametrize("width", [1366, 1180, 1024])
def test_one_choice_more_still_fits(
    page: TallyPage, shell: Shell, qtbot: QtBot, width: int
) -> None:
    shell.resize(width, 697)
    settle(qtbot, shell)
    assert page.choices.sizeHint().width() <= page.width()
    page.choices.show_by(OWNER)
    settle(qtbot, shell)
    assert page.choices.sizeHint().width() <= page.width()
