from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.identity import check_character
from tecdesk.domain.identity import id_problem
from tecdesk.domain.identity import is_damaged_id
from tecdesk.domain.identity import is_valid_id
from tecdesk.domain.identity import masked
from tecdesk.domain.identity import phone_problem

VECTORS = ["11010519491231002X", "440524188001010014", "34052419800101001X"]
BODIES = st.from_regex(r"[1-9][0-9]{16}", fullmatch=True)


@pytest.mark.parametrize("number", VECTORS)
def test_published_numbers_are_valid(number: str) -> None:
    assert is_valid_id(number)
    assert check_character(number[:17]) == number[17]
    assert not id_problem(number)


@pytest.mark.parametrize("number", VECTORS)
def test_one_wrong_digit_is_seen(number: str) -> None:
    for place in range(17):
        wrong = str((int(number[place]) + 1) % 10)
        assert not is_valid_id(number[:place] + wrong + number[place + 1 :])


@given(BODIES)
def test_a_number_with_its_check_character_is_never_called_damaged(body: str) -> None:
    number = body + check_character(body)
    assert is_valid_id(number)
    assert not is_damaged_id(number)


@given(BODIES)
def test_what_a_spreadsheet_makes_of_a_number_is_damaged_or_valid(body: str) -> None:
    rounded = body[:15] + "000"
    assert is_damaged_id(rounded) != is_valid_id(rounded)
    assert is_damaged_id(f"{float(body + '0'):.5E}")


@pytest.mark.parametrize(
    "written", ["4.40524E+17", "4.40524e17", "9.900001987102717e+17"]
)
def test_scientific_notation_is_damaged(written: str) -> None:
    assert is_damaged_id(written)
    assert "Excel" in id_problem(written)


@pytest.mark.parametrize("written", ["110105491231002", *VECTORS, "4.5", "1E5"])
def test_what_is_not_damaged(written: str) -> None:
    assert not is_damaged_id(written)


def test_other_faults_of_id_numbers() -> None:
    assert "X" in id_problem("110105194912310021")
    assert "5 位" in id_problem("12345")
    assert not id_problem("110105491231002")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110105********002X"),
        ("110105491231002", "110105*****1002"),
        ("13812341234", "138****1234"),
        ("0791-8888888", "079*****8888"),
        ("8888", "****"),
        ("", ""),
        ("13812341234、13912345678", "138****1234、139****5678"),
    ],
)
def test_masks(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(BODIES)
def test_a_mask_hides_birthday_and_length_stays(body: str) -> None:
    shown = masked(body + "X")
    assert shown[6:14] == "*" * 8
    assert len(shown) == 18


@pytest.mark.parametrize(
    "number", ["13812341234", "0791-8888888", "07918888888", "8888888"]
)
def test_good_phone_numbers(number: str) -> None:
    assert not phone_problem(number)


@pytest.mark.parametrize("number", ["1381234123", "23812341234", "abc", "12345"])
def test_bad_phone_numbers(number: str) -> None:
    assert number in phone_problem(number)


def test_the_bad_one_of_several_is_named() -> None:
    assert "12345" in phone_problem("13812341234、12345")
