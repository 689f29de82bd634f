"""A closed book, and one full of sessions, for the tests of several files."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.store.listed import DATES
from tests.store.listed import FORMS
from tests.store.listed import ROWS
from tests.store.listed import TITLES

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


@pytest.fixture
def closed(book: Book) -> Path:
    """A book with a few hundred sessions that nobody has open."""
    with book.edit("样本") as edit:
        edit.add_many("training", [({"title": f"第{n}期"}, {}) for n in range(300)])
    book.close()
    return book.path


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
