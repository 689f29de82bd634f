from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import problems
from tecdesk.store.query import Filter
from tecdesk.store.suspects.doubtful import doubtful
from tests.store.filling import KEYS
from tests.store.filling import filled

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

DAYS = (None, "2024", "2025-03", "2025-03-04", "2025-03-05", "2026")
COUNTS = (None, -1, 0, 5, 7)


def _broken(book: Book, register: str) -> set[str]:
    declared = REGISTERS[register]
    return {r.id for r in book.find(register) if problems(declared, r.values)}


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "held_on": st.sampled_from(DAYS),
                "held_until": st.sampled_from(DAYS),
                "title": st.sampled_from((None, "养殖")),
                "people": st.sampled_from(COUNTS),
                "distinct_people": st.sampled_from(COUNTS),
                "women": st.sampled_from(COUNTS),
                "aided": st.sampled_from(COUNTS),
            }
        ),
        max_size=12,
    )
)
def test_a_session_is_handed_over_if_and_only_if_a_rule_speaks(
    book: Book, rows: list[dict[str, str | int | None]]
) -> None:
    with book.edit("样本") as edit:
        ids = edit.add_many("training", [(row, {}) for row in rows])
    found = {r.id for r in doubtful(book, "training", Filter(ids=ids))}
    assert found == _broken(book, "training") & set(ids)


@pytest.mark.parametrize("key", KEYS)
def test_every_broken_record_of_every_register_is_handed_over(
    book: Book, key: str
) -> None:
    register = REGISTERS[key]
    with book.edit("样本") as edit:
        good = filled(edit, register)
        edit.add(key, good)
        for field in register.fields:
            edit.add(key, {**good, field.key: -1 if field.kind.is_number else None})
    found = {r.id for r in doubtful(book, key, Filter())}
    assert _broken(book, key) <= found


def test_a_handout_of_a_session_needs_no_material(book: Book) -> None:
    with book.edit("样本") as edit:
        session = edit.add(
            "training", {"held_on": "2025-03-05", "title": "养殖", "people": 9}
        )
        edit.add("handout", {"date": "2025", "quantity": 1, "training": session})
        lost = edit.add("handout", {"date": "2025", "quantity": 1})
    assert [r.id for r in doubtful(book, "handout", Filter())] == [lost]


def test_the_filter_holds_and_the_bin_is_left_out(book: Book, tmp_path: Path) -> None:
    with book.edit("样本") as edit:
        wrong: dict[str, Value] = {
            "held_on": "2025-03-05",
            "title": "养殖",
            "people": 5,
            "women": 6,
        }
        kept = edit.add("training", wrong)
        edit.add("training", {**wrong, "title": "种植"})
        edit.bin("training", edit.add("training", wrong))
    found = doubtful(book, "training", Filter({"title": "养殖"}))
    assert [r.id for r in found] == [kept]
