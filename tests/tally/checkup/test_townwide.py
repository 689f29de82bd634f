"""What belongs to the whole township is not asked for a village."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.tally.checkup.checkup import checkup
from tests.tally.entering import add
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

DAY = "2025-05-20"
FAIR: dict[str, Value] = {"held_on": DAY, "title": "科技活动周"}


def asked(book: Book) -> list[str]:
    found = checkup(book, 2025, date(2026, 1, 5), keys=["no_village"])
    return [point.finding.register for point in found.points]


@pytest.mark.parametrize(
    ("register", "values", "missing"),
    [
        ("outreach", FAIR, False),
        ("consult", {"date": DAY, "way": "热线电话"}, False),
        ("variety", {"date": DAY, "title": "优质稻"}, False),
        ("project", {"name": "茶园提升", "applied_on": DAY}, False),
        ("bureau", {"date": DAY, "kind": "会议", "title": "部署会"}, False),
        ("network", {"name": "农技网", "kind": "网页"}, False),
        ("network", {"name": "查大山", "kind": "科技副村长"}, True),
        ("exemplar", {"name": "查大山", "kind": "致富能手"}, True),
        ("training", {"held_on": DAY, "title": "养殖"}, True),
    ],
)
def test_a_village_is_missed_only_where_there_is_one(
    book: Book, register: str, values: dict[str, Value], missing: bool
) -> None:
    add(book, register, **values)
    assert asked(book) == ([register] if missing else [])


def test_what_was_given_at_a_fair_of_all_villages_has_none(book: Book) -> None:
    at_fair = add(book, "outreach", **FAIR)
    in_village = add(book, "outreach", **FAIR, village=village(book, "下坪村"))
    add(book, "handout", date=DAY, quantity=100, outreach=at_fair)
    assert asked(book) == []
    add(book, "handout", date=DAY, quantity=5, outreach=in_village)
    (point,) = checkup(book, 2025, date(2026, 1, 5), keys=["no_village"]).points
    assert len(point.finding.ids) == 1


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda r: r.key)
def test_kinds_of_the_whole_township_are_words_of_the_list(register) -> None:
    if register.townwide_kinds:
        words = {word.text for word in WORD_LISTS[register["kind"].words].words}
        assert set(register.townwide_kinds) <= words
