from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.capitals import count_in_capitals
from tecdesk.domain.capitals import money_in_capitals

_DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def _read(text: str) -> int:
    """The other way round, one sign at a time."""
    whole = part = digit = 0
    for sign in text.replace("万亿", "兆"):
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            part, digit = part + digit * _PLACES[sign], 0
        else:
            scale = {"万": 10**4, "亿": 10**8, "兆": 10**12}[sign]
            whole, part, digit = whole + (part + digit) * scale, 0, 0
    return whole + part + digit


@given(st.integers(0, 10**16 - 1))
def test_what_is_written_is_the_number(number: int) -> None:
    text = count_in_capitals(number)
    assert _read(text) == number
    assert "零零" not in text
    assert number == 0 or not text.endswith("零")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "壹拾"),
        (105, "壹佰零伍"),
        (1005, "壹仟零伍"),
        (1050, "壹仟零伍拾"),
        (10_005, "壹万零伍"),
        (100_500, "壹拾万零伍佰"),
        (12_003_000, "壹仟贰佰万叁仟"),
        (100_000_005, "壹亿零伍"),
    ],
)
def test_zeros_are_read_once(number: int, text: str) -> None:
    assert count_in_capitals(number) == text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (100_000, "壹仟元整"),
        (100_530, "壹仟零伍元叁角整"),
        (100_503, "壹仟零伍元零叁分"),
        (140_953, "壹仟肆佰零玖元伍角叁分"),
    ],
)
def test_money(fen: int, text: str) -> None:
    assert money_in_capitals(fen) == text
