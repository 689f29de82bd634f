from __future__ import annotations

from datetime import datetime
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.store.backups.names import Named
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.names import read
from tecdesk.store.backups.names import shortened
from tecdesk.store.backups.thinning import DAYS
from tecdesk.store.backups.thinning import LAST
from tecdesk.store.backups.thinning import MONTHS
from tecdesk.store.backups.thinning import WEEKS
from tecdesk.store.backups.thinning import surplus

_START = datetime(2026, 1, 31, 8, 0, 0)  # noqa: DTZ001 - as in names
_TIMES = st.datetimes(
    datetime(2019, 1, 1),  # noqa: DTZ001
    datetime(2031, 1, 1),  # noqa: DTZ001
).map(lambda at: at.replace(microsecond=0))
"""Any times in any order: the clock goes forward, back, and stands still."""
SHELVES = st.lists(st.tuples(_TIMES, st.booleans()), max_size=80).map(
    lambda made: [
        Named("清河镇", number, at, "做事中", pinned)
        for number, (at, pinned) in enumerate(made, 1)
    ]
)


@given(SHELVES)
def test_the_newest_and_the_pinned_are_never_thinned(shelf: list[Named]) -> None:
    gone = set(surplus(shelf))
    assert not gone & set(shelf[-LAST:])
    assert not any(each.pinned for each in gone)


@given(SHELVES)
def test_no_more_stay_than_are_promised(shelf: list[Named]) -> None:
    gone = set(surplus(shelf))
    kept = [each for each in shelf if each not in gone and not each.pinned]
    assert len(kept) <= LAST + DAYS + WEEKS + MONTHS


@given(SHELVES)
def test_thinning_again_changes_nothing(shelf: list[Named]) -> None:
    gone = surplus(shelf)
    assert surplus([each for each in shelf if each not in gone]) == []
    assert surplus(reversed(shelf)) == gone


@given(SHELVES)
def test_each_of_the_last_days_with_backups_keeps_its_newest(
    shelf: list[Named],
) -> None:
    gone = set(surplus(shelf))
    days = list(dict.fromkeys(each.at.date() for each in reversed(shelf)))[:DAYS]
    for day in days:
        last = [each for each in shelf if each.at.date() == day][-1]
        assert last not in gone


def test_three_years_of_half_hours() -> None:
    """Thinned after each, as the program does: a day, a week, a month back is there."""
    shelf: list[Named] = []
    at = _START
    for number in range(1, 3001):
        at += timedelta(minutes=30) if number % 4 else timedelta(hours=33)
        shelf.append(Named("清河镇", number, at, "做事中"))
        gone = set(surplus(shelf))
        shelf = [each for each in shelf if each not in gone]
    days = {each.at.date() for each in shelf}
    assert len({(d.year, d.month) for d in days}) == MONTHS
    assert len(shelf) <= LAST + DAYS + WEEKS + MONTHS
    assert (at.date() - min(days)).days > 650


def test_a_clock_set_back_does_not_lose_what_was_just_made() -> None:
    shelf = [
        Named("清河镇", n, _START + timedelta(days=n), "做事中") for n in range(1, 60)
    ]
    back = Named("清河镇", 60, datetime(2001, 1, 1), "关闭时")  # noqa: DTZ001
    assert back not in surplus([*shelf, back])


@given(
    st.text("清河镇台账_-2025 第份", min_size=1, max_size=20).filter(str.strip),
    st.integers(1, 99999),
    _TIMES,
    st.sampled_from([each.value for each in Why]),
    st.booleans(),
)
def test_a_name_is_read_back(
    book: str,
    number: int,
    at: datetime,
    why: str,
    pinned: bool,
) -> None:
    named = Named(book, number, at, why, pinned)
    assert read(named.stem) == named


def test_names_of_other_files_are_not_backups() -> None:
    assert read("清河镇") is None
    assert read("清河镇_第0001份_20261399_000000_手动") is None
    older = read("清河镇_2025_20251231_170501")
    assert older is not None
    assert (older.book, older.number, older.why) == ("清河镇_2025", 0, "")


def test_a_long_name_is_shortened_alike_each_time() -> None:
    long = "清河镇农业农村服务中心农业科技推广台账" * 8
    assert len(shortened(long).encode()) < 160
    assert shortened(long) == shortened(long)
    assert shortened("清河镇") == "清河镇"
