from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.period import Period
from tecdesk.domain.search_text import sort_key
from tecdesk.store.figures.figure import State
from tecdesk.store.lists.listing import Listing
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.totals import summary_of
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

DATES = ("2024", "2024-12-31", "2025", "2025-03", "2025-03-05", "2025-07-01", None)
TITLES = ("曾庆红薯", "水稻", "单季稻", "解读政策", "A级", "水稻育秧", None)
FORMS = ("讲座", "培训班", "现场指导", "院坝会", None)
ROWS = 230


@pytest.fixture
def full(book: Book) -> Book:
    """A book with sessions of every kind, some in the bin."""
    places, dice = [*book.names("village"), None], Random(7)
    with book.edit("新增培训") as edit:
        for n in range(ROWS):
            values = {
                "held_on": dice.choice(DATES),
                "title": dice.choice(TITLES),
                "form": dice.choice(FORMS),
                "village": dice.choice(places),
                "people": None if n % 4 == 0 else n % 11,
                "women": None if n % 3 else 2,
            }
            marks = {"people": "na"} if n % 8 == 0 else {}
            id_ = edit.add("training", values, marks)
            if n % 23 == 0:
                edit.bin("training", id_)
    return book


def _open(
    book: Book, where: Filter | None = None, *order: str, group: str = ""
) -> Listing:
    return Lists(book).open(View("training", where or Filter(), order, group))


def _all(listing: Listing) -> list[Record]:
    return listing.page(0, len(listing))


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
    listing = _open(full, where, *order, group=group)
    expected = sorted(full.find("training", where), key=lambda r: r.id)
    found = _all(listing)
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
    listing = _open(full, Filter(words="水稻"), "title")
    for row, record in enumerate(_all(listing)):
        assert listing.row_of(record.id) == row
    other = full.find("training", Filter(equals={"title": "A级"}))[0]
    assert listing.row_of(other.id) == -1
    assert listing.row_of("no such id") == -1
    assert listing.records([3, 0]) == [listing.page(3, 1)[0], listing.page(0, 1)[0]]


def test_without_words_the_newest_come_first(full: Book) -> None:
    days = [record.text("held_on") for record in _all(_open(full))]
    assert days == sorted(days, reverse=True)
    assert _all(_open(full))[:9] == full.find("training", limit=9)


def test_texts_sort_by_pinyin(full: Book) -> None:
    found = [r["title"] for r in _all(_open(full, None, "title")) if r["title"]]
    assert list(dict.fromkeys(found)) == [
        "A级",
        "单季稻",
        "解读政策",
        "水稻",
        "水稻育秧",
        "曾庆红薯",
    ]


@pytest.mark.parametrize("group", ["village", "form", "month", "title", "year"])
@pytest.mark.parametrize("where", [Filter(), Filter(words="水稻", period=Period(2025))])
def test_groups_cut_the_list_into_pieces_that_add_up(
    full: Book, group: str, where: Filter
) -> None:
    listing = _open(full, where, group=group)
    groups, rows = listing.groups(["people", "women"]), _all(listing)
    assert groups[0].first == 0
    assert sum(each.summary.rows for each in groups) == len(rows)
    for each in groups:
        piece = rows[each.first : each.first + each.summary.rows]
        assert {_value(record, group) for record in piece} == {each.value}
        _check(each.summary.totals["people"], piece, "people")
        _check(each.summary.totals["women"], piece, "women")


def _value(record: Record, group: str) -> Value:
    day = record.text("held_on")
    parts: dict[str, Value] = {"month": day[5:7] or None, "year": day[:4] or None}
    return parts[group] if group in parts else record[group]


def _check(total, records: list[Record], key: str) -> None:
    known = [record.number(key) for record in records if record[key] is not None]
    marked = [r for r in records if r.marks.get(key) == "na" and r[key] is None]
    assert total.value == (sum(map(int, filter(None, known))) if known else None)
    assert total.known == len(known)
    assert total.not_applicable == len(marked)
    assert total.blank == len(records) - len(known) - len(marked)


def test_sums_of_all_and_of_the_marked_rows(full: Book) -> None:
    listing = _open(full, Filter(words="水稻"))
    rows = _all(listing)
    everything = listing.summary(["people", "women"])
    assert everything.rows == len(rows)
    _check(everything.totals["people"], rows, "people")
    numbers = listing.numbers([0, 2, 3])
    marked = summary_of(full, "training", numbers, ["people"])
    assert marked.rows == 3
    _check(marked.totals["people"], [rows[0], rows[2], rows[3]], "people")


def test_blank_dash_and_zero_are_three_sums(book: Book) -> None:
    with book.edit("新增") as edit:
        for title, people, mark in (
            ("甲", None, ""),
            ("乙", None, "na"),
            ("丙", 0, ""),
        ):
            marks = {"people": mark} if mark else {}
            edit.add("training", {"title": title, "people": people}, marks)
    states = {}
    for title in ("甲", "乙", "丙", "丁"):
        total = _open(book, Filter(equals={"title": title})).summary(["people"])
        states[title] = (total.totals["people"].value, total.totals["people"].state)
    assert states == {
        "甲": (None, State.BLANK),
        "乙": (None, State.NOT_APPLICABLE),
        "丙": (0, State.KNOWN),
        "丁": (None, State.KNOWN),
    }


def test_the_values_of_a_column(full: Book) -> None:
    found = _open(full, Filter(period=Period(2025))).choices("form")
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
    titled = [r for r in _all(listing) if r["title"]]
    assert titled[-1].id == last.id
    full.undo()
    assert lists.open(view).page(0, 1)[0] == last


def test_renamed_words_and_merged_villages_are_found_under_either_name(
    full: Book,
) -> None:
    ids = {name: id_ for id_, name in full.names("village").items()}
    Words(full, "training_form").rename("讲座", "讲堂", 2025)
    Villages(full).merge(ids["石桥村"], ids["下坪村"], 2025)
    before = _open(full, Filter(equals={"form": "讲座"}, period=Period(2024)))
    assert {r["form"] for r in _all(before)} == {"讲座"}
    where = Filter(
        equals={"form": "讲堂"},
        among={"village": [ids["下坪村"], None]},
        period=Period(2025),
    )
    now = _open(full, where)
    rows = _all(now)
    assert {r["form"] for r in rows} == {"讲座"}
    assert {r["village"] for r in rows} == {ids["石桥村"], ids["下坪村"], None}
    assert {now.shown(r)["form"] for r in rows} == {"讲堂"}
    assert {now.shown(r)["village"] for r in rows} == {ids["下坪村"], None}


def test_a_list_of_all_years_shows_each_record_in_its_own_words(full: Book) -> None:
    Words(full, "training_form").rename("讲座", "讲堂", 2025)
    listing = _open(full)
    shown = {
        (r.text("held_on")[:4], listing.shown(r)["form"])
        for r in _all(listing)
        if r["form"] == "讲座"
    }
    assert shown == {("2024", "讲座"), ("2025", "讲堂"), ("", "讲座")}


def test_groups_follow_renamings(full: Book) -> None:
    ids = {name: id_ for id_, name in full.names("village").items()}
    Villages(full).merge(ids["石桥村"], ids["柳树村"], 2025)
    listing = _open(full, Filter(period=Period(2025)), group="village")
    groups, rows = listing.groups(["people"]), _all(listing)
    assert [each.value for each in groups] == [
        ids["柳树村"],
        ids["下坪村"],
        ids["新民社区"],
        None,
    ]
    for each in groups:
        piece = rows[each.first : each.first + each.summary.rows]
        assert {listing.shown(record)["village"] for record in piece} == {each.value}
    assert dict(listing.choices("village")) == {
        each.value: each.summary.rows for each in groups
    }


def test_an_empty_list(book: Book) -> None:
    listing = _open(book, None, "title", group="village")
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
