from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.headings import Heading
from tecdesk.exchange.ledgers.headings import joined
from tecdesk.exchange.ledgers.headings import strengths
from tecdesk.exchange.ledgers.recognise import Recognised
from tecdesk.exchange.ledgers.recognise import recognise
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.exchange.ledgers.slots import slots_of
from tecdesk.exchange.sources.spans import Merge

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = list[list[object]]
TRAINING = REGISTERS["training"]


def best(register: str, *parts: str) -> str:
    found = strengths(Heading(0, parts), REGISTERS[register])
    return max(found, key=lambda key: found[key], default="")


@pytest.mark.parametrize(
    ("register", "parts", "key"),
    [
        ("training", ("培训日期",), "held_on"),
        ("training", ("培 训\n时 间",), "held_on"),
        ("training", ("培训时间（年月日）",), "held_on"),
        ("training", ("参训情况", "人次"), "people"),
        ("training", ("参训情况", "其中：妇女"), "women"),
        ("training", ("参训情况", "妇女（人）"), "women"),
        ("training", ("参训情况", "其中", "脱贫户"), "aided"),
        ("training", ("参训人次", "合计"), "people"),
        ("training", ("参加人次（人次）", "小计"), "people"),
        ("training", ("发放资料（份）",), "handout.quantity"),
        ("training", ("发放资料", "份"), "handout.quantity"),
        ("training", ("经费(万元)",), "cost"),
        ("target", ("2025年度目标任务数",), "value"),
        ("base", ("面积/公顷",), "area"),
        ("base", ("村（社区）",), "village"),
        ("base", ("村社区",), "village"),
        ("pairing", ("户主／对象名称",), "name"),
        ("pairing", ("ＩＤ",), ""),
        ("handout", ("资料种类",), "material.kind"),
        ("handout", ("单位",), "unit"),
        ("handout", ("备注说明书",), ""),
    ],
)
def test_headings_are_known_past_brackets_blanks_and_groups(
    register: str, parts: tuple[str, ...], key: str
) -> None:
    assert best(register, *parts) == key


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        (("帮扶资金（万元）",), "万元"),
        (("面积(单位：公顷)",), "公顷"),
        (("面积", "亩"), "亩"),
        (("村(社区)",), ""),
        (("数量",), ""),
    ],
)
def test_the_unit_of_a_heading(parts: tuple[str, ...], unit: str) -> None:
    assert Heading(0, parts).unit == unit


def test_three_merged_rows_are_joined_from_the_top() -> None:
    rows: Rows = [
        ["序号", "培训", "", ""],
        ["", "时间", "参训", ""],
        ["", "", "人次", "妇女"],
    ]
    merges = [
        Merge(5, 0, 7, 0),
        Merge(5, 1, 5, 3),
        Merge(6, 1, 7, 1),
        Merge(6, 2, 6, 3),
    ]
    texts = [heading.text for heading in joined(rows, merges, 5)]
    assert texts == ["序号", "培训/时间", "培训/参训/人次", "培训/参训/妇女"]


def test_groups_are_told_without_merges_too() -> None:
    rows = [["日期", "参训情况", "", "备注"], ["", "人次", "妇女", ""]]
    texts = [heading.text for heading in joined(rows, [], 0)]
    assert texts == ["日期", "参训情况/人次", "参训情况/妇女", "备注"]


def test_a_column_of_villages_is_one_whatever_stands_over_it() -> None:
    head = ["培训时间", "培训地点", "培训内容", "人次"]
    for places, key in (
        (["柳树村", "石桥社区", "东村"], "village"),
        (["镇政府会议室", "柳树村文化广场", "大棚"], "place"),
    ):
        found = read(
            [head, *([f"2025.1.{n}", p, "养鱼", 5] for n, p in enumerate(places, 1))]
        )
        assert found.columns[1][0] == key


def test_ids_phones_and_dates_are_told_by_their_cells() -> None:
    rows: Rows = [
        ["村", "户主姓名", "帮扶责任人", "号码一", "号码二", "起"],
        ["柳树村", "张三", "李四", "990000198612055930", "13970791446", "2023.5"],
        ["柳树村", "王五", "李四", 9.90000198710272e17, 13970791447.0, "2024年5月"],
    ]
    found = read(rows, "结对")
    assert {found.columns[c][0] for c in (3, 4, 5)} == {"id_number", "phone", "since"}


def test_what_a_person_chose_comes_first() -> None:
    rows: Rows = [
        ["日子", "何处", "内容", "来了多少", "人数"],
        ["2025.1.1", "东村", "x", 1, 2],
    ]
    chosen = {"日子": "held_on", "来了多少": "people", "人数": None}
    found = recognise(rows, [], [], chosen=chosen)
    assert found is not None
    assert found.register is TRAINING
    assert {k for k, _ in found.columns.values()} == {
        "held_on",
        "people",
        "title",
        "village",
    }


def test_a_headcount_stands_for_the_visits_when_these_have_no_column() -> None:
    rows: Rows = [["培训时间", "地点", "培训内容", "参加人数"]]
    found = read(rows)
    assert (found.columns[3][0], found.missing) == ("people", ())
    assert ["参加人数" in question for question in found.assumed] == [True]
    found = read([[*rows[0], "人次"]])
    assert (found.columns[3][0], found.assumed) == ("distinct_people", ())


def test_lines_above_and_column_numbers_below_are_not_the_heading() -> None:
    rows: Rows = [
        ["填报单位（盖章）", "", "", "填报时间：2025年7月1日", ""],
        ["举办时间", "举办地点", "内容", "参训人次", ""],
        ["", "", "", "合计", "其中妇女"],
        ["甲", "乙", "1", "2", "3"],
        ["1月5日", "柳树村", "水稻", "50", "20"],
        ["合计", "", "", "50", "20"],
    ]
    found = read(rows)
    assert (found.first, found.depth) == (1, 2)
    keys = ["held_on", "village", "title", "people", "women"]
    assert [found.columns[column][0] for column in range(5)] == keys


def test_a_single_column_is_enough_when_the_register_is_known() -> None:
    rows: Rows = [["村名"], ["柳树村"]]
    assert recognise(rows, [], []) is None
    found = recognise(rows, [], [], among=[REGISTERS["village"]])
    assert found is not None
    assert found.columns == {0: ("name", 10)}


def test_nothing_like_a_ledger_is_not_recognised() -> None:
    assert recognise([["一", "二"], ["三", "四"]], [], []) is None


@pytest.mark.parametrize("title", ["", "培训汇总表"])
@pytest.mark.parametrize("remarks", [[], ["备注"]])
def test_a_summary_by_village_is_no_list_of_villages(
    title: str, remarks: list[object]
) -> None:
    rows = [["村", "培训期数", "参训人次", *remarks], ["柳树村", 3, 100]]
    found = recognise(rows, [], [title])
    assert found is None or found.missing


def read(rows: Sequence[Sequence[object]], title: str = "") -> Recognised:
    found = recognise(rows, [], [title])
    assert found is not None
    return found


TITLES = ("清河镇2025年台账", "填报单位：清河镇（盖章）", "单位：人次、份", "附件2")


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[str, list[list[str]], dict[int, str]]:
    """A register, the first rows of a ledger of it, and the true columns."""
    register = draw(st.sampled_from(LEDGERS))
    slots = slots_of(register)
    needed = {f.key for f in register.fields if f.required}
    optional = [key for key in slots if key not in needed]
    extra = draw(st.lists(st.sampled_from(optional), unique=True, min_size=3))
    keys = draw(st.permutations([*needed, *extra]))
    headings = [draw(written(slots[key].headings)) for key in keys]
    if draw(st.booleans()):
        keys, headings = ["", *keys], ["序号", *headings]
    titles = draw(st.lists(st.sampled_from(TITLES), max_size=3))
    above = [[title, *[""] * (len(keys) - 1)] for title in titles]
    return register.key, [*above, list(headings)], dict(enumerate(keys))


@st.composite
def written(draw: st.DrawFn, names: Sequence[str]) -> str:
    """One of the names as it may stand in a workbook."""
    name = draw(st.sampled_from(names))
    way = draw(st.sampled_from(["", "wide", "lines", "blanks"]))
    if way == "wide":
        return name.replace("(", "（").replace(")", "）")
    joint = {"lines": "\n", "blanks": "　"}.get(way, "")
    return joint.join(name)


@given(ledgers())
@settings(max_examples=150, deadline=None)
def test_any_ledger_with_shuffled_columns_is_recognised(
    ledger: tuple[str, list[list[str]], dict[int, str]],
) -> None:
    register, rows, keys = ledger
    found = recognise(rows, [], [REGISTERS[register].titles[0]])
    assert found is not None
    assert found.register.key == register
    assert found.first == len(rows) - 1
    assert {c: k for c, (k, _) in found.columns.items()} == {
        column: key for column, key in keys.items() if key
    }


@pytest.mark.parametrize("register", IMPORTABLE, ids=lambda r: r.key)
def test_labels_alone_name_their_register(register: object) -> None:
    slots = slots_of(register)  # type: ignore[arg-type]
    row = [slot.field.label for slot in slots.values()]
    found = recognise([row], [], [])
    assert found is not None
    assert found.register is register
    assert [found.columns[c][0] for c in range(len(row))] == list(slots)
