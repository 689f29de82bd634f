from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.reading import Context
from tecdesk.domain.record import ABOUT
from tecdesk.domain.values import parse

if TYPE_CHECKING:
    from decimal import Decimal

PEOPLE = Field("people", "参训人次", Kind.COUNT, unit="人次")
MONEY = Field("money", "帮扶资金", Kind.MONEY, unit="元")
AREA = Field("area", "面积", Kind.AREA, unit="亩")
NUMBER = Field("value", "年度目标", Kind.NUMBER)


@pytest.mark.parametrize(
    ("written", "value", "mark"),
    [
        ("１２０", 120, ""),
        ("120人", 120, ""),
        ("120 人次", 120, ""),
        ("120余", 120, ABOUT),
        ("约120", 120, ABOUT),
        ("1,200", 1200, ""),
        ("1，200", 1200, ""),
        ("1 200", 1200, ""),
        ("12,345,678", 12345678, ""),
        ("0", 0, ""),
        ("〇", 0, ""),
        ("零", 0, ""),
        (0.0, 0, ""),
        (45.0, 45, ""),
        (45, 45, ""),
        ("45.0", 45, ""),
        (44.99999999999999, 45, ""),
        ("十二", 12, ""),
        ("一百二十", 120, ""),
        ("两千零五", 2005, ""),
        ("近百人", None, ""),
        ("3260多人次", 3260, ABOUT),
        ("十余人", 10, ABOUT),
        ("120人左右", 120, ABOUT),
        ("120以上", 120, ABOUT),
        ("120(估)", 120, ABOUT),
        ("120（人）", 120, ""),
        ("(120人)", None, ""),
        ("共120人", 120, ""),
        ("3千", 3000, ""),
    ],
)
def test_counts(written: object, value: int | None, mark: str) -> None:
    reading = parse(PEOPLE, written)
    assert (reading.value, reading.mark) == (value, mark)
    assert (reading.problem is None) == (value is not None)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2000万", 20000000),
        ("1.2亿", 120000000),
        ("3.5万人次", 35000),
        ("1.2万余份", 12000),
        ("12(万)", 120000),
    ],
)
def test_scaled_counts_are_shown_for_confirmation(written: str, value: int) -> None:
    reading = parse(PEOPLE, written)
    assert reading.value == value
    assert str(value) in reading.confirm


def test_a_remark_in_brackets_becomes_a_note() -> None:
    reading = parse(PEOPLE, "120人(其中妇女30人)")
    assert (reading.value, reading.note) == (120, "其中妇女30人")


def test_the_written_unit_is_told() -> None:
    assert parse(PEOPLE, "100张").unit == "张"
    assert parse(PEOPLE, "2万份(册)")[:3] == (20000, "", "册")


@pytest.mark.parametrize(
    ("written", "part"),
    [
        (12.5, "不是整数"),
        ("12.5人", "不是整数"),
        ("-5", "负数"),
        (-5, "负数"),
        ("－5", "负数"),
        ("负五", "负数"),
        ("2000元", "单位是元"),
        ("3亩", "单位是亩"),
        ("12 15", "不是数"),
        ("12,00", "不是数"),
        ("1万2", "不是数"),
        ("一百二", "不是数"),
        ("1.2.3", "不是数"),
        ("200____", "不是数"),
        ("x期", "不是数"),
        ("##", "不是数"),
        (float("nan"), "不是数"),
        (float("inf"), "不是数"),
        ("99999999999999999999", "大得不合常理"),
    ],
)
def test_what_is_no_count_says_why(written: object, part: str) -> None:
    problem = parse(PEOPLE, written).problem
    assert problem
    assert problem.blocks
    assert part in problem.text


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("3.5万元", 3500000),
        ("2000元", 200000),
        (2000.0, 200000),
        ("0.2万", 200000),
        ("1.2亿元", 12000000000),
        ("3元5角", 350),
        ("3块5毛", 350),
        ("3万5千元", 3500000),
        ("¥1,200.50", 120050),
        ("￥1200．5", 120050),
        ("人民币2000元整", 200000),
        ("1200。5", 120050),
        (1200.1, 120010),
        (0.07, 7),
        ("两千元", 200000),
    ],
)
def test_money_is_kept_in_fen(written: object, fen: int) -> None:
    reading = parse(MONEY, written)
    assert (reading.value, reading.problem) == (fen, None)


def test_wan_alone_is_confirmed_and_wan_yuan_is_not() -> None:
    assert parse(MONEY, "0.2万").confirm
    assert not parse(MONEY, "0.2万元").confirm


@pytest.mark.parametrize(
    ("written", "tenths"),
    [
        ("5亩3分", 53),
        ("50亩8分", 508),
        ("2公顷", 300),
        ("1.5千亩", 15000),
        ("0.13万亩", 13000),
        ("5亩半", 55),
        ("半亩", 5),
        ("3分", 3),
        ("59.3亩", 593),
        (203.29999999999998, 2033),
        (0.1 + 0.2, 3),
        (309, 3090),
        ("一亩三分", 13),
        ("2000平方米", 30),
        ("1平方公里", 15000),
    ],
)
def test_area_is_kept_in_tenths_of_a_mu(written: object, tenths: int) -> None:
    reading = parse(AREA, written)
    assert (reading.value, reading.problem) == (tenths, None)


def test_what_rounding_loses_is_said() -> None:
    reading = parse(AREA, "12.34亩")
    assert reading.value == 123
    assert reading.problem
    assert not reading.problem.blocks
    assert "12.34" in reading.problem.text


@pytest.mark.parametrize("written", ["12头", "300元", "5亩3头", "亩"])
def test_an_area_of_another_sort_is_refused(written: str) -> None:
    assert parse(AREA, written).problem


@pytest.mark.parametrize(
    ("field", "unit", "written", "value"),
    [
        (MONEY, "万元", 3.5, 3500000),
        (MONEY, "万元", "3.5", 3500000),
        (MONEY, "万元", "3.5万", 3500000),
        (MONEY, "万元", "2000元", 200000),
        (MONEY, "元", 2000.0, 200000),
        (AREA, "公顷", 2.0, 300),
        (AREA, "万亩", "0.13", 13000),
        (AREA, "亩", 45, 450),
        (AREA, "㎡", 2000.0, 30),
        (PEOPLE, "万人次", 1.2, 12000),
        (PEOPLE, "人次", 12.0, 12),
        (PEOPLE, "必填", "12", 12),
        (AREA, "头", 12.0, None),
        (MONEY, "亩", "12", None),
    ],
)
def test_the_unit_of_the_heading_serves_cells_without_one(
    field: Field, unit: str, written: object, value: int | None
) -> None:
    assert parse(field, written, Context(unit=unit)).value == value


def test_numbers_keep_hundredths() -> None:
    assert parse(NUMBER, "40.25").value == 4025
    assert parse(NUMBER, "5000人次").value == 500000
    assert parse(NUMBER, "40斤").unit == "斤"


@given(st.decimals(0, 10**9, places=2))
def test_money_never_passes_through_binary_fractions(yuan: Decimal) -> None:
    fen = int(yuan * 100)
    for written in (str(yuan), f"{yuan:,}", f"{yuan}元", float(yuan)):
        assert parse(MONEY, written).value == fen
