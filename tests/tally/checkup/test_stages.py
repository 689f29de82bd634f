"""A project that was stopped and one begun later under its name are two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.checkup.checkup import checkup
from tests.tally.entering import add

if TYPE_CHECKING:
    from tecdesk.store.book import Book


@pytest.mark.parametrize(
    ("first", "again", "alike"),
    [
        ({"stopped_on": "2025-02"}, {"applied_on": "2025-06"}, 0),
        ({"stopped_on": "2025-08"}, {"applied_on": "2025-06"}, 1),
        ({}, {"applied_on": "2025-06", "approved_on": "2026-01"}, 1),
    ],
)
def test_one_after_the_other(
    book: Book, first: dict[str, str], again: dict[str, str], alike: int
) -> None:
    add(book, "project", **{"name": "茶园", "approved_on": "2024-03", **first})
    add(book, "project", **{"name": "茶园", **again})
    found = checkup(book, 2025, date(2026, 1, 5), keys=["twice"])
    assert len(found.points) == alike
