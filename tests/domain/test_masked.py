from __future__ import annotations

import pytest

from tecdesk.domain.identity import masked
from tecdesk.domain.registers.pairing import PAIRING
from tecdesk.domain.values import parse


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("id_number", "990000198001010012"),
        ("phone", "13912345032"),
        ("phone", "13912345032、08512345678"),
    ],
)
def test_a_masked_number_is_never_taken_for_the_number(key: str, number: str) -> None:
    reading = parse(PAIRING[key], masked(number))
    assert reading.value is None
    assert reading.problem
    assert not reading.problem.blocks
    assert "星号" in reading.problem.text
    assert parse(PAIRING[key], number).value == number
