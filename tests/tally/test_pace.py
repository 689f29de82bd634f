from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.pace import Standing
from tecdesk.tally.pace import goals
from tecdesk.tally.pace import year_share
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import target

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.pace import Goal

JULY = date(2025, 7, 2)


def _only(book: Book, day: date = JULY) -> Goal:
    (goal,) = goals(book, 2025, day)
    return goal


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2024, 12, 31), 0),
        (date(2025, 12, 31), 100),
        (date(2026, 1, 1), 100),
    ],
)
def test_before_the_year_nothing_has_gone_by_and_after_it_all(
    day: date, percent: int
) -> None:
    assert year_share(2025, day) == percent


def test_the_share_counts_the_day_itself_and_the_29th_of_february() -> None:
    assert year_share(2025, date(2025, 1, 1)) == Decimal(100) / 365
    assert year_share(2024, date(2024, 3, 1)) == Decimal(6100) / 366


def test_without_targets_there_is_no_goal(book: Book) -> None:
    session(book, "2025-03-01")
    assert goals(book, 2025, JULY) == ()


def test_a_target_behind_the_calendar_says_what_is_needed_in_both_figures(
    book: Book,
) -> None:
    target(book, "training.people", 100)
    for day in range(1, 5):
        session(book, f"2025-03-0{day}")
    goal = _only(book)
    assert (goal.standing, goal.late, goal.left) == (Standing.BEHIND, True, 60)
    assert goal.short == "还需 60 人次"
    assert goal.sentence == "还需 60 人次、约 6 期"
    assert goal.pace == "慢于序时进度 10.1 个百分点"
    assert goal.share == Decimal(18300) / 365


def test_a_session_begun_is_a_session_needed(book: Book) -> None:
    target(book, "training.people", 101)
    for day in range(1, 5):
        session(book, f"2025-03-0{day}")
    assert _only(book).sentence == "还需 61 人次、约 7 期"


def test_two_sessions_say_nothing_about_the_rest(book: Book) -> None:
    target(book, "training.people", 100)
    session(book, "2025-03-01")
    session(book, "2025-03-02")
    assert _only(book).sentence == "还需 80 人次"


def test_sessions_still_needed_are_said_in_people_too(book: Book) -> None:
    target(book, "training.sessions", 6)
    for day in range(1, 5):
        session(book, f"2025-03-0{day}")
    goal = _only(book)
    assert (goal.standing, goal.late) == (Standing.AHEAD, False)
    assert goal.sentence == "还需 2 期、约 20 人次"
    assert goal.pace == "快于序时进度 16.5 个百分点"


def test_level_is_within_half_a_tenth_of_a_point(book: Book) -> None:
    target(book, "training.people", 1000)
    session(book, "2025-03-01", people=501)
    assert _only(book).standing is Standing.LEVEL
    assert _only(book).pace == "与序时进度持平"


@pytest.mark.parametrize(
    ("people", "sentence"), [(50, "完成"), (56, "完成，超 6 人次")]
)
def test_a_reached_target_says_by_how_much(
    book: Book, people: int, sentence: str
) -> None:
    target(book, "training.people", 50)
    session(book, "2025-03-01", people=people)
    goal = _only(book)
    assert (goal.standing, goal.sentence, goal.pace) == (Standing.DONE, sentence, "")
    assert goal.left == 0


def test_when_the_year_is_over_it_lacks_and_no_pace_is_told(book: Book) -> None:
    target(book, "training.people", 100)
    for day in range(1, 5):
        session(book, f"2025-03-0{day}")
    goal = _only(book, date(2026, 1, 3))
    assert (goal.standing, goal.sentence, goal.pace) == (
        Standing.BEHIND,
        "差 60 人次",
        "",
    )


def test_a_state_at_the_years_end_has_no_pace(book: Book) -> None:
    target(book, "pairing.objects", 10)
    household(book)
    goal = _only(book)
    assert (goal.standing, goal.sentence, goal.pace) == (
        Standing.OPEN,
        "还需 9 户",
        "",
    )
    assert _only(book, date(2026, 1, 1)).standing is Standing.BEHIND


def test_a_figure_that_waits_is_not_nought(book: Book) -> None:
    target(book, "pairing.money", 5000)
    line = household(book)
    add(book, "aid", pairing=line, date="2025-03-01", way="资金")
    goal = _only(book)
    assert (goal.standing, goal.late, goal.sentence) == (
        Standing.UNKNOWN,
        True,
        "还没有数",
    )
    assert goal.left == 0


def test_money_is_said_in_yuan(book: Book) -> None:
    target(book, "pairing.money", 5000)
    line = household(book)
    add(book, "aid", pairing=line, date="2025-03-01", way="资金", money=120050)
    assert _only(book).sentence == "还需 3799.5 元"


def test_goals_stand_in_the_order_they_were_entered(book: Book) -> None:
    for key in ("pairing.objects", "training.people", "base.new"):
        target(book, key, 1)
    found = [goal.key for goal in goals(book, 2025, JULY)]
    assert found == ["pairing.objects", "training.people", "base.new"]


def test_the_sample_year_a_fortnight_before_its_end(sample_book: Book) -> None:
    found = goals(sample_book, 2025, date(2025, 12, 15))
    assert [(goal.label, goal.sentence) for goal in found] == [
        ("培训期数", "完成，超 6 期"),
        ("培训人次", "还需 626 人次、约 7 期"),
        ("发放资料", "完成，超 911 份"),
        ("新建示范基地", "完成，超 3 个"),
        ("结对户数", "完成"),
    ]
    assert found[1].pace == "慢于序时进度 8.1 个百分点"
