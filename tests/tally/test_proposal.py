"""Next year's targets: round numbers, each with the history it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.proposal import proposals
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import target

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.proposal import Proposal

OVER = date(2026, 1, 8)
PEOPLE = "training.people"


def one(book: Book, key: str, today: date = OVER) -> Proposal:
    found = proposals(book, 2026, today)
    return next(each for each in found if each.indicator.key == key)


def complete(book: Book, **since: int) -> None:
    book.change_settings(
        lambda now: replace(now, complete_since={**now.complete_since, **since})
    )


def test_the_mean_of_the_years_that_are_known(book: Book) -> None:
    for year, people in ((2023, 4133), (2024, 3986), (2025, 4580)):
        session(book, f"{year}-03-01", people=people)
    complete(book, training=2023)
    found = one(book, PEOPLE)
    assert found.done == {2023: 4133, 2024: 3986, 2025: 4580}
    assert (found.value, found.basis) == (4200, "2023—2025年平均 4233")


def test_years_before_the_book_was_complete_say_nothing(book: Book) -> None:
    for year in (2023, 2024, 2025):
        session(book, f"{year}-03-01", people=year)
    complete(book, training=2024)
    found = one(book, PEOPLE)
    assert found.done[2023] is None
    assert found.basis == "2024—2025年平均 2025"


def test_a_year_that_is_not_over_is_no_history(book: Book) -> None:
    session(book, "2024-03-01", people=4000)
    session(book, "2025-03-01", people=100)
    complete(book, training=2024)
    target(book, PEOPLE, 5000)
    found = one(book, PEOPLE, date(2025, 6, 1))
    assert (found.value, found.basis) == (5000, "照2025年目标")
    assert found.done[2025] == 100


def test_without_a_target_what_was_done_is_proposed(book: Book) -> None:
    session(book, "2025-03-01", people=4374)
    found = one(book, PEOPLE)
    assert (found.value, found.basis, found.target) == (4400, "2025年完成 4374", None)


def test_a_state_is_proposed_as_it_stands(book: Book) -> None:
    add(book, "base", name="柑园", founded_on="2020", area=1234)
    assert (one(book, "base.area").value, one(book, "base.in_use").value) == (1234, 1)
    assert one(book, "base.area").basis == "2025年末 123.4"


def test_of_nothing_nothing_is_proposed(book: Book) -> None:
    assert all((p.value, p.basis) == (None, "") for p in proposals(book, 2026, OVER))


def test_what_had_a_target_comes_first(book: Book) -> None:
    target(book, "pairing.visits", 200)
    first, *rest = proposals(book, 2026, OVER)
    assert (first.indicator.key, first.target) == ("pairing.visits", 200)
    assert first.usual
    assert not any(each.usual for each in rest)


def test_without_any_target_all_but_subsets_are_usual(book: Book) -> None:
    usual = {each.indicator.key: each.usual for each in proposals(book, 2026, OVER)}
    assert usual["training.people"]
    assert not usual["training.women"]


@pytest.mark.parametrize(
    ("done", "proposed"),
    [(7, 7), (19, 19), (46, 46), (128, 130), (995, 1000), (4374, 4400), (58700, 59000)],
)
def test_round_numbers(book: Book, done: int, proposed: int) -> None:
    session(book, "2025-03-01", people=done)
    assert one(book, PEOPLE).value == proposed
