"""One wrong thing of each kind is planted; its check finds it and says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.checkup.catalogue import CHECKS
from tecdesk.tally.checkup.checkup import checkup
from tests.tally.checkup import plants
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import target
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book

DAY = date(2026, 1, 5)
Plant = Callable[["Book"], object]
WRONG: dict[str, tuple[Plant, tuple[str, ...]]] = {
    "required": (plants.required, ("12月9日 下坪村 养殖", "参训人次没有填")),
    "negative": (
        lambda b: plants.at(b, "2025-12-09", people=-5),
        ("12月9日 下坪村", "参训人次 -5 是负数"),
    ),
    "subset": (
        lambda b: plants.at(b, "2025-12-09", women=11),
        ("12月9日 下坪村", "妇女 11 多于人次 10", "签到表"),
    ),
    "order": (
        lambda b: plants.at(b, "2025-12-09", held_until="2025-12-01"),
        ("结束 2025-12-01 早于开始 2025-12-09",),
    ),
    "to_come": (
        plants.to_come,
        ("下坪村", "日期写的是 2026年2月1日", "今天才 2026年1月5日"),
    ),
    "subset_sum": (plants.subset_sum, ("其中妇女 80 人次，多于培训人次 20 人次",)),
    "no_receiver": (plants.no_receiver, ("清河镇", "报送单位没有填")),
    "twice": (
        plants.twice,
        ("12月9日 下坪村", "有 2 次培训的日期、村(社区)、培训内容都一样", "不是同一次"),
    ),
    "handout_twice": (plants.handout_twice, ("12月9日 下坪村 明白纸", "随发里也有 9")),
    "household_twice": (plants.household_twice, ("甲", "同时有 2 条在帮：丙、丁")),
    "shared_number": (
        plants.shared_number,
        (f"{plants.GOOD[:6]}********{plants.GOOD[-4:]}", "甲、乙"),
    ),
    "lecturer_twice": (
        plants.lecturer_twice,
        ("12月9日", "彭桂兰这天在下坪村、柳树村都有课"),
    ),
    "another_year": (
        plants.another_year,
        ("另外 11 条都是 2025 年的", "只有它写成 2015年3月12日"),
    ),
    "across_years": (
        lambda b: plants.at(b, "2025-12-30", held_until="2026-01-03"),
        ("2025年12月30日 开始、2026年1月3日 才结束",),
    ),
    "outside": (
        plants.outside,
        ("走访 甲", "日期 2025年2月1日 早于结对时间 2025年3月5日"),
    ),
    "holiday": (lambda b: plants.at(b, "2025-10-02"), ("10月2日 下坪村", "国庆节")),
    "more": (
        lambda b: plants.at(b, "2025-12-09", distinct_people=11),
        ("人数 11 多于人次 10",),
    ),
    "id_number": (
        lambda b: household(b, "甲", id_number=plants.GOOD[:-1] + "A"),
        ("甲", "核对原件"),
    ),
    "phone": (lambda b: household(b, "甲", phone="1381234567"), ("甲", "138***4567")),
    "nobody": (
        lambda b: plants.at(b, "2025-12-09", people=0),
        ("下坪村", "参训人次是 0"),
    ),
    "very_many": (
        lambda b: plants.at(b, "2025-12-09", people=1001),
        ("参训人次 1001 人次",),
    ),
    "far_more": (plants.far_more, ("12月9日", "参训人次 4500 人次，平常在 46 上下")),
    "staff_outnumber": (
        lambda b: plants.at(b, "2025-12-09", staff=68),
        ("出动科技人员 68 人次，参训只有 10 人次",),
    ),
    "all_round": (plants.all_round, ("培训", "10 条的参训人次全是整十的数")),
    "stock_below": (
        plants.stock_below,
        ("《明白纸》", "入库 100 份，发了 120 份，多发 20 份"),
    ),
    "stock_late": (plants.stock_late, ("到 3月1日 已发 120 份，那时只入库 100 份",)),
    "copies_each": (lambda b: plants.copies(b, 101), ("参训 10 人次，随发资料 101",)),
    "copies_more": (
        lambda b: plants.copies(b, 11),
        ("参训 10 人次，《明白纸》发了 11 份",),
    ),
    "unlike_unit": (plants.unlike_unit, ("明白纸", "写的是“册”，资料目录里按“份”算")),
    "base_state": (
        lambda b: plants.tea_base(b, status="在建"),
        ("石桥村 茶叶基地", "状态是“在建”，建成日期却写了 2020年"),
    ),
    "base_area": (
        plants.base_area,
        ("茶叶基地", "2025 年 130 亩，比上年 100 亩多 30%"),
    ),
    "jump": (plants.jump, ("培训人次", "全年 160 人次，上年 100 人次，多 60.0%")),
    "empty_target": (
        lambda b: target(b, "base.new", 2),
        ("新建示范基地", "目标 2 个，一条记录也没有"),
    ),
    "missed_target": (
        lambda b: (plants.at(b, "2025-12-09"), target(b, "training.people", 50)),
        ("培训人次", "目标 50 人次，完成 10 人次，差 40 人次"),
    ),
    "not_visited": (lambda b: household(b, "甲"), ("1 户 2025 年没有走访记录",)),
    "no_village": (plants.no_village, ("培训", "1 次没有填村")),
    "unknown_village": (
        plants.unknown_village,
        ("1 次写的是下坪村", "2025 年的村名表里没有"),
    ),
    "no_proof": (plants.no_proof, ("1 次培训没有佐证",)),
    "no_handout": (lambda b: plants.at(b, "2025-12-09"), ("1 期没有登记随发资料",)),
    "no_number": (plants.no_number, ("1 户没有证件号码",)),
    "nothing_given": (
        lambda b: add(b, "aid", pairing=household(b), date="2025-03-01", way="物资"),
        ("1 户的帮扶没有填资金或物资",),
    ),
    "visits_together": (
        lambda b: visit(b, household(b), "2025", times=12),
        ("1 条走访是全年合记的",),
    ),
    "blank_in_sum": (plants.blank_in_sum, ("1 次没有填其中妇女", "填过的 2 次")),
    "no_code": (plants.no_code, ("新民社区没有区划代码",)),
    "older_word": (
        lambda b: plants.at(b, "2025-12-09", title="贫困户技能班"),
        ("1 次写着“贫困户”，2025 年叫“脱贫户”",),
    ),
    "few_sessions": (
        lambda b: plants.at(b, "2025-12-09"),
        ("上半年", "只记了 0 期培训"),
    ),
    "no_science_month": (lambda b: plants.at(b, "2025-12-09"), ("9月是全国科普月",)),
    "no_target": (plants.no_target, ("2025 年的目标一个也没有填",)),
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
    plants.closed_base(book)
    (point,) = checkup(book, 2025, DAY, keys=["outside"]).points
    assert "日期 2025年 晚于撤销日期 2024年6月" in point.sentence


def test_the_year_of_another_batch_is_left_alone(book: Book) -> None:
    plants.another_year(book)
    assert not checkup(book, 2015, DAY, keys=["another_year"]).points
