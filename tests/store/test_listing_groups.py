"""Groups cut a list into pieces, and what is summed adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.store.figures.figure import State
from tecdesk.store.lists.totals import summary_of
from tecdesk.store.query import Filter
from tecdesk.store.terms.village_changes import Villages
from tests.store.listed import opened
from tests.store.listed import read

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


@pytest.mark.parametrize("group", ["village", "form", "month", "title", "year"])
@pytest.mark.parametrize("where", [Filter(), Filter(words="水稻", period=Period(2025))])
def test_groups_cut_the_list_into_pieces_that_add_up(
    full: Book, group: str, where: Filter
) -> None:
    listing = opened(full, where, group=group)
    groups, rows = listing.groups(["people", "women"]), read(listing)
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
    listing = opened(full, Filter(words="水稻"))
    rows = read(listing)
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
        total = opened(book, Filter(equals={"title": title})).summary(["people"])
        states[title] = (total.totals["people"].value, total.totals["people"].state)
    assert states == {
        "甲": (None, State.BLANK),
        "乙": (None, State.NOT_APPLICABLE),
        "丙": (0, State.KNOWN),
        "丁": (None, State.KNOWN),
    }


def test_groups_follow_renamings(full: Book) -> None:
    ids = {name: id_ for id_, name in full.names("village").items()}
    Villages(full).merge(ids["石桥村"], ids["柳树村"], 2025)
    listing = opened(full, Filter(period=Period(2025)), group="village")
    groups, rows = listing.groups(["people"]), read(listing)
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
