from __future__ import annotations

from datetime import date

import pytest

from tecdesk.store.book import Book
from tecdesk.store.working_year import working_year

TODAY = date(2026, 1, 5)


@pytest.fixture
def empty(tmp_path):
    with Book.create(tmp_path / "清河镇.tecdesk", "清河镇") as made:
        yield made


def _session(book: Book, day: str) -> str:
    with book.edit("记") as edit:
        return edit.add("training", {"held_on": day, "title": "水稻", "people": 30})


def test_an_empty_book_works_on_this_year(empty):
    assert working_year(empty.connection, TODAY) == 2026


def test_in_january_last_year_is_still_at_hand(empty):
    _session(empty, "2025-12-20")
    assert working_year(empty.connection, TODAY) == 2025


def test_the_first_session_of_the_new_year_moves_on(empty):
    _session(empty, "2025-12-20")
    _session(empty, "2026-01")
    assert working_year(empty.connection, TODAY) == 2026


def test_a_mistyped_future_does_not(empty):
    _session(empty, "2025-12-20")
    _session(empty, "2205-12-20")
    assert working_year(empty.connection, TODAY) == 2025


def test_a_record_in_the_bin_does_not(empty):
    _session(empty, "2025-12-20")
    newer = _session(empty, "2026-01-04")
    with empty.edit("删") as edit:
        edit.bin("training", newer)
    assert working_year(empty.connection, TODAY) == 2025


def test_the_chosen_year_wins(empty):
    _session(empty, "2025-12-20")
    empty.settings.year = 2019
    assert empty.year == 2019
