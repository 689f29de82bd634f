"""kill -9 in the middle of whatever: nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.checkup import check
from tests.faults.killing import kill_once
from tests.faults.worker import Worker
from tests.faults.worker import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

KILLS, WORKS = 15, 150


@pytest.mark.slow
def test_killed_at_any_moment(book: Book) -> None:
    book.close()
    middle = sum(kill_once(book.path, seed) for seed in range(KILLS))
    assert middle > KILLS / 3, "most were killed between two pieces of work"


@pytest.mark.slow
def test_mixed_work_leaves_what_a_dictionary_says(book: Book, tmp_path: Path) -> None:
    book.close()
    worker = Worker(book.path, 7, io.StringIO())
    for number in range(WORKS):
        worker.work()
        if number % 25 == 0:
            assert state_of(worker.book) == worker.state
    assert state_of(worker.book) == worker.state
    worker.book.close()
    check(book.path)
    assert len(worker.done) == 10
