"""The laws of merging, over records of every shape."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamp
from tecdesk.domain.stamp import Stamped
from tecdesk.domain.stamp import Stamps
from tecdesk.exchange.colleagues.merging import merged
from tecdesk.exchange.colleagues.merging import merged_all
from tecdesk.exchange.colleagues.merging import rank

pytestmark = pytest.mark.slow
FIELDS = ("title", "people", BINNED)

stamps = st.builds(Stamp, st.integers(0, 3), st.sampled_from(("", "甲", "乙")))
values = st.none() | st.integers(0, 2) | st.sampled_from(("", "大豆", "玉米"))


@st.composite
def held(draw: st.DrawFn) -> Stamped:
    keys = {BINNED, *draw(st.sets(st.sampled_from(FIELDS)))}
    own = draw(st.dictionaries(st.sampled_from(sorted(keys)), stamps))
    marks = draw(st.dictionaries(st.sampled_from(sorted(keys)), st.just("na")))
    return Stamped(
        {key: draw(values) for key in keys},
        marks,
        Stamps(draw(stamps), own),
        "镇",
        draw(st.sampled_from(("2025-01-01", "2025-02-01"))),
        draw(st.sampled_from(("2025-01-01", "2025-02-01"))),
    )


patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Laws hold on a busy machine, too."""
books = st.dictionaries(st.sampled_from(("1", "2", "3")), held())


def said(one: Stamped) -> object:
    """Everything that a record says, however its stamps are written."""
    fields = {key: rank(one, key) for key in one.values}
    return fields, one.owner, one.created_at, one.changed_at


def all_said(book: dict[str, Stamped]) -> dict[str, object]:
    return {id_: said(each) for id_, each in book.items()}


@patient
@given(books, books)
def test_in_either_order_it_is_the_same(
    one: dict[str, Stamped], other: dict[str, Stamped]
) -> None:
    assert all_said(merged_all(one, other)) == all_said(merged_all(other, one))


@patient
@given(books, books, books)
def test_however_three_meet_it_is_the_same(
    one: dict[str, Stamped], other: dict[str, Stamped], third: dict[str, Stamped]
) -> None:
    left = merged_all(merged_all(one, other), third)
    right = merged_all(one, merged_all(other, third))
    assert all_said(left) == all_said(right)


@patient
@given(books, books)
def test_a_second_time_changes_nothing(
    one: dict[str, Stamped], other: dict[str, Stamped]
) -> None:
    once = merged_all(one, other)
    assert all_said(merged_all(once, other)) == all_said(once)
    assert all_said(merged_all(once, once)) == all_said(once)


@patient
@given(books, books)
def test_nothing_is_lost_that_only_one_has(
    one: dict[str, Stamped], other: dict[str, Stamped]
) -> None:
    once = merged_all(one, other)
    assert once.keys() == one.keys() | other.keys()
    for id_, each in once.items():
        sides = [side[id_] for side in (one, other) if id_ in side]
        assert each.values.keys() == {key for side in sides for key in side.values}
        for key in each.values:
            assert rank(each, key) == max(
                rank(side, key) for side in sides if key in side.values
            )


@patient
@given(held(), held())
def test_what_was_deleted_last_stays_deleted(one: Stamped, other: Stamped) -> None:
    later = max(one.stamps.of(BINNED), other.stamps.of(BINNED))
    gone = Stamped(
        {**one.values, BINNED: "2025-03-01"},
        one.marks,
        Stamps(one.stamps.base, {**one.stamps.own, BINNED: Stamp(later.time + 1, "")}),
    )
    assert merged(gone, other).is_binned
    assert merged(merged(other, gone), one).is_binned


def test_the_later_change_wins_in_each_field() -> None:
    one = Stamped(
        {"title": "大豆", "people": 40, BINNED: None},
        {"people": "about"},
        Stamps(Stamp(1, "甲"), {"people": Stamp(5, "甲")}),
    )
    other = Stamped(
        {"title": "玉米", "people": 45, BINNED: None},
        {},
        Stamps(Stamp(1, "甲"), {"title": Stamp(3, "乙"), "people": Stamp(4, "乙")}),
    )
    found = merged(one, other)
    assert found.values == {"title": "玉米", "people": 40, BINNED: None}
    assert found.marks == {"people": "about"}
