"""What figures are held against: targets, and the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.store.figures.figure import State
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import add

if TYPE_CHECKING:
    from tecdesk.store.book import Book

YEAR = Period(2025)


def _complete_since(book: Book, **years: int) -> None:
    book.change_settings(
        lambda now: replace(now, complete_since={**now.complete_since, **years})
    )


def _target(book: Book, indicator: str, value: int, unit: str = "") -> None:
    add(book, "target", year=2025, indicator=indicator, value=value, unit=unit)


def test_targets_and_rates(book: Book) -> None:
    add(book, "training", held_on="2025-03-05", people=4374, sessions=46)
    _target(book, "training.people", 50, "万人次")
    _target(book, "training.sessions", 0, "期")
    _target(book, "pairing.money", 1250, "万元")
    _target(book, "base.area", 150050, "亩")
    sheet = make_sheet(book, YEAR)
    people, sessions = sheet.line("training.people"), sheet.line("training.sessions")
    assert people.target == 5000
    assert people.rate == Decimal("87.48")
    assert (sessions.target, sessions.rate) == (0, None)
    assert sheet.line("pairing.money").target == 12_5000_00
    assert sheet.line("base.area").target == 15005
    assert sheet.line("base.area").rate == 0
    assert sheet.line("training.women").target is None


def test_a_target_binds_to_the_line_of_its_unit(book: Book) -> None:
    _target(book, "handout.quantity", 600000, "份")
    _target(book, "handout.quantity", 30, "万册")
    sheet = make_sheet(book, YEAR)
    targets = {line.unit: line.target for line in sheet.lines_of("handout.quantity")}
    assert targets == {"份": 6000, "册": 3000}
    assert all(line.target is None for line in sheet.lines_of("handout.registered"))


def test_a_target_without_a_unit_means_the_usual_one(book: Book) -> None:
    _target(book, "handout.quantity", 600000)
    assert make_sheet(book, YEAR).line("handout.quantity").target == 6000


def test_of_two_targets_the_first_counts_and_other_years_do_not(book: Book) -> None:
    _target(book, "training.people", 100)
    _target(book, "training.people", 200)
    add(book, "target", year=2024, indicator="training.women", value=100)
    sheet = make_sheet(book, YEAR)
    assert sheet.line("training.people").target == 1
    assert sheet.line("training.women").target is None


def test_last_year_shows_only_what_was_complete_then(book: Book) -> None:
    add(book, "training", held_on="2024-03-05", people=40)
    add(book, "training", held_on="2025-03-05", people=50)
    assert make_sheet(book, YEAR).line("training.people").last_year is None
    _complete_since(book, training=2025)
    assert make_sheet(book, YEAR).line("training.people").last_year is None
    _complete_since(book, training=2024)
    line = make_sheet(book, YEAR).line("training.people")
    assert line.last_year is not None
    assert (line.last_year.value, line.change) == (40, 10)
    assert line.change_rate == 25
    assert make_sheet(book, YEAR).line("base.new").last_year is None


def test_last_year_is_of_the_same_span(book: Book) -> None:
    _complete_since(book, training=2023)
    for day in ("2023-02-28", "2023-03-01", "2024-02-29", "2024-03-01"):
        add(book, "training", held_on=day, people=1)
    until = make_sheet(book, Period(2024, until=date(2024, 2, 29)))
    line = until.line("training.people")
    assert line.last_year is not None
    assert (line.figure.value, line.last_year.value) == (1, 1)


def test_no_growth_from_nought(book: Book) -> None:
    _complete_since(book, training=2024)
    add(book, "training", held_on="2025-03-05", people=50)
    line = make_sheet(book, YEAR).line("training.people")
    assert line.last_year is not None
    assert (line.last_year.value, line.change, line.change_rate) == (0, 50, None)


def test_no_change_from_or_to_a_blank(book: Book) -> None:
    _complete_since(book, training=2024)
    add(book, "training", held_on="2024-03-05", people=50)
    add(book, "training", held_on="2025-03-05", women=3)
    line = make_sheet(book, YEAR).line("training.people")
    assert line.figure.state is State.BLANK
    assert (line.change, line.change_rate, line.rate) == (None, None, None)
    women = make_sheet(book, YEAR).line("training.women")
    assert women.last_year is not None
    assert women.last_year.state is State.BLANK
    assert women.change is None


def test_a_unit_of_last_year_still_has_its_line(book: Book) -> None:
    _complete_since(book, handout=2024)
    add(book, "handout", date="2024-03-05", quantity=70, unit="张")
    line = make_sheet(book, YEAR).line("handout.quantity", "张")
    assert (line.figure.value, line.change) == (0, -70)
