"""One wrong thing of each kind is planted; its check finds it and says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.identity import check_character
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.tally.checkup.catalogue import CHECKS
from tecdesk.tally.checkup.checkup import checkup
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings

DAY = date(2026, 1, 5)
GOOD, OTHER = (
    body + check_character(body) for body in ("99000019800101001", "99000019790202002")
)
Plant = Callable[["Book"], object]


def _change(book: Book, register: str, record: str, **values: Value) -> None:
    with book.edit("改") as edit:
        edit.change(register, record, values)


def _many(book: Book, register: str, rows: list[dict[str, Value]]) -> list[str]:
    with book.edit("导入") as edit:
        return edit.add_many(register, [(row, {}) for row in rows])


def _leaf(book: Book, **values: Value) -> str:
    return add(book, "material", title="明白纸", unit="份", **values)


def _base(book: Book, **values: Value) -> str:
    place = village(book, "石桥村")
    told: dict[str, Value] = {"name": "茶叶基地", "village": place, "area": 1000}
    told["founded_on"] = "2020"
    return add(book, "base", **{**told, **values})


def _at(book: Book, day: str, **values: Value) -> str:
    return session(book, day, village=village(book, "下坪村"), **values)


def _required(book: Book) -> None:
    _change(book, "training", _at(book, "2025-12-09"), people=None)


def _to_come(book: Book) -> None:
    _at(book, "2026-02-01")


def _subset_sum(book: Book) -> None:
    """No single record shows it: one has no total, the other no part."""
    one = _at(book, "2025-12-09", women=80)
    _change(book, "training", one, people=None)
    _at(book, "2025-12-10", people=20)


def _no_receiver(book: Book) -> None:
    _change(book, "unit", book.settings.unit, parent=None)


def _twice(book: Book) -> None:
    _at(book, "2025-12-09", title="养殖 技术")
    _at(book, "2025-12-09", title="养殖技术")


def _handout_twice(book: Book) -> None:
    place, held = village(book, "下坪村"), _at(book, "2025-12-09")
    told: dict[str, Value] = {"date": "2025-12-09", "village": place, "quantity": 9}
    add(book, "handout", training=held, **told)
    add(book, "handout", material=_leaf(book), **told)


def _household_twice(book: Book) -> None:
    household(book, "甲", helper="丙", since="2022-01", id_number=GOOD)
    household(book, "甲", helper="丁", since="2024-01", id_number=GOOD)


def _shared_number(book: Book) -> None:
    household(book, "甲", id_number=GOOD)
    household(book, "乙", id_number=GOOD)


def _lecturer_twice(book: Book) -> None:
    session(book, "2025-12-09", village=village(book, "下坪村"), lecturer="彭桂兰")
    places = {"village": village(book, "柳树村"), "lecturer": "查美玲、彭桂兰"}
    session(book, "2025-12-08", held_until="2025-12-09", **places)


def _another_year(book: Book) -> None:
    days = [f"2025-03-{day:02}" for day in range(1, 12)]
    _many(
        book,
        "training",
        [
            {"held_on": day, "title": "养殖", "people": 11}
            for day in (*days, "2015-03-12")
        ],
    )


def _outside(book: Book) -> None:
    visit(book, household(book, since="2025-03-05"), "2025-02-01")


def _closed_base(book: Book) -> None:
    base = _base(book, closed_on="2024-06", status="已撤销")
    add(book, "base_year", base=base, year=2025, area=900)


def _far_more(book: Book) -> None:
    for day in range(1, 12):
        _at(book, f"2025-04-{day:02}", people=40 + day)
    _at(book, "2025-12-09", people=4500)


def _all_round(book: Book) -> None:
    for day in range(1, 11):
        _at(book, f"2025-04-{day:02}", people=10 * day)


def _stock_below(book: Book) -> None:
    leaf = _leaf(book)
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=100)
    add(book, "handout", date="2025-03", material=leaf, quantity=120)


def _stock_late(book: Book) -> None:
    leaf = _leaf(book)
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=100)
    add(book, "handout", date="2025-03-01", material=leaf, quantity=120)
    add(book, "stock_in", date="2025-03-05", material=leaf, quantity=50)


def _copies(book: Book, quantity: int) -> None:
    held = _at(book, "2025-12-09", people=10)
    told: dict[str, Value] = {"date": "2025-12-09", "quantity": quantity}
    add(book, "handout", training=held, material=_leaf(book), **told)


def _unlike_unit(book: Book) -> None:
    told: dict[str, Value] = {"date": "2025-12-09", "quantity": 9, "unit": "册"}
    add(book, "handout", material=_leaf(book), **told)


def _base_area(book: Book) -> None:
    base = _base(book)
    add(book, "base_year", base=base, year=2024, area=1000)
    add(book, "base_year", base=base, year=2025, area=1300)


def _jump(book: Book) -> None:
    book.change_settings(_complete)
    _at(book, "2024-05-09", people=100)
    _at(book, "2025-05-09", people=160)


def _complete(settings: Settings) -> Settings:
    return replace(settings, complete_since={"training": 2024})


def _no_village(book: Book) -> None:
    session(book, "2025-12-09", village=None)


def _unknown_village(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-12-09", village=place)
    _change(book, "village", place, valid_to=2020)


def _no_proof(book: Book) -> None:
    _at(book, "2025-12-08", evidence="签到表")
    _at(book, "2025-12-09")


def _no_number(book: Book) -> None:
    household(book, "甲", id_number=GOOD)
    household(book, "乙", id_number=OTHER)
    household(book, "丙")


def _blank_in_sum(book: Book) -> None:
    _at(book, "2025-12-08", women=3)
    _at(book, "2025-12-09")
    with book.edit("新增") as edit:
        told: dict[str, Value] = {"held_on": "2025-12-10", "title": "乙", "people": 5}
        edit.add("training", told, {"women": NOT_APPLICABLE})


def _no_code(book: Book) -> None:
    for name in ("柳树村", "下坪村", "石桥村"):
        _change(book, "village", village(book, name), code="990000100201")


def _no_target(book: Book) -> None:
    target(book, "base.new", 1, year=2024)


WRONG: dict[str, tuple[Plant, tuple[str, ...]]] = {
    "required": (_required, ("12月9日 下坪村 养殖", "参训人次没有填")),
    "negative": (
        lambda b: _at(b, "2025-12-09", people=-5),
        ("12月9日 下坪村", "参训人次 -5 是负数"),
    ),
    "subset": (
        lambda b: _at(b, "2025-12-09", women=11),
        ("12月9日 下坪村", "妇女 11 多于人次 10", "签到表"),
    ),
    "order": (
        lambda b: _at(b, "2025-12-09", held_until="2025-12-01"),
        ("结束 2025-12-01 早于开始 2025-12-09",),
    ),
    "to_come": (_to_come, ("下坪村", "日期写的是 2026年2月1日", "今天才 2026年1月5日")),
    "subset_sum": (_subset_sum, ("其中妇女 80 人次，多于培训人次 20 人次",)),
    "no_receiver": (_no_receiver, ("清河镇", "报送单位没有填")),
    "twice": (
        _twice,
        ("12月9日 下坪村", "有 2 次培训的日期、村(社区)、培训内容都一样", "不是同一次"),
    ),
    "handout_twice": (_handout_twice, ("12月9日 下坪村 明白纸", "随发里也有 9")),
    "household_twice": (_household_twice, ("甲", "同时有 2 条在帮：丙、丁")),
    "shared_number": (_shared_number, (f"{GOOD[:6]}********{GOOD[-4:]}", "甲、乙")),
    "lecturer_twice": (
        _lecturer_twice,
        ("12月9日", "彭桂兰这天在下坪村、柳树村都有课"),
    ),
    "another_year": (
        _another_year,
        ("另外 11 条都是 2025 年的", "只有它写成 2015年3月12日"),
    ),
    "across_years": (
        lambda b: _at(b, "2025-12-30", held_until="2026-01-03"),
        ("2025年12月30日 开始、2026年1月3日 才结束",),
    ),
    "outside": (_outside, ("走访 甲", "日期 2025年2月1日 早于结对时间 2025年3月5日")),
    "holiday": (lambda b: _at(b, "2025-10-02"), ("10月2日 下坪村", "国庆节")),
    "more": (
        lambda b: _at(b, "2025-12-09", distinct_people=11),
        ("人数 11 多于人次 10",),
    ),
    "id_number": (
        lambda b: household(b, "甲", id_number=GOOD[:-1] + "A"),
        ("甲", "核对原件"),
    ),
    "phone": (lambda b: household(b, "甲", phone="1381234567"), ("甲", "138***4567")),
    "nobody": (lambda b: _at(b, "2025-12-09", people=0), ("下坪村", "参训人次是 0")),
    "very_many": (lambda b: _at(b, "2025-12-09", people=1001), ("参训人次 1001 人次",)),
    "far_more": (_far_more, ("12月9日", "参训人次 4500 人次，平常在 46 上下")),
    "staff_outnumber": (
        lambda b: _at(b, "2025-12-09", staff=68),
        ("出动科技人员 68 人次，参训只有 10 人次",),
    ),
    "all_round": (_all_round, ("培训", "10 条的参训人次全是整十的数")),
    "stock_below": (
        _stock_below,
        ("《明白纸》", "入库 100 份，发了 120 份，多发 20 份"),
    ),
    "stock_late": (_stock_late, ("到 3月1日 已发 120 份，那时只入库 100 份",)),
    "copies_each": (lambda b: _copies(b, 101), ("参训 10 人次，随发资料 101",)),
    "copies_more": (lambda b: _copies(b, 11), ("参训 10 人次，《明白纸》发了 11 份",)),
    "unlike_unit": (_unlike_unit, ("明白纸", "写的是“册”，资料目录里按“份”算")),
    "base_state": (
        lambda b: _base(b, status="在建"),
        ("石桥村 茶叶基地", "状态是“在建”，建成日期却写了 2020年"),
    ),
    "base_area": (_base_area, ("茶叶基地", "2025 年 130 亩，比上年 100 亩多 30%")),
    "jump": (_jump, ("培训人次", "全年 160 人次，上年 100 人次，多 60.0%")),
    "empty_target": (
        lambda b: target(b, "base.new", 2),
        ("新建示范基地", "目标 2 个，一条记录也没有"),
    ),
    "missed_target": (
        lambda b: (_at(b, "2025-12-09"), target(b, "training.people", 50)),
        ("培训人次", "目标 50 人次，完成 10 人次，差 40 人次"),
    ),
    "not_visited": (lambda b: household(b, "甲"), ("1 户 2025 年没有走访记录",)),
    "no_village": (_no_village, ("培训", "1 次没有填村")),
    "unknown_village": (
        _unknown_village,
        ("1 次写的是下坪村", "2025 年的村名表里没有"),
    ),
    "no_proof": (_no_proof, ("1 次培训没有佐证",)),
    "no_handout": (lambda b: _at(b, "2025-12-09"), ("1 期没有登记随发资料",)),
    "no_number": (_no_number, ("1 户没有证件号码",)),
    "nothing_given": (
        lambda b: add(b, "aid", pairing=household(b), date="2025-03-01", way="物资"),
        ("1 户的帮扶没有填资金或物资",),
    ),
    "visits_together": (
        lambda b: visit(b, household(b), "2025", times=12),
        ("1 条走访是全年合记的",),
    ),
    "blank_in_sum": (_blank_in_sum, ("1 次没有填其中妇女", "填过的 2 次")),
    "no_code": (_no_code, ("新民社区没有区划代码",)),
    "older_word": (
        lambda b: _at(b, "2025-12-09", title="贫困户技能班"),
        ("1 次写着“贫困户”，2025 年叫“脱贫户”",),
    ),
    "few_sessions": (lambda b: _at(b, "2025-12-09"), ("上半年", "只记了 0 期培训")),
    "no_science_month": (lambda b: _at(b, "2025-12-09"), ("9月是全国科普月",)),
    "no_target": (_no_target, ("2025 年的目标一个也没有填",)),
}
"""Check to what is planted for it, and what its sentence says."""

UNREACHABLE = {"parts_sum"}
"""Checks that prove the program itself: no record can make them speak."""


def test_every_check_is_planted() -> None:
    assert WRONG.keys() | UNREACHABLE == CHECKS.keys()


@pytest.mark.parametrize("key", WRONG)
def test_what_is_planted_is_found_and_said(book: Book, key: str) -> None:
    plant, words = WRONG[key]
    assert key not in {p.check.key for p in checkup(book, 2025, DAY, keys=[key]).points}
    plant(book)
    (first, *_) = checkup(book, 2025, DAY, keys=[key]).points
    assert [w for w in words if w not in first.sentence] == [], first.sentence
    assert first.sentence.endswith("。")
    assert "请" not in first.text or first.check.says == "{said}"
    opened = [book.get(first.finding.register, id_) for id_ in first.finding.ids]
    assert all(opened)
    assert opened or first.finding.page


def test_figures_of_a_closed_base_are_outside(book: Book) -> None:
    _closed_base(book)
    (point,) = checkup(book, 2025, DAY, keys=["outside"]).points
    assert "日期 2025年 晚于撤销日期 2024年6月" in point.sentence


def test_the_year_of_another_batch_is_left_alone(book: Book) -> None:
    _another_year(book)
    assert not checkup(book, 2015, DAY, keys=["another_year"]).points
