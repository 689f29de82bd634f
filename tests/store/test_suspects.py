"""The rows that checks are asked about, found in SQL as counting by hand finds them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.query import Filter
from tecdesk.store.suspects.blanks import partly_blank
from tecdesk.store.suspects.copies import Short
from tecdesk.store.suspects.copies import entered_twice
from tecdesk.store.suspects.copies import given
from tecdesk.store.suspects.copies import shortages
from tecdesk.store.suspects.days import later_than
from tecdesk.store.suspects.days import strays
from tecdesk.store.suspects.outside import outside
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

YEAR = Period(2025)
END = date(2025, 12, 31)


def _leaf(book: Book) -> str:
    return add(book, "material", title="明白纸", unit="份")


@pytest.mark.parametrize(
    ("day", "since", "until", "out"),
    [
        ("2025-03-04", "2025-03-05", None, True),
        ("2025-03-05", "2025-03-05", None, False),
        ("2025-03", "2025-03-05", None, False),
        ("2025", "2025-03-05", None, False),
        ("2025-02", "2025-03-05", None, True),
        ("2025-03-05", "2025", None, False),
        ("2025-06-02", "2020", "2025-06-01", True),
        ("2025-06-01", "2020", "2025-06-01", False),
        ("2025-07", "2020", "2025", False),
        ("2025-07", "2020", "2025-06", True),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(
    book: Book, day: str, since: str, until: str | None, out: bool
) -> None:
    line = household(book, since=since, until=until)
    id_ = visit(book, line, day)
    found = [row[0] for row in outside(book, "aid", YEAR)]
    assert found == ([id_] if out else [])


def test_what_belongs_to_a_binned_household_is_left_alone(book: Book) -> None:
    line = household(book, since="2025-03-05")
    visit(book, line, "2025-01-01")
    with book.edit("删除") as edit:
        edit.bin("pairing", line)
    assert outside(book, "aid", YEAR) == []


def test_a_month_that_today_lies_in_is_not_to_come(book: Book) -> None:
    today = date(2025, 11, 23)
    for day in ("2025", "2025-11", "2025-11-23"):
        session(book, day)
    late = [session(book, day) for day in ("2025-11-24", "2025-12", "2026")]
    assert [row[0] for row in later_than(book, "training", today)] == late


def test_only_a_few_of_another_year_are_strays(book: Book) -> None:
    rows: list[dict[str, Value]] = [
        {"held_on": f"{year}-03-05", "title": f"第{n}讲", "people": 1}
        for n, year in enumerate([2025] * 18 + [2015] * 2)
    ]
    with book.edit("导入") as edit:
        ids = edit.add_many("training", [(row, {}) for row in rows])
    assert [row[0] for row in strays(book, "training", 2025, 10)] == ids[18:]
    assert strays(book, "training", 2025, 21) == []
    assert strays(book, "training", 2015, 10) == []


def test_what_does_not_apply_is_not_blank(book: Book) -> None:
    filled, blank = session(book, "2025-03-01", women=0), session(book, "2025-03-02")
    with book.edit("改") as edit:
        told: dict[str, Value] = {"held_on": "2025-03-03", "title": "丙", "people": 3}
        edit.add("training", told, {"women": NOT_APPLICABLE})
    found = partly_blank(book, "training", ["women", "aided"], Filter(period=YEAR))
    assert found == {"women": ([blank], 2)}
    with book.edit("改") as edit:
        edit.change("training", filled, {"women": None})
    assert partly_blank(book, "training", ["women"], Filter(period=YEAR))["women"][1]


def test_what_a_session_gave_is_added_by_material_and_unit(book: Book) -> None:
    held, leaf = session(book, "2025-03-01", people=7), _leaf(book)
    for quantity, unit in ((3, "份"), (4, "份"), (5, "册")):
        told: dict[str, Value] = {"training": held, "material": leaf, "unit": unit}
        add(book, "handout", date="2025-03-01", quantity=quantity, **told)
    found = {(g.unit, g.quantity, g.people) for g in given(book, YEAR)}
    assert found == {("份", 7, 7), ("册", 5, 7)}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, 1),
        ({"quantity": 8}, 0),
        ({"unit": "册"}, 0),
        ({"date": "2025-03-02"}, 0),
        ({"village": None}, 0),
        ({"date": "2025-03"}, 0),
    ],
)
def test_one_handout_entered_twice_is_the_same_in_all(
    book: Book, changed: dict[str, Value], found: int
) -> None:
    place = village(book, "下坪村")
    held = session(book, "2025-03-01", village=place)
    told: dict[str, Value] = {"date": "2025-03-01", "village": place, "quantity": 9}
    add(book, "handout", training=held, **told)
    add(book, "handout", **{**told, "material": _leaf(book), **changed})
    assert len(entered_twice(book, YEAR)) == found


def test_the_shelf_is_counted_day_by_day(book: Book) -> None:
    leaf = _leaf(book)
    add(book, "handout", date="2025-02", material=leaf, quantity=5)
    assert shortages(book, END) == []  # nothing ever came in: not known
    add(book, "stock_in", date="2025-02-01", material=leaf, quantity=5)
    assert shortages(book, END) == []
    add(book, "handout", date="2025-03-01", material=leaf, quantity=4)
    add(book, "stock_in", date="2025-03-02", material=leaf, quantity=10)
    add(book, "handout", date="2025-03-03", material=leaf, quantity=2, unit="册")
    (short,) = shortages(book, END)
    assert short == Short(leaf, "2025-03-01", 5, 9, 15, 9)
    assert shortages(book, date(2025, 2, 28)) == []
