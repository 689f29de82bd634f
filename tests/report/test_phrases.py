"""Phrase rules P1, P3 and P5 to P10, every case."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import Text
from tecdesk.report.letter.document import plain
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.clauses import listed
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style


def amount(value: int | None, unit: str = "期", **more: Any) -> Amount:
    return Amount(value, unit, "training.sessions@2025", **more)


def shown(text: Text | None) -> str | None:
    return None if text is None else plain(text)


def shares(*pairs: tuple[str, int | None], unit: str = "人次") -> list[Share]:
    return [Share(name, Amount(value, unit, "t")) for name, value in pairs]


class TestCompletion:
    @pytest.mark.parametrize(
        ("done", "target", "text"),
        [
            (46, 40, "举办培训46期，完成年度目标任务的115%"),
            (38, 38, "举办培训38期，完成年度目标任务的100%"),
            (4374, 5000, "举办培训4374期，占年度目标任务的87.5%"),
            (99999, 100_000, "举办培训99999期，占年度目标任务的99.9%"),
            (420, 40, "举办培训420期，为年度目标任务的10.5倍"),
            (0, 40, "培训年度目标为40期，全年尚未举办"),
            (0, None, None),
            (46, None, "举办培训46期"),
            (46, 0, "举办培训46期"),
            (None, 40, "举办培训（待填）期"),
            (None, None, None),
        ],
    )
    def test_cases(self, done, target, text):
        aim = None if target is None else amount(target)
        assert shown(phrases.completion("举办", "培训", amount(done), aim)) == text

    @pytest.mark.parametrize(
        ("done", "text"),
        [(80, "为年度目标任务的2倍"), (79, "完成年度目标任务的197.5%")],
    )
    def test_times_from_twice_on(self, done, text):
        times = Numerals(times=True)
        clause = phrases.rate(amount(done, numerals=times), amount(40))
        assert shown(clause) == text

    def test_what_has_a_target_stays_exact(self):
        done = amount(4374, "人次", numerals=Numerals(Style.ROUNDED))
        free = phrases.completion("培训", "农民", done)
        assert shown(free) == "培训农民4300余人次"
        bound = phrases.completion("培训", "农民", done, amount(4000, "人次"))
        assert shown(bound) == "培训农民4374人次，完成年度目标任务的109.4%"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (1794, 4374, "妇女1794人次，占41%"),
        (631, 4374, "妇女631人次，占14.4%"),
        (4374, 4374, "均为妇女"),
        (0, 4374, None),
        (None, 4374, None),
        (5, None, None),
    ],
)
def test_share(part, whole, text):
    clause = phrases.share("妇女", amount(part, "人次"), amount(whole, "人次"))
    assert shown(clause) == text


@pytest.mark.parametrize(
    ("reached", "text"),
    [
        (12, "覆盖全镇12个村（社区）"),
        (9, "覆盖9个村（社区），占全镇的75%"),
        (1, "在甲村举办"),
        (0, None),
    ],
)
def test_coverage(reached, text):
    names = ["甲村", *"乙丙丁戊己庚辛壬癸子丑"][:reached]
    places, of = amount(reached, "个村"), amount(12, "个村")
    assert shown(phrases.coverage(names, places, of, "全镇")) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((5, 3, 2), "甲培训5人次，为各村最多"),
        ((5, 5, 2), "甲、乙培训人次并列最多"),
        ((5, 5, 5), None),
        ((5, 5, 5, 1), None),
        ((5,), None),
        ((0, 0), None),
        ((5, 0, 0), None),
        ((None, 5), None),  # what is not known may be more
    ],
)
def test_highest(values, text):
    compared = shares(*zip("甲乙丙丁", values, strict=False))
    words = [say("培训{}", said(each.amount)) for each in compared]
    clause = phrases.highest(compared, words, "各村", "培训人次")
    assert shown(clause) == text


def test_units_are_never_added():
    nouns = [("科技资料", amount(6911, "份")), ("手册", amount(3550, "册"))]
    nouns += [("挂图", amount(0, "张")), ("光盘", amount(None, "张"))]
    assert shown(phrases.quantities(nouns)) == "科技资料6911份、手册3550册"
    assert phrases.quantities([]) is None


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (11, 5, "比上年增加6期"),
        (46, 40, "比上年增加6期，增长15%"),
        (46, 46, "与上年持平"),
        (4374, 6249, "比上年减少1875期，下降30%"),
        (3, 5, "比上年减少2期"),
        (6, 0, "上年没有，本年新增6期"),
        (0, 0, None),
        (6, None, None),
        (None, 6, None),
        (320, 20, "比上年增加300期，增长15倍"),
    ],
)
def test_growth(now, before, text):
    assert shown(phrases.growth(amount(now), amount(before))) == text


def test_growth_of_a_stock():
    assert shown(phrases.growth(amount(11), amount(5), "上年末")) == "比上年末增加6期"
    assert phrases.growth(amount(11), None) is None


@pytest.mark.parametrize(
    ("rates", "text"),
    [
        (
            [(46, 40), (3, 5), (5, 5)],
            "目标任务共3项，达到或超过目标的2项，未达到目标的1项",
        ),
        ([(46, 40), (5, 5)], "2项目标任务全部完成"),
        ([(4, 40), (3, 5)], "目标任务2项均未达到目标"),
        ([(4, 4), (None, 5)], "目标任务共2项，达到或超过目标的1项，尚无数据的1项"),
        ([(46, 40)], None),
        ([], None),
    ],
)
def test_goals(rates, text):
    clause = phrases.goals(rates, amount(len(rates), "项"))
    assert shown(clause) == text


class TestClauses:
    def test_fixed_words_hold_no_number(self):
        with pytest.raises(ValueError, match="digit"):
            say("全年举办46期")
        with pytest.raises(ValueError, match="values"):
            say("全年举办{}{}", "甲")

    def test_a_sentence_goes_with_its_lead(self):
        assert sentence(None, say("甲")) is None
        assert shown(sentence(say("甲"), None, say("乙"))) == "甲，乙。"

    def test_a_paragraph_of_nothing_is_nothing(self):
        assert paragraph(None, None) is None
        assert shown(paragraph(say("甲。"), None, say("乙。"))) == "甲。乙。"

    def test_incomplete_figures_open_the_sentence(self):
        text = opened(say("培训{}", said(amount(5, "人次"))), "据不完全统计")
        assert shown(text) == "据不完全统计，培训5人次"
        assert opened(None, "据不完全统计") is None

    def test_an_estimate_says_so_outside_the_slot(self):
        assert said(amount(4300, "人次", quality="估数")) == (
            "约",
            Slot("4300", "training.sessions@2025"),
            "人次",
        )

    def test_long_lists_are_cut(self):
        assert shown(listed(list("甲乙丙"), "t")) == "甲、乙、丙"
        many = shown(listed(list("甲乙丙丁戊己"), "t"))
        assert many == "甲、乙、丙、丁、戊等6个村（社区）"

    @given(
        st.none() | st.integers(0, 10**9),
        st.none() | st.integers(0, 10**9),
        st.sampled_from(Style),
    )
    def test_every_digit_stands_in_a_slot(self, done, other, style):
        figure = amount(done, "人次", numerals=Numerals(style))
        for text in (
            phrases.completion("培训", "农民", figure, amount(other, "人次")),
            phrases.growth(figure, amount(other, "人次")),
        ):
            words = [piece for piece in text or () if isinstance(piece, str)]
            assert not re.search(r"\d", "".join(words))
