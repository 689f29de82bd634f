"""Whoever meets whom, in any order, with any clock: all end with the same book."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.store.query import Filter
from tests.desk.colleagues.laptops import contents
from tests.desk.colleagues.laptops import exchange
from tests.desk.colleagues.laptops import figures
from tests.desk.colleagues.laptops import laptop

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
THREE = ("张三", "李四", "王五")
DEEDS = ("add", "people", "title", "blank", "bin", "restore", "undo", "redo")

who = st.sampled_from(range(3))
deeds = st.tuples(who, st.sampled_from(DEEDS), st.integers(0, 9))
meetings = st.tuples(who, st.just("meet"), st.integers(0, 2))
clocks = st.integers(1, 28)
stories = st.lists(st.tuples(deeds | meetings, clocks), max_size=12)


def do(book: Book, deed: str, number: int) -> None:
    """One thing that a person does."""
    if deed == "undo":
        book.undo()
        return
    if deed == "redo":
        book.redo()
        return
    there = sorted(
        r.id for r in book.find("training", Filter(binned=deed == "restore"))
    )
    with book.edit(deed) as edit:
        if deed == "add":
            day = f"2025-04-{number + 1:02}"
            edit.add("training", {"held_on": day, "title": "玉米", "people": number})
        elif not there:
            return
        elif deed in {"bin", "restore"}:
            act = edit.bin if deed == "bin" else edit.restore
            act("training", there[number % len(there)])
        else:
            values: Values = {"people": number if deed == "people" else None}
            if deed == "title":
                values = {"title": f"第{number}课"}
            marks = {"people": "na"} if deed == "blank" else None
            edit.change("training", there[number % len(there)], values, marks)


def meet_all(books: list[Book]) -> None:
    """Everybody hears, over others, from everybody."""
    for giver, taker in ((0, 1), (1, 2), (2, 1), (1, 0)):
        exchange(books[giver], books[taker])


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stories)
def test_any_story_ends_in_the_same_book(
    office_file: Path, story: list[tuple[tuple[int, str, int], int]]
) -> None:
    with ExitStack() as open_, pytest.MonkeyPatch.context() as patched:
        folder = Path(open_.enter_context(TemporaryDirectory()))
        books = [
            open_.enter_context(laptop(office_file, folder / name, name))
            for name in THREE
        ]
        for (actor, deed, number), day in story:
            patched.setattr(
                "tecdesk.store.edit.now", lambda day=day: f"2025-05-{day:02} 08:00:00"
            )
            if deed == "meet":
                if number != actor:
                    exchange(books[number], books[actor])
            else:
                do(books[actor], deed, number)
        meet_all(books)
        first, *others = ((contents(book), figures(book)) for book in books)
        assert all(other == first for other in others)
        again = [(contents(book), figures(book)) for book in books]
        meet_all(books)
        assert [(contents(book), figures(book)) for book in books] == again
