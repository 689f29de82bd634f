from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.period import Period

YEARS = st.integers(1901, 2098)
DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2098, 12, 31))
PARTS = {
    "half": [Period(2024, half=n) for n in (1, 2)],
    "quarter": [Period(2024, quarter=n) for n in range(1, 5)],
    "month": [Period(2024, month=n) for n in range(1, 13)],
}


def days_of(year: int) -> list[str]:
    first = dt.date(year, 1, 1)
    return [
        day.isoformat()
        for n in range(366)
        if (day := first + dt.timedelta(n)).year == year
    ]


@pytest.mark.parametrize("part", PARTS)
def test_the_parts_tile_the_year(part: str) -> None:
    for day in days_of(2024):
        assert sum(period.span.holds(day) for period in PARTS[part]) == 1
    for day in ("2023-12-31", "2025-01-01", "2023", "2025", "2023-12", "2025-01"):
        assert not any(period.span.holds(day) for period in PARTS[part])


@given(DAYS)
def test_a_day_lies_in_its_year_half_quarter_and_month(day: dt.date) -> None:
    for period in (
        Period(day.year),
        Period(day.year, half=(day.month + 5) // 6),
        Period(day.year, quarter=(day.month + 2) // 3),
        Period(day.year, month=day.month),
        Period(day.year, until=day),
    ):
        assert period.span.holds(day.isoformat())
        assert not Period(day.year + 1).span.holds(day.isoformat())


@given(DAYS)
def test_up_to_a_day_ends_with_that_day(day: dt.date) -> None:
    span = Period(day.year, until=day).span
    assert not span.holds((day + dt.timedelta(1)).isoformat())
    assert not span.holds(f"{day.year - 1}-12-31")


def test_a_date_known_to_the_year_belongs_to_the_year_and_to_no_month() -> None:
    assert Period(2025).span.holds("2025")
    for periods in PARTS.values():
        assert not any(period.span.holds("2024") for period in periods)


def test_a_date_known_to_the_month_belongs_to_the_month() -> None:
    assert Period(2025, month=3).span.holds("2025-03")
    assert Period(2025, quarter=1).span.holds("2025-03")
    assert not Period(2025, quarter=2).span.holds("2025-03")


def test_up_to_the_year_s_last_day_is_the_year() -> None:
    assert Period(2025, until=dt.date(2025, 12, 31)).is_whole_year
    assert Period(2025, until=dt.date(2025, 12, 31)).span == Period(2025).span
    assert not Period(2025, until=dt.date(2025, 12, 30)).is_whole_year


@given(YEARS)
def test_last_year_is_the_same_span(year: int) -> None:
    for periods in PARTS.values():
        for period in periods:
            before = Period(year, period.half, period.quarter, period.month).last_year
            assert before.year == year - 1
            assert list(before.months) == list(period.months)


def test_last_year_of_the_29th_of_february_is_the_28th() -> None:
    until = Period(2024, until=dt.date(2024, 2, 29)).last_year.until
    assert until == dt.date(2023, 2, 28)


@given(DAYS)
def test_last_year_up_to_a_day_never_reaches_further(day: dt.date) -> None:
    until = Period(day.year, until=day).last_year.until
    assert until
    assert (until.month, until.day) <= (day.month, day.day)


@pytest.mark.parametrize(
    ("period", "name", "last"),
    [
        (Period(2025), "全年", "2025-12-31"),
        (Period(2025, half=1), "上半年", "2025-06-30"),
        (Period(2025, half=2), "下半年", "2025-12-31"),
        (Period(2025, quarter=3), "第三季度", "2025-09-30"),
        (Period(2024, month=2), "2月", "2024-02-29"),
        (Period(2025, until=dt.date(2025, 11, 5)), "截至11月5日", "2025-11-05"),
    ],
)
def test_names_and_last_days(period: Period, name: str, last: str) -> None:
    assert period.name == name
    assert period.last_day.isoformat() == last


@pytest.mark.parametrize(
    "wrong",
    [
        {"half": 3},
        {"quarter": 5},
        {"month": 13},
        {"month": 0},
        {"half": 1, "month": 2},
        {"until": dt.date(2024, 1, 1)},
    ],
)
def test_a_part_that_does_not_exist_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match=r"[一-鿿]"):
        Period(2025, **wrong)


def test_an_impossible_year_is_refused() -> None:
    with pytest.raises(ValueError, match="年度"):
        Period(25)
