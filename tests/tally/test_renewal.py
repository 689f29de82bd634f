"""A sheet renewed after a change is the sheet computed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.tally.renewal import reaches
from tecdesk.tally.renewal import renewed
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import target

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

YEAR = Period(2025)
ALL = tuple(INDICATORS.values())
CHANGES: dict[str, Values] = {
    "training": {"people": 999, "held_on": "2025-01-03", "village": None},
    "handout": {"quantity": 999, "unit": "盘"},
    "base": {"area": 999, "founded_on": "2025-06-01"},
    "pairing": {"helper": "新人", "since": "2025-06-01", "village": None},
    "aid": {"times": 9, "way": "资金", "money": 5000},
}


@pytest.mark.parametrize("by", ["", "village", "month"])
@pytest.mark.parametrize("register", CHANGES)
def test_a_changed_record(sample_book: Book, register: str, by: str) -> None:
    split = [by] if by else []
    old = make_sheet(sample_book, YEAR, split)
    for record in sample_book.find(register, limit=2):
        with sample_book.edit("改") as edit:
            edit.change(register, record.id, CHANGES[register])
    with sample_book.edit("删") as edit:
        edit.bin(register, sample_book.find(register)[-1].id)
    new = renewed(sample_book, old, ALL, split, edit.change_made.registers)
    assert new == make_sheet(sample_book, YEAR, split)
    assert new != old


def test_a_target_and_a_village_may_reach_any_figure(sample_book: Book) -> None:
    old = make_sheet(sample_book, YEAR)
    target(sample_book, "pairing.visits", 300)
    assert renewed(sample_book, old, ALL, [], {"target"}) == make_sheet(
        sample_book, YEAR
    )
    assert all(reaches({"village"}, i) for i in ALL)
    assert all(reaches({"training", "word"}, i) for i in ALL)


def test_a_change_reaches_only_what_counts_it() -> None:
    reached = {i.key for i in ALL if reaches({"base_year"}, i)}
    assert reached == {"base.area", "base.households"}
    assert "pairing.objects" not in {i.key for i in ALL if reaches({"aid"}, i)}
    assert "training.handouts" in {i.key for i in ALL if reaches({"training"}, i)}
