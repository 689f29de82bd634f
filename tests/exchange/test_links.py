"""Columns that name a record of another ledger: the event, the envoy, the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import importing
from tecdesk.exchange.ledgers.line import Status
from tests.exchange.ledgers import brought_in
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.store.book import Book
    from tests.report.township import Row

FAIRS = ("活动日期", "活动名称", "参与人次", "所属活动")
CALLS = ("日期", "咨询方式", "咨询内容", "受益人次", "所属活动")
ENVOYS = ("姓名", "派出单位", "选派时间", "工作经费(元)")
VILLAGES = ("特派员", "服务村")


def test_a_part_stands_above_its_whole_and_both_are_new(
    book: Book, tmp_path: Path
) -> None:
    """The order of the lines does not matter, nor how deep one lies in another."""
    rows = [
        ("2025.6.3", "放电影", 20, "广场宣传"),
        ("2025.6.3", "灯谜", 5, "放电影"),
        ("2025.6.3", "广场宣传", 600, ""),
    ]
    path = xlsx(tmp_path / "科普活动.xlsx", {"科普活动": [FAIRS, *rows]})
    brought_in(book, path, year=2025)
    titles = {row.id: row.text("title") for row in book.find("outreach")}
    within = {
        row.text("title"): titles.get(row.text("within"), "")
        for row in book.find("outreach")
    }
    assert within == {"放电影": "广场宣传", "灯谜": "放电影", "广场宣传": ""}
    again = importing.read_plans(book, path, year=2025)
    assert again[0].count(Status.SAME) == 3


def test_lines_that_lie_in_each_other_come_in_without(
    book: Book, tmp_path: Path
) -> None:
    rows = [("2025.6.3", "甲", 20, "乙"), ("2025.6.3", "乙", 5, "甲")]
    brought_in(
        book, xlsx(tmp_path / "科普活动.xlsx", {"科普活动": [FAIRS, *rows]}), year=2025
    )
    assert [row["within"] for row in book.find("outreach")] == [None, None]


def test_a_sheet_names_what_a_later_sheet_of_the_file_adds(
    book: Book, tmp_path: Path
) -> None:
    calls = [("2025.6.3", "现场咨询", "怎么施肥", 8, "广场宣传")]
    fairs = [("2025.6.3", "广场宣传", 600, "")]
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "咨询": [CALLS, *calls],
        "科普活动": [FAIRS, *fairs],
    }
    brought_in(book, xlsx(tmp_path / "活动.xlsx", sheets), year=2025)
    [call] = book.find("consult")
    [fair] = book.find("outreach")
    assert call["outreach"] == fair.id


def test_the_year_tells_which_of_one_name(book: Book, tmp_path: Path) -> None:
    with book.edit("两年") as edit:
        for day in ("2024-06-01", "2025-06-03"):
            edit.add("outreach", {"held_on": day, "title": "广场宣传"})
    calls = [("2025.6.3", "现场咨询", "怎么施肥", 8, "广场宣传")]
    path = xlsx(tmp_path / "咨询.xlsx", {"咨询": [CALLS, *calls]})
    brought_in(book, path, year=2025)
    [call] = book.find("consult")
    meant = book.require("outreach", str(call["outreach"]))
    assert meant["held_on"] == "2025-06-03"


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ((), "科普活动台账里没有“广场宣传”"),
        (("2025-06-03", "2025-09-01"), "有 2 条都叫"),
    ],
)
def test_what_is_not_clear_is_kept_in_the_remarks_and_said(
    book: Book, tmp_path: Path, titles: tuple[str, ...], said: str
) -> None:
    with book.edit("两次") as edit:
        for day in titles:
            edit.add("outreach", {"held_on": day, "title": "广场宣传"})
    calls = [("2025.6.3", "现场咨询", "怎么施肥", 8, "广场宣传")]
    path = xlsx(tmp_path / "咨询.xlsx", {"咨询": [CALLS, *calls]})
    [plan] = brought_in(book, path, year=2025)
    assert said in plan.faults[0].reason
    assert not plan.faults[0].blocks
    [call] = book.find("consult")
    assert (call["outreach"], call["note"]) == (None, "所属活动：广场宣传")


def test_a_line_that_names_adds_only_its_link(book: Book, tmp_path: Path) -> None:
    """特派员业绩 lists sessions that the book has: they are not typed twice."""
    with book.edit("先记") as edit:
        edit.add("envoy", {"name": "甲", "since": "2025"})
        village = next(iter(book.names("village")))
        when: Row = {"held_on": "2025-03-01", "village": village, "title": "养鱼"}
        edit.add("training", {**when, "people": 30, "women": 9})
    place = book.names("village")[village]
    head = ("培训日期", "村", "培训内容", "人次", "科技特派员")
    rows = [head, ("2025.3.1", place, "养鱼", 30, "甲")]
    [plan] = brought_in(book, xlsx(tmp_path / "业绩.xlsx", {"培训": rows}), year=2025)
    assert [line.status for line in plan.lines] == [Status.CHANGED]
    [session] = book.find("training")
    assert session["women"] == 9
    assert book.names("envoy")[str(session["envoy"])] == "甲"


def test_envoys_bring_their_money_and_a_second_sheet_their_villages(
    book: Book, tmp_path: Path
) -> None:
    first, second = list(book.names("village").values())[:2]
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "服务村": [VILLAGES, ("甲", first), ("甲", second), ("无此人", first)],
        "名册": [ENVOYS, ("甲", "农技站", "2025.3", "2万")],
    }
    plans = brought_in(book, xlsx(tmp_path / "特派员.xlsx", sheets), year=2025)
    [envoy] = book.find("envoy")
    places = book.names("village")
    served = {places[str(row["village"])] for row in book.find("envoy_village")}
    assert served == {first, second}
    [money] = book.find("envoy_year")
    assert (money["envoy"], money["money"], money["date"]) == (
        envoy.id,
        2_000_000,
        "2025",
    )
    assert [fault.value for plan in plans for fault in plan.faults] == ["无此人"]


def test_money_by_source_is_planned_on_the_day_of_approval(
    book: Book, tmp_path: Path
) -> None:
    head = ("项目名称", "类别", "立项时间", "承担单位", "上级专项(万元)", "自筹(万元)")
    rows = [
        head,
        ("种菜", "星火", "2024.7", "合作社", 20, 5),
        ("种茶", "星火", "", "", 3, ""),
    ]
    brought_in(book, xlsx(tmp_path / "科技项目2025.xlsx", {"项目": rows}), year=2025)
    found = sorted(
        (str(row["date"]), str(row["source"]), row["nature"], row["money"])
        for row in book.find("project_fund")
    )
    assert found == [
        ("2024-07", "上级专项", "计划", 20_000_000),
        ("2024-07", "单位自筹", "计划", 5_000_000),
        ("2025", "上级专项", "计划", 3_000_000),
    ]


def test_a_number_may_bring_its_unit(book: Book, tmp_path: Path) -> None:
    head = ("名称", "类型", "数量", "建立时间")
    rows = [head, ("办公电脑", "电脑", "8台", "2022"), ("茶叶协会", "协会", 1, "2022")]
    brought_in(book, xlsx(tmp_path / "服务网络.xlsx", {"网络": rows}), year=2025)
    units = {row.text("name"): row["unit"] for row in book.find("network")}
    assert units == {"办公电脑": "台", "茶叶协会": "个"}


def test_children_of_a_line_that_was_not_wanted_stay_out(
    book: Book, tmp_path: Path
) -> None:
    first = next(iter(book.names("village").values()))
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "名册": [ENVOYS, ("甲", "农技站", "2025.3", "")],
        "服务村": [VILLAGES, ("甲", first)],
    }
    path = xlsx(tmp_path / "特派员.xlsx", sheets)
    plans = importing.read_plans(book, path, year=2025)
    plans[0].lines[0].wanted = False
    importing.apply(book, plans)
    assert (book.count("envoy"), book.count("envoy_village")) == (0, 0)
