"""What has stages lives from the first of them to its end."""

from __future__ import annotations

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.project import PROJECT
from tecdesk.domain.registers.training import TRAINING


@pytest.mark.parametrize(
    ("days", "life"),
    [
        ({}, ("", "")),
        ({"approved_on": "2025"}, ("2025", "")),
        ({"approved_on": "2025-03", "applied_on": "2024-11"}, ("2024-11", "")),
        ({"reserved_on": "2023", "stopped_on": "2024-02"}, ("2023", "2024-02")),
        ({"accepted_on": "2026-01", "stopped_on": None}, ("", "2026-01")),
    ],
)
def test_life(days: dict[str, str | None], life: tuple[str, str]) -> None:
    assert PROJECT.life({"name": "茶园", **days}) == life


def test_an_event_has_no_end() -> None:
    assert TRAINING.life({"held_on": "2025-03-05"}) == ("2025-03-05", "")
    assert TRAINING.stages == ("held_on",)


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda r: r.key)
def test_stages_are_dates(register) -> None:
    assert all(register[key].kind.value in {"date", "year"} for key in register.stages)
    assert len(set(register.stages)) == len(register.stages)
    assert bool(register.ended_by or register.begun_by) <= bool(register.ends_by)


def test_whatever_a_project_is_counted_by_is_one_of_its_stages() -> None:
    every = [each for i in INDICATORS.values() for each in i.addends]
    counted = {each.dated_by for each in every if each.register == "project"} - {""}
    assert counted <= set(PROJECT.stages)
