from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.figure import State
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.tally.parts import breakdowns

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.spark.lake import Lake

pytestmark = pytest.mark.filterwarnings(  # PySpark leaves its sockets to the collector
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

ALL = tuple(INDICATORS.values())
BREAKDOWNS = ("", *dict.fromkeys(name for each in ALL for name in breakdowns(each)))
TO_MARCH = Period(2025, until=date(2025, 3, 15))
ASKED = [
    *((Period(2025), by) for by in BREAKDOWNS),
    *((Period(2024), by) for by in ("", "village", "form", "status")),
    *((TO_MARCH, by) for by in ("", "village", *CALENDAR)),
]


def _named(asked: Period | str) -> str:
    if isinstance(asked, str):
        return asked or "whole"
    return f"{asked.year}{asked.name}"


@pytest.mark.parametrize(("period", "by"), ASKED, ids=_named)
def test_spark_and_sqlite_say_the_same(
    lake: Lake, county: Path, period: Period, by: str
) -> None:
    with Book.open(county, writing=False) as book:
        expected = figures(book, ALL, period, by)
    assert figures(lake, ALL, period, by) == expected
    assert len({part for *_, part in expected}) > 1 or not by or period is TO_MARCH


def test_the_book_holds_what_is_hard(county: Path) -> None:
    """Else the comparison would compare nothing."""
    with Book.open(county, writing=False) as book:
        found = {by: figures(book, ALL, Period(2025), by) for by in BREAKDOWNS}
        owners = {r.owner for r in book.find("training")}
        words = {part for key, _, part in found["form"] if key.startswith("training.")}
        merged = book.names("village", 2024) != book.names("village", 2025)
        personal = [r for r in book.find("pairing") if r.text("id_number")]
    every = [figure for each in found.values() for figure in each.values()]
    assert {figure.state for figure in every} == set(State)
    assert {figure.quality for figure in every} == {"", "估数", "据不完全统计"}
    assert any(not part for *_, part in found["month"])  # known to the year only
    assert "讲堂" in words
    assert "讲座" not in words
    assert merged
    assert len(owners) == 3
    assert len(personal) > 3
