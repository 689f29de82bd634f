"""A first day without a mouse: from nothing to a book that is still there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.store.query import Filter
from tecdesk.ui.pages.bin import BinPage
from tecdesk.ui.pages.errands.visits import VisitsPage
from tecdesk.ui.pages.everything import EverythingPage
from tecdesk.ui.pages.home.page import HomePage
from tecdesk.ui.tools.paste import PasteTool
from tests.journeys.township import NAMES
from tests.journeys.township import VILLAGE_CELLS
from tests.journeys.township import VILLAGES
from tests.journeys.township import household_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tests.journeys.hands import Hands

ALLOWED = 25
"""Keys for the second session of a day, besides its own Chinese text and numbers."""


def test_first_day(hands: Hands, home: Path) -> None:
    hands.start()
    _begin_a_book(hands, home)
    _record_five_sessions(hands)
    _record_three_handouts(hands)
    _take_in_twenty_households(hands)
    _visit_them_all(hands)
    _record_a_base_and_take_it_back(hands)
    _type_over_the_date(hands)
    _bin_a_session_and_bring_it_back(hands)
    _see_the_day_on_the_first_page(hands)
    _close_and_come_back(hands)


def _begin_a_book(hands: Hands, home: Path) -> None:
    assert hands.where == "单位名称"
    hands.type("清河镇农业农村服务中心")
    hands.press("Tab")
    assert hands.where == "简称"
    hands.press("Tab")
    hands.type("清河县科技局")
    hands.press("Tab")
    assert hands.where == "填报人"
    hands.type("周明霞")
    hands.press("Tab")
    assert hands.where == "从哪一年记起"
    offered = hands.press_in_dialog("Esc")
    hands.press("Enter")
    assert str(date.today().year) in offered[0]  # noqa: DTZ011 - the desk's own day
    hands.press("Tab")
    assert hands.where == "村(社区)名单"
    hands.copy_elsewhere(VILLAGE_CELLS)
    hands.press("Ctrl+V", "Enter")
    hands.type(VILLAGES[4])
    hands.press("Ctrl+Enter")
    hands.wait_until(lambda: hands.window.shell is not None)
    hands.settle()
    book = hands.book
    assert book.path == home / "清河镇.tecdesk"
    assert tuple(book.names("village").values()) == VILLAGES
    assert book.unit.text("parent") == "清河县科技局"
    assert book.unit.text("clerk") == "周明霞"


def _record_five_sessions(hands: Hands) -> None:
    assert (hands.shell.current, hands.where) == ("home", "记一次培训")
    hands.press("Enter")
    assert hands.where == "培训日期"
    hands.press("Enter")
    hands.type("ls")
    hands.press("Enter")
    hands.type("茶园冬季管理")
    hands.press("Enter")
    hands.type("pxb")
    hands.press("Enter")
    for number in ("45", "20", "6"):
        hands.type(number)
        hands.press("Enter")
    hands.type("林桂兰")
    hands.press("Ctrl+Enter")
    assert hands.said.endswith("柳树村 茶园冬季管理")
    keys = _keys_of(hands, _record_the_second)
    assert keys <= ALLOWED, keys
    for village, people in (("qh", "30"), ("jf", "28"), ("sjl", "33")):
        _record_the_same_elsewhere(hands, village, people)
    rows = _newest(hands.book, "training")
    places = [_village(hands, row.text("village")) for row in rows]
    assert places == ["柳树村", "曾家湾村", "清河村", "解放村", "单家岭社区"]
    assert [row["people"] for row in rows] == [45, 52, 30, 28, 33]
    assert {row.text("held_on") for row in rows} == {_today()}
    assert {row.text("form") for row in rows} == {"培训班"}
    assert [row.text("lecturer") for row in rows] == ["林桂兰"] * 5
    assert rows[1].text("title") == "生猪春季防疫"


def _record_the_second(hands: Hands) -> None:
    """Another village and topic; day, form and lecturer are those of the first."""
    assert hands.where == "培训日期"
    hands.press("Enter")
    hands.type("zjw")
    hands.press("Enter")
    _own(hands, "生猪春季防疫")
    hands.press("Enter", "Enter")
    _own(hands, "52")
    hands.press("Enter")
    _own(hands, "24")
    hands.press("Enter")
    _own(hands, "9")
    hands.press("Ctrl+Enter")
    assert hands.said.startswith("已保存")


def _record_the_same_elsewhere(hands: Hands, village: str, people: str) -> None:
    hands.press("Enter")
    hands.type(village)
    hands.press("Enter", "Enter", "Enter")
    assert hands.where == "参训人次"
    hands.type(people)
    hands.press("Ctrl+Enter")


def _record_three_handouts(hands: Hands) -> None:
    hands.press("Alt+5")
    for material, quantity, village in (
        ("茶树栽培手册", "200", "lsc"),
        ("生猪防疫明白纸", "120", "zjw"),
        ("cszp", "80", "jf"),
    ):
        assert hands.where == "日期"
        hands.press("Enter")
        hands.type(material)
        hands.press("Enter")
        hands.type(quantity)
        hands.press("Enter", "Enter", "Enter")
        hands.type(village)
        hands.press("Ctrl+Enter")
        assert hands.said.startswith("已保存")
    book = hands.book
    rows = _newest(book, "handout")
    titles = book.names("material")
    assert [titles[row.text("material")] for row in rows] == [
        "茶树栽培手册",
        "生猪防疫明白纸",
        "茶树栽培手册",
    ]
    assert [row["quantity"] for row in rows] == [200, 120, 80]
    assert _village(hands, rows[2].text("village")) == "解放村"


def _take_in_twenty_households(hands: Hands) -> None:
    hands.press("Alt+4", "Esc")
    hands.copy_elsewhere(household_cells())
    hands.press("Ctrl+V")
    tool = hands.listed.work.side.tool
    assert isinstance(tool, PasteTool)
    assert tool.said[:4] == [
        "新增 20 行",
        "第 2 行读作",
        f"户主姓名：{NAMES[0]}",
        f"村(社区)：{VILLAGES[0]}",
    ]
    assert hands.where == "导入 20 户结对帮扶"
    hands.press("Enter")
    book = hands.book
    assert {row.text("name") for row in book.find("pairing")} == set(NAMES)
    assert hands.where == "结对帮扶列表"


def _visit_them_all(hands: Hands) -> None:
    hands.press("Ctrl+A", "F9")
    page = hands.page
    assert isinstance(page, VisitsPage)
    assert hands.where == "日期"
    hands.press("Enter", "Enter")
    hands.type("看了越冬草料")
    hands.press("Ctrl+Enter")
    book = hands.book
    rows = book.find("aid")
    assert len(rows) == len({row.text("pairing") for row in rows}) == 20
    assert {row.text("content") for row in rows} == {"看了越冬草料"}
    assert {row.text("date") for row in rows} == {_today()}


def _record_a_base_and_take_it_back(hands: Hands) -> None:
    book = hands.book
    hands.press("Alt+3")
    assert hands.where == "基地名称"
    hands.type("曾家湾茶叶示范园")
    hands.press("Ctrl+Enter")
    assert book.count("base") == 1
    hands.press("Alt+M")
    page = hands.page
    assert isinstance(page, EverythingPage)
    hands.type("chexiao")
    assert page.model.rowCount() == 0
    hands.press("Ctrl+F")
    hands.type("cx")
    step = "新增示范基地：曾家湾茶叶示范园"
    assert page.model.shown[0].label == f"撤销：{step}"
    hands.press("Enter")
    assert hands.said == f"已撤销：{step}"
    assert book.count("base") == 0
    hands.press("Ctrl+Y")
    assert hands.said == f"已重做：{step}"
    assert book.count("base") == 1


def _type_over_the_date(hands: Hands) -> None:
    """Back in a form whose cursor stood in the date: typing replaces it."""
    hands.press("Alt+2", "Alt+1", "Ctrl+N")
    assert hands.where == "培训日期"
    hands.type("1.5")
    assert hands.listed.panel.fields.editors["held_on"].text == "1.5"
    said = hands.press_in_dialog("C")
    hands.press("Esc")
    assert said == ["这次培训还没有保存。"]


def _bin_a_session_and_bring_it_back(hands: Hands) -> None:
    book = hands.book
    hands.press("Alt+2", "F6", "Down", "Del")
    assert hands.said.startswith("已删到回收站：")
    assert book.count("training") == 4
    assert hands.where == "培训列表"
    hands.press("Ctrl+Shift+B")
    page = hands.page
    assert isinstance(page, BinPage)
    assert hands.where == "回收站里的培训"
    assert page.model.count == 1
    hands.press("Ctrl+Enter")
    assert hands.said.startswith("已恢复培训：")
    assert book.count("training") == 5
    assert hands.where
    hands.press("Esc")
    assert hands.shell.current == "training"


def _see_the_day_on_the_first_page(hands: Hands) -> None:
    hands.press("Alt+1")
    page = hands.page
    assert isinstance(page, HomePage)
    assert page.found is not None
    recent = page.found.recent
    assert {each.day for each in recent} <= {_today(), "2025-01", ""}
    assert recent[0].what in {"曾家湾茶叶示范园", "茶园冬季管理", "走访 曾大山"}
    assert "session" not in {each.key.split(".")[0] for each in page.found.findings}


def _close_and_come_back(hands: Hands) -> None:
    counts = _counts(hands.book)
    assert counts == {"training": 5, "handout": 3, "pairing": 20, "aid": 20, "base": 1}
    assert hands.close()
    hands.start()
    assert hands.window.first_page is not None
    assert hands.where == "清河镇"
    hands.press("Enter")
    assert _counts(hands.book) == counts
    assert hands.book.undo_label.startswith("恢复培训")
    assert hands.close()


def _counts(book: Book) -> dict[str, int]:
    keys = ("training", "handout", "pairing", "aid", "base")
    return {key: book.count(key) for key in keys}


def _newest(book: Book, register: str) -> list[Record]:
    """In the order they were entered."""
    return sorted(book.find(register, Filter()), key=lambda row: row.id)


def _village(hands: Hands, record: str) -> str:
    return hands.book.names("village")[record]


def _keys_of(hands: Hands, work: Callable[[Hands], None]) -> int:
    before = hands.keys
    work(hands)
    return hands.keys - before


def _own(hands: Hands, text: str) -> None:
    """Chinese text and numbers of the record's own are not counted."""
    before = hands.keys
    hands.type(text)
    hands.keys = before


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the desk's own day
