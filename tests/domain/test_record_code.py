from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.record_code import LENGTH
from tecdesk.domain.record_code import code_of
from tecdesk.domain.record_code import tail_of

IDS = st.uuids().map(str)


@given(IDS)
def test_a_code_leads_back_to_its_id(id_: str) -> None:
    code = code_of(id_)
    assert len(code) == LENGTH
    assert UUID(id_).hex.endswith(tail_of(code))
    assert tail_of(f"TD1:{code}:1/2") == tail_of(code.lower()) == id_[-12:]


@given(
    IDS, st.integers(0, LENGTH - 1), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
)
def test_another_letter_is_another_record_or_none(
    id_: str, place: int, letter: str
) -> None:
    code = code_of(id_)
    changed = code[:place] + letter + code[place + 1 :]
    assert (tail_of(changed) == id_[-12:]) == (changed == code)


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = code_of("00000000-0000-7000-8000-000000000010")
    assert tail_of(code.replace("0", "o").replace("1", "l")) == "000000000010"


def test_what_is_no_code_names_nothing() -> None:
    for text in ("", "清河镇", "K7Q2M9X4T", "TD1:", "K7Q2M9X4TU"):
        assert tail_of(text) == ""
