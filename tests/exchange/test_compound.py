from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.exchange.sources.compound import Soundness
from tecdesk.exchange.sources.compound import soundness
from tecdesk.paths import resource

BASES = resource("samples", "示范基地台账.xls").read_bytes()


def test_an_xls_is_looked_through_before_it_is_read() -> None:
    assert soundness(BASES) is Soundness.SOUND
    name = "Workbook".encode("utf-16-le")
    assert BASES.count(name) == 1
    assert soundness(BASES.replace(name, name.upper())) is Soundness.SOUND
    assert soundness(BASES.replace(name, b"X" * 16)) is Soundness.DAMAGED


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # last row of the DIMENSIONS record; column of a text; length of a record
        ("00020e00000000000d000000", "00020e00000000000d00ff00", Soundness.DAMAGED),
        ("fd000a0000000000", "fd000a00000000ff", Soundness.DAMAGED),
        ("fd000a0000000000", "fd00ff7f00000000", Soundness.DAMAGED),
        ("fd000a0000000000", "2f000a0000000000", Soundness.PROTECTED),
        ("fd000a0000000000", "00000a0000000000", Soundness.DAMAGED),
    ],
)
def test_what_would_unfold_to_too_much_is_damage(
    old: str, new: str, said: Soundness
) -> None:
    before, after = bytes.fromhex(old), bytes.fromhex(new)
    assert BASES.count(before) == 1
    assert soundness(BASES.replace(before, after)) is said


@given(st.integers(0, len(BASES) - 1), st.integers(1, 255), st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_no_damaged_byte_makes_the_check_itself_fail(
    at: int, flip: int, count: int
) -> None:
    data = bytearray(BASES)
    for place in range(at, min(at + count, len(data))):
        data[place] ^= flip
    assert soundness(bytes(data)) in Soundness
