from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.duplicates import not_the_same
from tecdesk.desk.duplicates import twins
from tecdesk.store.book import Book
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value


def _form(book: Book, **changed: Value) -> dict[str, Value]:
    values: dict[str, Value] = {
        "held_on": "2025-12-09",
        "village": village(book, "下坪村"),
        "title": "淡水鱼 养殖",
    }
    return {**values, **changed}


def _held(book: Book, **values: Value) -> str:
    return add(book, "training", **{"people": 10, **values})


@pytest.fixture
def other(book: Book) -> str:
    return _held(book, **_form(book, title="淡水鱼养殖"), people=68)


def test_the_same_day_place_and_topic_is_said_in_a_sentence(
    book: Book, other: str
) -> None:
    (twin,) = twins(book, "training", _form(book))
    assert (twin.record.id, twin.near) == (other, False)
    assert twin.sentence == "下坪村 12月9日 已有同题培训 68 人次"


@pytest.mark.parametrize(
    "changed",
    [
        {"title": None},
        {"title": "水稻"},
        {"held_on": ""},
        {"village": None},
        {"held_on": "2025-12-17"},
        {"held_on": "2025-12-01"},
        {"held_on": "2025-12"},
        {"held_on": "2025"},
    ],
)
def test_a_form_that_says_something_else_or_too_little_is_let_be(
    book: Book, other: str, changed: dict[str, Value]
) -> None:
    assert other
    assert twins(book, "training", _form(book, **changed)) == []


@pytest.mark.parametrize(("day", "days"), [("2025-12-16", 7), ("2025-12-02", 7)])
def test_within_a_week_it_is_near(book: Book, other: str, day: str, days: int) -> None:
    (twin,) = twins(book, "training", _form(book, held_on=day))
    assert (twin.record.id, twin.near, twin.days) == (other, True, days)
    assert twin.sentence.endswith("68 人次（相隔 7 天）")


def test_the_turn_of_the_year_is_looked_over(book: Book) -> None:
    old = _held(book, **_form(book, held_on="2024-12-30"))
    (twin,) = twins(book, "training", _form(book, held_on="2025-01-02"))
    assert (twin.record.id, twin.days) == (old, 3)


def test_the_same_comes_before_the_near_and_a_record_is_not_its_own_twin(
    book: Book, other: str
) -> None:
    near = _held(book, **_form(book, held_on="2025-12-10"))
    found = twins(book, "training", _form(book))
    assert [(t.record.id, t.days) for t in found] == [(other, 0), (near, 1)]
    assert twins(book, "training", _form(book), itself=other)[0].record.id == near


def test_a_date_of_the_month_is_the_same_only_as_the_same_month(book: Book) -> None:
    month = _held(book, **_form(book, held_on="2025-12"))
    (twin,) = twins(book, "training", _form(book, held_on="2025-12"))
    assert (twin.record.id, twin.days) == (month, 0)


def test_an_answer_is_remembered_from_both_sides(book: Book, other: str) -> None:
    not_the_same(book, twins(book, "training", _form(book)))
    assert twins(book, "training", _form(book)) == []
    new = _held(book, **_form(book))
    assert twins(book, "training", _form(book), itself=new) == []
    assert twins(book, "training", _form(book), itself=other) == []


def test_one_more_of_the_kind_is_asked_about_again(book: Book, other: str) -> None:
    assert other
    not_the_same(book, twins(book, "training", _form(book)))
    _held(book, **_form(book))
    assert len(twins(book, "training", _form(book))) == 2


def test_an_answer_about_near_days_says_nothing_about_others(
    book: Book, other: str
) -> None:
    assert other
    tenth = _form(book, held_on="2025-12-10")
    not_the_same(book, twins(book, "training", tenth))
    new = _held(book, **tenth)
    assert twins(book, "training", tenth, itself=new) == []
    assert twins(book, "training", _form(book), itself=other) == []
    eleventh = _form(book, held_on="2025-12-11")
    assert [t.days for t in twins(book, "training", eleventh)] == [1, 2]


def test_the_answer_is_kept_with_the_book_and_names_nobody(
    book: Book, other: str
) -> None:
    assert other
    not_the_same(book, twins(book, "training", _form(book)))
    book.close()
    with Book.open(book.path) as again:
        assert twins(again, "training", _form(again)) == []
        assert "养殖" not in str(again.settings.apart)


def test_a_household_is_known_by_its_number_first(book: Book) -> None:
    number = "990000198001010012"
    old = household(book, "甲", id_number=number, helper="丙")
    form = {"name": "甲某", "id_number": number, "helper": "丙"}
    (twin,) = twins(book, "pairing", form)
    assert twin.record.id == old
    assert twin.sentence == "柳树村 已有相同的结对帮扶 甲"
    other = {"name": "甲", "helper": "丙", "village": village(book, "柳树村")}
    assert len(twins(book, "pairing", other)) == 1
    other["id_number"] = "990000197902020029"
    assert twins(book, "pairing", other) == []


def test_a_base_of_the_name_is_told_before_its_village_is_typed(book: Book) -> None:
    place = village(book, "下坪村")
    old = add(book, "base", name="茶园", village=place)
    assert [t.record.id for t in twins(book, "base", {"name": "茶园"})] == [old]
    elsewhere = {"name": "茶园", "village": village(book, "石桥村")}
    assert twins(book, "base", elsewhere) == []


def test_handouts_without_a_receiver_are_alike_only_to_such(book: Book) -> None:
    leaf = add(book, "material", title="明白纸")
    told = {"date": "2025-03-01", "material": leaf}
    old = add(book, "handout", **told, quantity=5)
    add(book, "handout", **told, quantity=5, receiver="丁")
    assert [t.record.id for t in twins(book, "handout", told)] == [old]
    assert twins(book, "handout", {"date": "2025-03-01", "quantity": 5}) == []


def test_a_blank_certificate_makes_nobody_the_same(book: Book) -> None:
    """What stands for the name must be there: 科普文明户 have no certificates."""
    add(book, "exemplar", name="东头", kind="科普文明户", got_on="2024")
    add(
        book, "exemplar", name="西头", kind="科技示范户", certificate="1", got_on="2024"
    )
    other: dict[str, Value] = {"name": "南头", "kind": "科普文明户"}
    assert not twins(book, "exemplar", other)
    one: dict[str, Value] = {"name": "北头", "kind": "科技示范户", "certificate": "1"}
    assert len(twins(book, "exemplar", one)) == 1
