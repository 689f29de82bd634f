"""The orders of lists: kept, picked from, never older than the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.store.lists import orders as orders_room
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.order import whole
from tecdesk.store.lists.sorting import worked_out
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.lists.listing import Listing

TITLES = ("水稻", "茶叶", "养蜂", "水稻")
BY_TITLE = View("training", order=("title",))
SEARCHED = View("training", Filter(words="水稻"), ("title",))


@pytest.fixture
def full(book: Book) -> Book:
    with book.edit("新增") as edit:
        for day, title in enumerate(TITLES, 1):
            at = f"2025-03-0{day}"
            edit.add("training", {"held_on": at, "title": title, "people": day})
    return book


def titles(listing: Listing) -> list[str]:
    return [record.text("title") for record in listing.page(0, len(listing))]


def test_searching_in_a_sorted_list_sorts_only_once(
    full: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorted_: list[View] = []

    def counted(book: Book, view: View) -> object:
        sorted_.append(view)
        return worked_out(book, view)

    monkeypatch.setattr(orders_room, "worked_out", counted)
    lists = Lists(full)
    assert titles(lists.open(BY_TITLE)) == ["茶叶", "水稻", "水稻", "养蜂"]
    assert titles(lists.open(SEARCHED)) == ["水稻", "水稻"]
    assert len(sorted_) == 1
    days = [r.text("held_on") for r in lists.open(SEARCHED).page(0, 2)]
    assert days == ["2025-03-04", "2025-03-01"]
    with full.edit("新增") as edit:
        edit.add("training", {"held_on": "2025-03-09", "title": "水稻二"})
    assert titles(lists.open(SEARCHED)) == ["水稻", "水稻", "水稻二"]
    assert len(sorted_) == 2


def test_meanwhile_shows_todays_rows_in_the_earlier_order(full: Book) -> None:
    lists = Lists(full)
    rows = lists.open(BY_TITLE).page(0, 4)
    with full.edit("几样") as edit:
        new = edit.add("training", {"held_on": "2025-01-01", "title": "做豆腐"})
        edit.bin("training", rows[1].id)
        edit.change("training", rows[0].id, {"title": "种茶"})
    assert titles(lists.meanwhile(BY_TITLE)) == ["做豆腐", "种茶", "水稻", "养蜂"]
    assert lists.meanwhile(BY_TITLE).row_of(new) == 0
    assert titles(lists.meanwhile(SEARCHED)) == ["水稻"]
    assert titles(lists.open(BY_TITLE)) == ["水稻", "养蜂", "种茶", "做豆腐"]


def test_meanwhile_is_unsorted_where_it_never_was_sorted(full: Book) -> None:
    listing = Lists(full).meanwhile(BY_TITLE)
    assert titles(listing) == [*reversed(TITLES)]
    assert listing.view.order == ()


def test_groups_are_cut_out_of_the_kept_order(full: Book) -> None:
    lists = Lists(full)
    view = View("training", group="title")
    cuts = [(g.value, g.first, g.summary.rows) for g in lists.open(view).groups(())]
    assert cuts == [("茶叶", 0, 1), ("水稻", 1, 2), ("养蜂", 3, 1)]
    some = lists.open(View("training", Filter(words="养蜂"), group="title"))
    assert [(g.value, g.first) for g in some.groups(())] == [("养蜂", 0)]
    assert some.subtotals(["people"])["养蜂"].totals["people"].value == 3
    with full.edit("新增") as edit:
        edit.add("training", {"held_on": "2025-01-01", "title": "做豆腐"})
    old = lists.meanwhile(view).groups(())
    assert [(g.value, g.first) for g in old] == [("茶叶", 1), ("水稻", 2), ("养蜂", 4)]


def test_what_is_many_and_unsorted_is_not_at_once(
    full: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = Lists(full).orders
    assert orders.at_once(BY_TITLE)
    monkeypatch.setattr(orders_room, "QUICK", 3)
    assert not orders.at_once(BY_TITLE)
    assert not orders.at_once(SEARCHED)
    assert orders.at_once(View("training"))
    year = Filter(period=Period(2024))
    assert orders.at_once(View("training", year, ("title",)))
    found = worked_out(full, SEARCHED)
    assert found.view == whole(SEARCHED) == BY_TITLE
    orders.keep(found)
    assert orders.at_once(SEARCHED)
    with full.edit("新增") as edit:
        edit.add("training", {"held_on": "2025-03-09"})
    assert not orders.at_once(SEARCHED)


def test_rows_that_are_gone_are_left_out(full: Book) -> None:
    with full.edit("新增") as edit:
        new = edit.add("training", {"held_on": "2025-04-01", "title": "错的"})
    listing = Lists(full).open(View("training"))
    assert listing.row_of(new) == 0
    full.undo()
    assert listing.row_of(new) == -1
    assert sorted(listing.by_row(range(5))) == [1, 2, 3, 4]
    assert [r.text("title") for r in listing.records([0, 4])] == ["水稻"]


def test_few_orders_are_kept(full: Book) -> None:
    lists = Lists(full)
    views = [View("training", order=(key,)) for key in ("title", "people", "-people")]
    for view in (View("training"), *views):
        len(lists.open(view))
    assert lists.orders.known(View("training")) is None
    assert all(lists.orders.known(view) for view in views)
