"""改写占比 on the tally page, and groups without records folded there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.tally.asked import of_part
from tecdesk.tally.shares import shares
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.figures.sharing import read
from tecdesk.ui.pages.figures.tally import TallyPage
from tests.tally.entering import add
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

YEAR = Period(2025)


@pytest.fixture
def page(fresh: Shell, qtbot: QtBot) -> TallyPage:
    for kind, total in (("农业", 46), ("工业", 234)):
        day = {"approved_on": "2025-03"}
        add(fresh.desk.book, "project", name=kind, kind=kind, total=total, **day)
    fresh.go("tally")
    made = fresh.page("tally")
    assert isinstance(made, TallyPage)
    settle(qtbot, fresh)
    return made


def test_a_share_is_rewritten_beside_its_figure(
    page: TallyPage, fresh: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = fresh.desk.book
    line = make_sheet(book, YEAR, ["kind"]).line("project.total")
    part = next(each for each in line.parts_by("kind") if each.name == "农业")
    page.open_figure(of_part(line, YEAR, part))
    settle(qtbot, fresh)
    assert told(page) == "占科技总投入的 16.4%。"
    answers = iter(["十六", "16.35", "16.3%"])
    asked: list[str] = []

    def line_(_self: Dialogs, _question: str, detail: str, *_more: str) -> str:
        asked.append(detail)
        return next(answers)

    monkeypatch.setattr(Dialogs, "line", line_)
    assert page.evidence.asked
    page.evidence.share_wanted.emit(page.evidence.asked)
    settle(qtbot, fresh)
    assert [each.startswith("写一个数") for each in asked] == [False, True, True]
    assert told(page) == (
        "占科技总投入的 16.3%（人工改写，按数计算是16.4%）。改写后各项相加是99.9%。"
    )
    fresh.desk.book.undo()
    assert not any(each.rewritten for each in shares(book, YEAR)[0].parts)


def told(page: TallyPage) -> str:
    assert page.evidence.told
    return next(each.text for each in page.evidence.told.remarks if each.share)


@pytest.mark.parametrize(
    ("text", "number"),
    [("16.3", "16.3"), ("40", "40.0"), ("16.3％", "16.3"), ("16.33", ""), ("-1", "")],
)
def test_a_percentage_has_one_decimal(text: str, number: str) -> None:
    assert read(text) == (Decimal(number) if number else None)


def test_groups_without_records_are_folded(page: TallyPage, fresh: Shell) -> None:
    grid = page.board.model.grid
    last = grid.rows[-1][0].text
    assert last == f"另有 {grid.folded} 类没有记录"
    names = [row[0].text for row in grid.rows]
    assert "立项项目" in names
    assert "科普活动场次" not in names
    page.board.open_at(page.board.model.index(len(grid.rows) - 1, 0))
    assert "科普活动场次" in [row[0].text for row in page.board.model.grid.rows]
    assert not page.board.model.grid.folded
    del fresh
