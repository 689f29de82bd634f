from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.households import first_day
from tecdesk.tally.households import last_day
from tecdesk.tally.households import visits
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book

TODAY = date(2025, 12, 15)
"""The 90 days begin on 2025-09-17."""


def _names(book: Book, days: int = 90) -> tuple[list[object], list[object]]:
    found = visits(book, TODAY, days)
    return [r["name"] for r in found.overdue], [r["name"] for r in found.unclear]


@pytest.mark.parametrize(
    ("day", "overdue", "unclear"),
    [
        ("2025-12-15", 0, 0),
        ("2025-09-17", 0, 0),
        ("2025-09-16", 1, 0),
        ("2025-10", 0, 0),
        ("2025-09", 0, 1),
        ("2025-08", 1, 0),
        ("2025", 0, 1),
        ("2024", 1, 0),
    ],
)
def test_a_visit_counts_as_far_as_its_date_is_known(
    book: Book, day: str, overdue: int, unclear: int
) -> None:
    visit(book, household(book), day)
    found = visits(book, TODAY, 90)
    assert (len(found.overdue), len(found.unclear)) == (overdue, unclear)


def test_a_day_within_the_days_wins_over_a_year(book: Book) -> None:
    line = household(book)
    visit(book, line, "2025", times=12)
    visit(book, line, "2025-11-01")
    assert _names(book) == ([], [])


def test_only_visits_count_and_only_those_in_use(book: Book) -> None:
    line = household(book)
    add(book, "aid", pairing=line, date="2025-12-01", way="资金", money=1)
    gone = visit(book, line, "2025-12-02")
    with book.edit("删") as edit:
        edit.bin("aid", gone)
    assert _names(book) == (["甲"], [])


def test_a_household_paired_lately_has_time(book: Book) -> None:
    household(book, "新", since="2025-11")
    household(book, "年", since="2025")
    household(book, "旧", since="2025-08")
    assert _names(book) == (["旧"], ["年"])


def test_what_ended_and_what_has_not_begun_is_not_asked_for(book: Book) -> None:
    household(book, "止", until="2025-12-14")
    household(book, "未", since="2026-01")
    household(book, "末", until="2025-12-16")
    assert _names(book) == (["末"], [])


def test_a_visit_by_a_former_helper_counts_for_the_household(book: Book) -> None:
    old = household(book, "甲", id_number="990000198001010011", until="2025-10-31")
    household(
        book, "甲", id_number="990000198001010011", helper="新", since="2025-01-01"
    )
    visit(book, old, "2025-10-30")
    assert _names(book) == ([], [])


def test_a_household_with_two_helpers_is_told_once(book: Book) -> None:
    household(book, "甲")
    household(book, "甲", helper="丁")
    assert _names(book) == (["甲"], [])


def test_lines_that_nothing_identifies_are_households_of_their_own(book: Book) -> None:
    household(book, "甲", village=None)
    household(book, "甲", village=None, helper="丁")
    assert _names(book) == (["甲", "甲"], [])


def test_villages_and_firms_are_no_households(book: Book) -> None:
    household(book, "某公司", object_kind="企业")
    assert _names(book) == ([], [])


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
    ],
)
def test_what_a_coarse_date_may_mean(day: str, first: str, last: str) -> None:
    assert (first_day(day), last_day(day)) == (first, last)
