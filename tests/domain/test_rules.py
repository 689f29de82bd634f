from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.rules import problems

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.problem import Problem

GOOD: dict[str, dict[str, Value]] = {
    "training": {"held_on": "2025-03-05", "title": "养殖", "people": 60, "women": 20},
    "base": {"name": "茶叶基地", "founded_on": "2021-03", "closed_on": "2025"},
    "pairing": {"name": "张三", "helper": "李四", "since": "2022-03"},
    "handout": {"date": "2025-03-05", "material": "id", "quantity": 100},
}


def found(key: str, **values: Value) -> list[Problem]:
    register = REGISTERS[key]
    return problems(register, {**register.blank(), **GOOD[key], **values})


@pytest.mark.parametrize("key", GOOD)
def test_a_good_record_has_no_problem(key: str) -> None:
    assert not found(key)


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda r: r.key)
def test_an_empty_record_says_all_that_is_missing(register) -> None:
    missing = {p.field for p in problems(register, dict.fromkeys(register.by_key))}
    assert missing == {field.key for field in register.fields if field.required}


def test_a_linked_handout_needs_no_material() -> None:
    assert not found("handout", material=None, training="id")
    assert found("handout", material=None)[0].blocks


@pytest.mark.parametrize(
    ("key", "values", "field", "blocks"),
    [
        ("training", {"people": -5, "women": None}, "people", True),
        ("training", {"cost": -1}, "cost", True),
        ("training", {"women": 61}, "women", False),
        ("training", {"aided": 61}, "aided", False),
        ("training", {"distinct_people": 61}, "distinct_people", False),
        ("training", {"held_until": "2025-03-04"}, "held_until", True),
        ("training", {"held_until": "2025-02"}, "held_until", True),
        ("base", {"closed_on": "2021-02"}, "closed_on", True),
        ("base", {"closed_on": "2020"}, "closed_on", True),
        ("base", {"phone": "12"}, "phone", False),
        ("pairing", {"id_number": "110105194912310021"}, "id_number", False),
        ("pairing", {"until": "2022-02-28"}, "until", True),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    key: str, values: dict[str, Value], field: str, blocks: bool
) -> None:
    (problem,) = found(key, **values)
    assert (problem.field, problem.blocks) == (field, blocks)
    assert problem.text.endswith("。")


@pytest.mark.parametrize("until", ["2025-03-05", "2025-03", "2025", "2025-04-01"])
def test_coarse_dates_that_may_be_in_order_are(until: str) -> None:
    assert not found("training", held_until=until)


def test_subsets_may_overlap_and_are_never_added() -> None:
    assert not found("training", women=60, aided=60)


def test_an_unknown_total_is_no_fault_of_its_part() -> None:
    assert [p.field for p in found("training", people=None, women=5)] == ["people"]


def test_errors_come_before_hints() -> None:
    said = found("training", women=99, held_until="2024")
    assert [problem.blocks for problem in said] == [True, False]


def test_negative_money_is_shown_in_yuan() -> None:
    (problem,) = found("training", cost=-150)
    assert "-1.5 " in problem.text
