"""A book in which everything is in order gives no warning, whatever it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import given
from hypothesis import settings

from tecdesk.tally.checkup.checkup import checkup
from tests.conftest import make_new
from tests.tally.checkup.clean import AFTER
from tests.tally.checkup.clean import YEAR
from tests.tally.checkup.clean import clean_years
from tests.tally.checkup.clean import write

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),  # each example is a book: shrinking is slow
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(year=clean_years())
def test_a_clean_year_gives_no_warning(
    tmp_path_factory: pytest.TempPathFactory, year: dict[str, Any]
) -> None:
    path: Path = tmp_path_factory.mktemp("clean") / "清河镇.tecdesk"
    with make_new(path) as book:
        write(book, year)
        found = checkup(book, YEAR, AFTER)
    assert [point.sentence for point in found.points] == []
    assert found.sentence == "没有发现问题。"


@pytest.mark.parametrize(
    "day", [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), AFTER]
)
def test_a_new_book_gives_no_warning_on_any_day(book: Book, day: date) -> None:
    assert checkup(book, YEAR, day).points == ()
