"""A year between two windows: the township's and the county's, one stick to and fro.

Both clerks have a keyboard and nothing else. What is seen in both windows is looked at
after every step.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.drives import drive as drives_module
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.store.book import Book
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.pages.county.collect import CollectPage
from tecdesk.ui.pages.county.page import CountyPage
from tecdesk.ui.pages.county.submission import SubmissionPage
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.desk.county.stick import listed
from tests.desk.county.stick import value
from tests.journeys.township import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands

YEAR = date.today().year  # noqa: DTZ011 - the desk's own day
PEOPLE = "training.people"


class Office:
    """The window of one office; `Hands` sit at it when it is their turn."""

    def __init__(self, hands: Hands, book: Path) -> None:
        self._hands = hands
        hands.start(book)
        self._window = hands.window

    def sit(self) -> Hands:
        self._hands.window = self._window
        self._window.activateWindow()
        self._hands.settle()
        return self._hands


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stick that is in both machines."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    inside = [Volume(folder, "/dev/sdb1", Kind.REMOVABLE, "KINGSTON", read_only=False)]
    monkeypatch.setattr(drives_module, "volumes", lambda: inside)
    return folder


@pytest.fixture
def town(hands: Hands, tmp_path: Path) -> Office:
    return Office(hands, a_book(tmp_path / "镇" / "清河镇.tecdesk"))


@pytest.fixture
def county(hands: Hands, tmp_path: Path) -> Office:
    path = tmp_path / "县" / "青山县.tecdesk"
    path.parent.mkdir()
    with Book.create(path, "青山县科技局") as book:
        listed(book, ("清河镇", ""), ("下坪镇", ""))
    return Office(hands, path)


def test_a_year_goes_to_the_county_and_back(
    town: Office, county: Office, stick: Path
) -> None:
    assert _standing(town.sit()) == ""
    _report(town.sit())
    assert _standing(town.sit()) == "已报过 1 次"
    assert _board(county.sit()) == ["清河镇 未报", "下坪镇 未报"]
    _take_in(county.sit(), "新收")
    assert _board(county.sit()) == ["清河镇 已报 第1次", "下坪镇 未报"]
    wrong = _give_back(county.sit())
    assert _board(county.sit()) == ["清河镇 退回 第1次", "下坪镇 未报"]
    assert [path.name for path in stick.glob("*退回单.tdk")] == [
        f"清河镇_{YEAR}年度_第1次_退回单.tdk"
    ]

    _open_answer(town.sit())
    _mend(town.sit(), wrong)
    assert _standing(town.sit()) == "已报过 1 次，县里退回了"
    _report(town.sit(), again=True)
    assert _standing(town.sit()) == "已报过 2 次"
    _see_difference(county.sit())
    _take_in(county.sit(), "换下旧的")
    assert _board(county.sit()) == ["清河镇 已报 第2次", "下坪镇 未报"]
    assert value(county.sit().book, PEOPLE, YEAR) == 32 + 25
    _accept(county.sit())
    assert _board(county.sit()) == ["清河镇 已采纳 第2次", "下坪镇 未报"]

    _open_answer(town.sit())
    assert "县里采纳了" in town.sit().said
    assert _standing(town.sit()) == "已报过 2 次，县里已采纳"
    assert turn(town.sit().book, str(YEAR)).state.locked


def _board(hands: Hands) -> list[str]:
    """收报进度 as it stands on the screen, without the days."""
    hands.press("Alt+1")
    page = hands.page
    assert isinstance(page, CountyPage)
    rows = [row.cells[:2] for row in page.lists.model.rows]
    return [" ".join((name, *cell.split()[:2])) for name, cell in rows]


def _standing(hands: Hands) -> str:
    """How far the report is, as the township's window says."""
    hands.press("Alt+1", "Alt+8")
    return hands.page.header.sub.text().partition("报给 ")[2].partition(" · ")[2]


def _report(hands: Hands, *, again: bool = False) -> None:
    """Once for the checks, once past what they ask."""
    hands.press("Alt+8")
    page = hands.page
    assert isinstance(page, SubmitPage)
    revision = 2 if again else 1
    assert "KINGSTON" in page.steps["place"].words
    hands.press("Ctrl+Enter")
    hands.press_until("Ctrl+Enter", lambda: "报好了" in hands.said)
    assert page.done is not None
    assert page.done.manifest.revision == revision
    since = "比第 1 次：新增 1 条，修改 1 条，没有了 1 条，3 个数变了。"
    assert page.result.since.isVisible() is again
    assert page.result.since.text() == (since if again else "。")
    state = turn(hands.book, str(YEAR))
    assert (state.state, state.revision) == (State.REPORTED, revision)


def _look_at_the_stick(hands: Hands) -> CollectPage:
    hands.press("Ctrl+U")
    page = hands.page
    assert isinstance(page, CollectPage)
    assert "KINGSTON" in hands.where
    hands.press("Enter")
    return page


def _take_in(hands: Hands, fate: str) -> None:
    """What would happen is said first; then it is done."""
    _board(hands)
    before = hands.book.count("training")
    page = _look_at_the_stick(hands)
    assert fate in [row.cells[0] for row in page.model.rows]
    assert hands.book.count("training") == before
    hands.press("Ctrl+Enter")
    assert "收好了" in hands.said
    assert hands.shell.current == "county"


def _open_report(hands: Hands) -> SubmissionPage:
    _board(hands)
    hands.press("Enter")
    page = hands.page
    assert isinstance(page, SubmissionPage)
    return page


def _give_back(hands: Hands) -> str:
    """A remark on one record; the slip goes onto the stick."""
    page = _open_report(hands)
    named = [row.cells[1] for row in page.reported.model.rows]
    hands.press_until("Down", lambda: "生猪" in _row(page))
    assert any("茶园" in each for each in named)
    wrong = page.reported.thing[1]
    hands.press("F2")
    hands.type("比签到表多 8 人")
    hands.press("Enter")
    assert "比签到表多 8 人" in _row(page)
    asked = hands.press_in_dialog("Alt+X")
    hands.press("Ctrl+R")
    assert asked == [f"退回 清河镇 {YEAR}年度 第1次，1 条意见，退回单放到哪里？"]
    assert hands.said.startswith("已退回 清河镇")
    return wrong


def _row(page: SubmissionPage) -> str:
    at = page.reported.table.currentIndex().row()
    return " ".join(page.reported.model.rows[at].cells)


def _open_answer(hands: Hands) -> None:
    """The stick is in: the page where one reports says what is on it."""
    hands.press("Alt+1", "Alt+8")
    hands.press_until("Shift+Tab", lambda: "打开县里的" in hands.where)
    hands.press("Enter")
    page = hands.page
    assert isinstance(page, ReportedPage)


def _mend(hands: Hands, wrong: str) -> None:
    """At the very record; besides, one more came to light and one was none."""
    page = hands.page
    assert isinstance(page, ReportedPage)
    assert turn(hands.book, str(YEAR)).state is State.RETURNED
    assert page.model.rows[0].cells[3] == "比签到表多 8 人"
    hands.press("Enter")
    form = hands.listed
    assert form.panel.record == wrong
    hands.press_until("Enter", lambda: hands.where == "参训人次")
    hands.press("Ctrl+A")
    hands.type("32")
    hands.press("Ctrl+S")
    hands.press("Ctrl+N")
    hands.type(f"{YEAR}-1-12")
    hands.press("Enter")
    hands.type("qh")
    hands.press("Enter")
    hands.type("果树修剪")
    hands.press_until("Enter", lambda: hands.where == "参训人次")
    hands.type("25")
    hands.press("Ctrl+Enter", "Esc")
    hands.press_until("Down", lambda: "茶园" in str(hands.listed.list.current()))
    hands.press("Del")
    assert hands.said.startswith("已删到回收站：")


def _see_difference(hands: Hands) -> None:
    """New, changed from what to what, gone: before it takes the place of the first."""
    _board(hands)
    page = _look_at_the_stick(hands)
    told = [row.cells[2:] for row in page.model.rows if not row.cells[0]]
    assert [what for what, _ in told] == ["新增", "修改", "没有了"]
    assert told[1][1].endswith("参训人次 40 人次 → 32 人次")
    hands.press("Esc")


def _accept(hands: Hands) -> None:
    page = _open_report(hands)
    told = [row.cells[0] for row in page.reported.model.rows]
    assert sorted(told) == ["修改", "新增", "没有了"]
    hands.press("Ctrl+Enter")
    assert hands.said.startswith("采纳了")
    asked = hands.press_in_dialog("Alt+X")
    hands.press("Ctrl+Enter")
    assert asked == [f"清河镇 {YEAR}年度 第2次的采纳单放到哪里？"]
    assert "采纳单 清河镇" in hands.said
