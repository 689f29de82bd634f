"""Every line of the list an inspector checks by, and the check that answers it."""

from __future__ import annotations

import pytest

from tecdesk.domain.problem import Severity
from tecdesk.tally.checkup.catalogue import CHECKS
from tecdesk.tally.checkup.check import Check
from tecdesk.tally.checkup.check import LooksAt

E, W, I = Severity.ERROR, Severity.FAULT, Severity.HINT  # noqa: E741 - the list's own

LINES: tuple[tuple[Severity, str, tuple[str, ...]], ...] = (
    (E, "year/unit missing", ("required", "no_receiver")),
    (E, "分项 > 总项 or 分项和 ≠ 总项", ("parts_sum", "subset_sum")),
    (E, "其中 > its parent", ("subset", "subset_sum")),
    (E, "negative count", ("negative",)),
    (E, "end date before start", ("order",)),
    (E, "date outside the report year", ("to_come",)),
    (W, "change against last year > ±30 % or 0 → n / n → 0", ("jump",)),
    (W, "attendance 0", ("nobody",)),
    (W, "attendance > room capacity", ("very_many", "far_more")),
    (W, "人数 > 人次", ("more",)),
    (W, "发放 > 库存", ("stock_below", "stock_late")),
    (W, "份数 per person > 10", ("copies_each",)),
    (W, "same date + place + topic twice", ("twice", "handout_twice")),
    (W, "same lecturer overlapping", ("lecturer_twice",)),
    (W, "same person twice", ("household_twice", "shared_number")),
    (W, "visit before pairing began or after it ended", ("outside",)),
    (W, "base area changed > 20 %", ("base_area",)),
    (W, "target with no records", ("empty_target",)),
    (W, "ID check digit", ("id_number",)),
    (W, "phone not 11 digits", ("phone",)),
    (W, "all numbers round to 10s", ("all_round",)),
    (W, "event on a public holiday", ("holiday",)),
    (W, "evidence missing", ("no_proof",)),
    (I, "only one session in the half-year", ("few_sessions",)),
    (I, "no September 科普月 activity", ("no_science_month",)),
    (I, "terms of an older period used", ("older_word",)),
)
"""Severity, what is asked, and the checks that answer it.

Of dates outside the year only those still to come are certain. A book holds many
years, and a record belongs to the year it is dated in: that one of 2015 among many
of 2025 is a slip, or a session that lasted over New Year is not, a person says.
"""

NOT_ASKED = {
    "package unit not in county list": (
        "asked by the county when a package is merged, not by the township"
    ),
    "same person twice in one event or in two places at one time": (
        "there is no register of who signed; households and numbers are looked at"
    ),
    "person joined after event": "there is no register of who signed",
    "paper without 落款 / date / 盖章 tick": (
        "every paper is printed with both; a seal is pressed by hand and not recorded"
    ),
    "no sign-in, no photo, no signature each by itself": (
        "佐证 is one field and its photos: whether a photo is a sign-in is not known"
    ),
}
"""What the list asks and no check answers yet, and why."""

MORE = {
    "another_year": W,
    "across_years": W,
    "staff_outnumber": W,
    "unlike_unit": W,
    "base_state": W,
    "missed_target": W,
    "not_visited": W,
    "no_village": W,
    "unknown_village": W,
    "copies_more": I,
    "no_handout": I,
    "no_number": I,
    "nothing_given": I,
    "visits_together": I,
    "blank_in_sum": I,
    "no_code": I,
    "no_target": I,
}
"""Checks beyond the list: traps of counting, and what a report would lack."""


@pytest.mark.parametrize(("severity", "line", "keys"), LINES, ids=lambda v: str(v)[:24])
def test_a_line_is_answered_as_gravely_as_it_asks(
    severity: Severity, line: str, keys: tuple[str, ...]
) -> None:
    assert keys, line
    assert {CHECKS[key].severity for key in keys} == {severity}


def test_every_check_answers_a_line_or_is_said_to_go_beyond() -> None:
    answering = {key for _, _, keys in LINES for key in keys}
    assert answering | MORE.keys() == CHECKS.keys()
    assert not answering & MORE.keys()
    assert {key: CHECKS[key].severity for key in MORE} == MORE


def test_what_is_not_asked_has_its_reason() -> None:
    assert all(NOT_ASKED.values())
    assert not NOT_ASKED.keys() & {line for _, line, _ in LINES}


def test_checks_stand_in_the_order_of_their_gravity() -> None:
    order = list(Severity)
    ranks = [order.index(check.severity) for check in CHECKS.values()]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.key)
def test_a_check_says_what_to_do(check: Check) -> None:
    assert check.label
    assert check.says == "{said}" or (check.says[-1], check.todo[-1]) == ("。", "。")
    said = check.label + check.says + check.todo
    assert not [
        word for word in ("您", "请", "！", "警告", "非法", "异常") if word in said
    ]
    assert isinstance(check.looks_at, LooksAt)
