from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.lists import layouts
from tecdesk.store.lists.layouts import Column
from tecdesk.store.lists.layouts import Layout
from tecdesk.store.lists.saved_filter import SavedFilter
from tecdesk.store.query import Filter

WHERE = Filter(
    equals={"form": "讲座", "lecturer": None},
    among={"village": ("a", "b"), "people": (0, 3, None)},
    words="水稻 柳",
    period=Period(2025, quarter=2),
    binned=True,
    without="handout",
)


def _again(book: Book) -> Book:
    book.close()
    return Book.open(book.path)


@pytest.mark.parametrize("key", REGISTERS)
def test_without_a_choice_the_declared_columns_show(book: Book, key: str) -> None:
    found = layouts.layout(book, key)
    listed = [field.key for field in REGISTERS[key].fields if field.listed]
    assert [column.key for column in found.shown] == listed
    assert {column.key for column in found.columns} == set(REGISTERS[key].by_key)
    assert (found.order, found.group) == ((), "")


def test_a_layout_stays(book: Book) -> None:
    old = layouts.layout(book, "training")
    first = Column("note", 420)
    hidden = replace(old.columns[0], hidden=True)
    chosen = Layout((first, hidden), ("-people", "title"), "month")
    label = book.undo_label
    layouts.keep_layout(book, "training", chosen)
    with _again(book) as again:
        found = layouts.layout(again, "training")
        assert found.columns[:2] == (first, hidden)
        assert len(found.columns) == len(old.columns)
        assert (found.order, found.group) == (("-people", "title"), "month")
        assert hidden not in found.shown
        assert layouts.layout(again, "base").columns[0].key == "name"
        assert again.undo_label == label
        layouts.keep_layout(again, "training", None)
        assert layouts.layout(again, "training") == old


def test_fields_that_are_gone_are_passed_over(book: Book) -> None:
    chosen = Layout((Column("weather"), Column("title")), ("-weather", "title"), "moon")
    layouts.keep_layout(book, "training", chosen)
    found = layouts.layout(book, "training")
    assert found.columns[0] == Column("title")
    assert (found.order, found.group) == (("title",), "")
    where = Filter(equals={"weather": "晴"}, among={"form": ["讲座"]})
    layouts.keep_filter(book, "training", SavedFilter("晴天", where))
    (saved,) = layouts.filters(book, "training")
    assert saved.where == Filter(among={"form": ["讲座"]})


def test_a_filter_is_kept_whole(book: Book) -> None:
    layouts.keep_filter(book, "training", SavedFilter("二季度讲座", WHERE))
    with _again(book) as again:
        (saved,) = layouts.filters(again, "training")
        assert saved.name == "二季度讲座"
        where = saved.where
        among = {key: tuple(values) for key, values in where.among.items()}
        assert replace(where, among=among) == WHERE
        assert layouts.filters(again, "base") == []


def test_names_replace_and_drop(book: Book) -> None:
    for name, words in (("甲", "一"), ("乙", "二"), ("甲", "三")):
        layouts.keep_filter(book, "base", SavedFilter(name, Filter(words=words)))
    found = layouts.filters(book, "base")
    assert [(f.name, f.where.words) for f in found] == [("甲", "三"), ("乙", "二")]
    layouts.drop_filter(book, "base", "甲")
    assert [f.name for f in layouts.filters(book, "base")] == ["乙"]


def test_layout_and_filters_do_not_disturb_each_other(book: Book) -> None:
    layouts.keep_filter(book, "training", SavedFilter("甲", Filter(words="一")))
    layouts.keep_layout(book, "training", Layout((), ("title",)))
    layouts.keep_filter(book, "training", SavedFilter("乙", Filter(words="二")))
    assert layouts.layout(book, "training").order == ("title",)
    assert len(layouts.filters(book, "training")) == 2


@pytest.mark.parametrize(
    ("period", "moved"),
    [
        (None, None),
        (Period(2024), Period(2025)),
        (Period(2024, half=2), Period(2025, half=2)),
        (Period(2024, month=7), Period(2025, month=7)),
        (Period(2024, until=date(2024, 2, 29)), Period(2025, until=date(2025, 2, 28))),
        (Period(2024, until=date(2024, 6, 30)), Period(2025, until=date(2025, 6, 30))),
    ],
)
def test_the_period_moves_with_the_year(
    book: Book, period: Period | None, moved: Period | None
) -> None:
    saved = SavedFilter("甲", Filter(words="水", period=period))
    layouts.keep_filter(book, "training", saved)
    (kept,) = layouts.filters(book, "training")
    assert kept == saved
    assert kept.in_year(2025) == Filter(words="水", period=moved)
