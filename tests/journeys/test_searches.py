"""Looking somebody up by keys alone, in a list and in all registers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.ui.pages.find import FindPage
from tests.journeys.township import NAMES
from tests.journeys.township import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands

SOUGHT = [
    ("z", "曾大山"),  # as a surname zeng, else ceng
    ("s", "单秀兰"),  # shan, else dan or chan
    ("x", "解长顺"),  # xie, else jie
    ("zds", "曾大山"),
    ("sxl", "单秀兰"),
    ("xcs", "解长顺"),
    ("冬梅", "郑冬梅"),
    ("𠮷", "张𠮷"),
    ("䶮", "李䶮"),
    ("㛃", "王㛃"),
    ("𬭎", "陈𬭎"),
]


@pytest.mark.parametrize(("typed", "name"), SOUGHT)
def test_a_household_is_found_in_its_list(
    hands: Hands, tmp_path: Path, typed: str, name: str
) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+4", "Esc", "Ctrl+F")
    page = hands.listed
    hands.type(typed)
    hands.wait_until(lambda: page.list.model.count < len(NAMES))
    rows = [page.list.model.record(row) for row in range(page.list.model.count)]
    found = [row.text("name") for row in rows]
    assert name in found
    if len(typed) > 1 or not typed.isascii():
        assert found == [name]
    hands.press("Down")
    assert hands.where == "结对帮扶列表"
    wanted = rows[found.index(name)]
    hands.press_until("Down", lambda: page.list.current() == wanted)
    hands.press("Enter")
    assert page.panel.fields.editors["name"].text == name
    hands.press("Esc", "Esc")
    assert page.list.model.count == len(NAMES)
    assert page.search.text() == ""


@pytest.mark.parametrize(("typed", "name"), SOUGHT)
def test_a_household_is_found_from_the_first_page(
    hands: Hands, tmp_path: Path, typed: str, name: str
) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+K")
    hands.type(typed)
    page = hands.page
    assert isinstance(page, FindPage)
    hands.wait_until(lambda: page.model.rowCount() > 0)
    hands.settle()
    assert page.model.index(0, 3).data() == name
    hands.press("Enter")
    assert hands.shell.current == "pairing"
    assert hands.listed.panel.fields.editors["name"].text == name


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("茶园", ["茶园冬季管理"]),
        ("1月9日", ["茶园冬季管理"]),
        ("1.10", ["生猪春季防疫"]),
        ("柳树 fy", ["生猪春季防疫"]),
        ("lsc", ["生猪春季防疫", "茶园冬季管理"]),
    ],
)
def test_a_session_is_found_by_word_day_and_village(
    hands: Hands, tmp_path: Path, typed: str, titles: list[str]
) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Ctrl+F")
    hands.type(typed)
    hands.press("Enter")
    page = hands.page
    assert isinstance(page, FindPage)
    hands.wait_until(lambda: page.model.rowCount() > 0)
    rows = range(page.model.rowCount())
    ledgers = {n: page.model.index(n, 0).data() for n in rows}
    found = [page.model.index(n, 3).data() for n in rows if ledgers[n] == "培训"]
    assert found == titles
    hands.press("Down")
    hands.press_until(
        "Down", lambda: ledgers[page.table.currentIndex().row()] == "培训"
    )
    hands.press("Enter")
    assert hands.shell.current == "training"
    assert hands.listed.panel.fields.editors["title"].text == titles[0]


def test_what_is_nowhere_is_said_and_the_way_back_is_short(
    hands: Hands, tmp_path: Path
) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc", "Ctrl+F")
    hands.type("qqq")
    hands.press("Enter")
    page = hands.listed
    assert page.list.is_empty
    hands.press("Down")
    assert hands.where == "清除筛选"
    hands.press("Enter")
    assert page.list.model.count == 2
    assert hands.where == "培训列表"
