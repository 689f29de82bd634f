"""Phrase rules P2 and P4, every case."""

from __future__ import annotations

import pytest

from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.splits import split
from tecdesk.report.words.splits import top


def shares(text: str, unit: str = "期") -> list[Share]:
    """ "甲5 乙3 5": name and value; without a name it is 未填."""
    pairs = [(word.rstrip("0123456789"), word) for word in text.split()]
    return [
        Share(name, Amount(int(word[len(name) :]), unit, f"t/{name}"))
        for name, word in pairs
    ]


def total(value: int, unit: str = "期") -> Amount:
    return Amount(value, unit, "t")


@pytest.mark.parametrize(
    ("parts", "whole", "text"),
    [
        (
            "培训班7 讲座9 现场指导9 播放影片10 远程教育11",
            46,
            "按形式分，远程教育11期、播放影片10期、讲座和现场指导各9期、培训班7期",
        ),
        ("甲46", 46, "均为甲"),
        ("甲5 乙6", 11, "按形式分，乙6期、甲5期"),
        ("甲9 乙9 丙9", 27, "按形式分，甲、乙、丙各9期"),
        ("甲9 乙0", 9, "均为甲"),
        ("甲5 乙3 2", 10, "按形式分，甲5期、乙3期，其余2期未登记形式"),
        ("甲5 5", 10, "按形式分，甲5期，其余5期未登记形式"),
        ("甲5 乙3", 10, "其中甲5期、乙3期"),
        ("10", 10, None),
        ("甲2 乙1 丙1 丁1 戊1", 6, "按形式分，甲2期，乙、丙、丁、戊各1期"),
        (
            "甲9 乙8 丙7 丁6 戊5 己4 庚3 辛2",
            44,
            "按形式分，甲9期、乙8期、丙7期、丁6期、戊5期",
        ),
    ],
)
def test_split(parts, whole, text):
    clause = split(shares(parts), total(whole), "按形式分", missing="形式")
    assert (plain(clause) if clause else None) == text


def test_offices_are_told_apart():
    clause = split(shares("甲局5 乙局2 镇2", "人"), total(9, "人"), apart=True)
    assert clause
    assert plain(clause) == "其中甲局5人、乙局2人、镇2人"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (
            "水产7 畜牧7 粮食5 蔬菜5 食用菌4 茶叶3 果树1",
            "涉及水产、畜牧、粮食、蔬菜、食用菌等7个行业，其中水产、畜牧各7期，粮食、蔬菜各5期，食用菌4期",
        ),
        ("粮食5 蔬菜3", "涉及粮食、蔬菜2个行业，其中粮食5期、蔬菜3期"),
        ("粮食5", "涉及粮食"),
        (
            "甲9 乙8 丙7 丁6 戊5 己5",
            "涉及甲、乙、丙、丁等6个行业，其中甲9期、乙8期、丙7期、丁6期",
        ),
        ("甲1 乙1 丙1 丁1 戊1 己1", "涉及6个行业"),
        ("", None),
    ],
)
def test_top(parts, text):
    listed = shares(parts)
    kinds = Amount(len(listed), "个", "t#")
    clause = top(listed, "涉及", kinds, "行业")
    assert (plain(clause) if clause else None) == text
