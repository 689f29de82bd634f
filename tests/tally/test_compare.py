"""Two periods or villages side by side; years that are not complete stay out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.tally.compare import Side
from tecdesk.tally.compare import compare
from tecdesk.tally.quiet import quiet
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.compare import Pair

FIRST, SECOND = Period(2025, half=1), Period(2025, half=2)


def pair(book: Book, left: Side, right: Side, label: str = "培训人次") -> Pair:
    return next(p for p in compare(book, left, right) if p.label == label)


def test_two_halves(book: Book) -> None:
    session(book, "2025-02-01", people=30)
    session(book, "2025-08-01", people=20)
    found = pair(book, Side(FIRST), Side(SECOND))
    assert (found.change, found.rate) == (10, Decimal(50))


def test_growth_from_nothing_is_not_told(book: Book) -> None:
    session(book, "2025-02-01", people=30)
    found = pair(book, Side(FIRST), Side(SECOND))
    assert (found.change, found.rate) == (30, None)


def test_two_villages_open_their_own_parts(sample_book: Book) -> None:
    one, other = (village(sample_book, name) for name in ("柳树村", "王家湾村"))
    found = pair(sample_book, Side(Period(2025), one), Side(Period(2025), other))
    assert found.left
    assert found.right
    assert (found.left.figure.value, found.right.figure.value) == (1189, 537)
    assert (found.left.name, found.left.by, found.left.part) == (
        "柳树村",
        "village",
        one,
    )
    assert found.change == 652


def test_a_year_that_is_not_complete_is_not_compared(book: Book) -> None:
    session(book, "2024-02-01")
    session(book, "2025-02-01")
    found = pair(book, Side(Period(2025)), Side(Period(2024)))
    assert found.left
    assert found.right is None
    assert found.change is None
    since = {"training": 2024}
    book.change_settings(lambda now: replace(now, complete_since=since))
    assert pair(book, Side(Period(2025)), Side(Period(2024))).change == 0


def test_every_line_that_tells_something_is_there(sample_book: Book) -> None:
    lines = make_sheet(sample_book, Period(2025)).lines
    pairs = compare(sample_book, Side(Period(2025)), Side(FIRST))
    silent = quiet(lines)
    told = [line for line in lines if line.indicator.group not in silent]
    assert [p.label for p in pairs] == [line.label for line in told]
    for each, line in zip(pairs, told, strict=True):
        assert each.left
        assert each.left.figure == line.figure
