from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.numerals import numeral

if TYPE_CHECKING:
    from decimal import Decimal

DIGITS = "零一二三四五六七八九"


def spoken(number: int) -> str:
    """A number under 100000 as it is said: 10305 is 一万零三百零五."""
    if number == 0:
        return "零"
    text, gap = "", False
    for scale, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text


@given(st.integers(0, 99999))
def test_every_number_as_it_is_said(number: int) -> None:
    assert numeral(spoken(number)) == number


@given(st.integers(1, 10**6))
def test_digits_one_by_one(number: int) -> None:
    written = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if len(written) > 1:
        assert numeral(written) == number


@given(st.decimals(0, 10**6, places=3))
def test_arabic_numbers_before_a_scale(number: Decimal) -> None:
    assert numeral(f"{number}万") in {number * 10000, None if not number else -1}
    assert numeral(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿五", 25),
        ("卅", 30),
        ("一百零二", 102),
        ("两千", 2000),
        ("三万五千", 35000),
        ("3万5千", 35000),
        ("1千2百", 1200),
        ("一亿两千万", 120000000),
        ("一万亿", 10**12),
        ("壹仟贰佰", 1200),
        ("二〇二四", 2024),
    ],
)
def test_numerals(text: str, number: int) -> None:
    assert numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "万", "百", "一百二", "1万2", "二2", "abc", "千五"]
)
def test_what_is_no_numeral_or_means_two_things(text: str) -> None:
    assert numeral(text) is None
