"""A list holds what a person would pick, in the order and words of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.period import Period
from tecdesk.domain.search_text import sort_key
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words
from tests.store.listed import FORMS
from tests.store.listed import TITLES
from tests.store.listed import opened
from tests.store.listed import read

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

FILTERS = st.builds(
    Filter,
    words=st.sampled_from(["", "水稻", "sd", "柳树", "讲座 水稻", "没有"]),
    period=st.sampled_from([None, Period(2025), Period(2025, month=3)]),
    binned=st.booleans(),
    equals=st.dictionaries(st.just("form"), st.sampled_from(FORMS), max_size=1),
    among=st.dictionaries(
        st.just("title"), st.lists(st.sampled_from(TITLES), max_size=3), max_size=1
    ),
)
ORDERS = st.lists(
    st.sampled_from(["title", "-title", "village", "-people", "held_on", "-form"]),
    max_size=3,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(FILTERS, ORDERS, st.sampled_from(["", "village", "form", "month"]))
def test_a_list_is_what_a_person_would_pick_and_sort(
    full: Book, where: Filter, order: list[str], group: str
) -> None:
    listing = opened(full, where, *order, group=group)
    expected = sorted(full.find("training", where), key=lambda r: r.id)
    found = read(listing)
    assert sorted(found, key=lambda r: r.id) == expected
    assert len(listing) == full.count("training", where)
    keys = [_place(full, record, [group, *order]) for record in found]
    assert keys == sorted(keys)
    for start in (0, 7, len(found) - 2, len(found)):
        assert listing.page(max(start, 0), 5) == found[max(start, 0) :][:5]


def _place(book: Book, record: Record, keys: list[str]) -> list[tuple[int, object]]:
    """Where a record belongs, worked out another way."""
    return [_part(book, record, key) for key in keys if key]


def _part(book: Book, record: Record, key: str) -> tuple[int, object]:
    name, down = key.removeprefix("-"), key.startswith("-")
    value: object = record.text("held_on")[5:7] if name == "month" else record[name]
    if value is None or value == "":
        return (1, 0)
    if name == "village":
        value = list(book.names("village")).index(str(value))
    elif name == "form":
        value = (*FORMS[1:2], *FORMS[:1], FORMS[2], FORMS[3]).index(str(value))
    elif name == "title":
        order = sorted({t for t in TITLES if t}, key=sort_key)
        value = order.index(str(value))
    if down:
        assert isinstance(value, int)
        value = -value
    return (0, value)


def test_rows_are_found_again(full: Book) -> None:
    listing = opened(full, Filter(words="水稻"), "title")
    for row, record in enumerate(read(listing)):
        assert listing.row_of(record.id) == row
    other = full.find("training", Filter(equals={"title": "A级"}))[0]
    assert listing.row_of(other.id) == -1
    assert listing.row_of("no such id") == -1
    assert listing.records([3, 0]) == [listing.page(3, 1)[0], listing.page(0, 1)[0]]


def test_without_words_the_newest_come_first(full: Book) -> None:
    days = [record.text("held_on") for record in read(opened(full))]
    assert days == sorted(days, reverse=True)
    assert read(opened(full))[:9] == full.find("training", limit=9)


def test_texts_sort_by_pinyin(full: Book) -> None:
    found = [r["title"] for r in read(opened(full, None, "title")) if r["title"]]
    assert list(dict.fromkeys(found)) == [
        "A级",
        "单季稻",
        "解读政策",
        "水稻",
        "水稻育秧",
        "曾庆红薯",
    ]


def test_the_values_of_a_column(full: Book) -> None:
    found = opened(full, Filter(period=Period(2025))).choices("form")
    assert [value for value, _ in found] == [
        "培训班",
        "讲座",
        "现场指导",
        "院坝会",
        None,
    ]
    for value, count in found:
        equals = {"form": value}
        where = Filter(equals=equals, period=Period(2025))
        assert count == full.count("training", where)


def test_orders_are_fresh_after_a_change(full: Book) -> None:
    lists = Lists(full)
    view = View("training", order=("title",))
    last = lists.open(view).page(0, 1)[0]
    with full.edit("修改") as edit:
        edit.change("training", last.id, {"title": "做豆腐"})
    listing = lists.open(view)
    titled = [r for r in read(listing) if r["title"]]
    assert titled[-1].id == last.id
    full.undo()
    assert lists.open(view).page(0, 1)[0] == last


def test_renamed_words_and_merged_villages_are_found_under_either_name(
    full: Book,
) -> None:
    ids = {name: id_ for id_, name in full.names("village").items()}
    Words(full, "training_form").rename("讲座", "讲堂", 2025)
    Villages(full).merge(ids["石桥村"], ids["下坪村"], 2025)
    before = opened(full, Filter(equals={"form": "讲座"}, period=Period(2024)))
    assert {r["form"] for r in read(before)} == {"讲座"}
    where = Filter(
        equals={"form": "讲堂"},
        among={"village": [ids["下坪村"], None]},
        period=Period(2025),
    )
    now = opened(full, where)
    rows = read(now)
    assert {r["form"] for r in rows} == {"讲座"}
    assert {r["village"] for r in rows} == {ids["石桥村"], ids["下坪村"], None}
    assert {now.shown(r)["form"] for r in rows} == {"讲堂"}
    assert {now.shown(r)["village"] for r in rows} == {ids["下坪村"], None}


def test_a_list_of_all_years_shows_each_record_in_its_own_words(full: Book) -> None:
    Words(full, "training_form").rename("讲座", "讲堂", 2025)
    listing = opened(full)
    shown = {
        (r.text("held_on")[:4], listing.shown(r)["form"])
        for r in read(listing)
        if r["form"] == "讲座"
    }
    assert shown == {("2024", "讲座"), ("2025", "讲堂"), ("", "讲座")}


def test_an_empty_list(book: Book) -> None:
    listing = opened(book, None, "title", group="village")
    assert (len(listing), listing.page(0, 9), listing.groups(["people"])) == (0, [], [])
    assert listing.summary(["people"]).rows == 0


def test_every_register_lists(sample_book: Book) -> None:
    from tecdesk.domain.registers import REGISTERS

    lists = Lists(sample_book)
    for key, register in REGISTERS.items():
        for order in ((), (register.named_by,), (f"-{register.fields[0].key}",)):
            listing = lists.open(View(key, Filter(words="a"), order))
            assert len(listing) == sample_book.count(key, Filter(words="a"))
            listing = lists.open(View(key, order=order))
            assert len(listing.page(0, 10_000)) == sample_book.count(key)
