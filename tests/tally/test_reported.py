from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.desk.reported.keeping import keep
from tecdesk.desk.reported.taking import take
from tecdesk.desk.reported.turning import unlock
from tecdesk.domain.period import Period
from tecdesk.store.reported.reports import PAPER
from tecdesk.store.reported.reports import Content
from tecdesk.store.reported.reports import Report
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW
from tecdesk.tally.reported.records import record_changes
from tests.conftest import make_new

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
YEAR = Period(2025)
SESSION = {"held_on": "2025-06-01", "title": "茶叶", "people": 20}


def reported(book: Book) -> Report:
    """The year as it is now, kept without its papers, and opened again."""
    taken = take(book, YEAR)
    content = Content(taken.figures, taken.words, [], taken.records)
    at = "2026-01-05 09:00:00"
    made = keep(
        book, YEAR, Report(0, "2025", 1, PAPER, "0", at, "", taken.step), content
    )
    unlock(book, ["2025"], "试")
    return made


@dataclass
class Plain:
    """Sessions by id as (date, people); those in the bin apart."""

    live: dict[str, tuple[str, int]] = field(default_factory=dict)
    binned: dict[str, tuple[str, int]] = field(default_factory=dict)

    def of_year(self) -> dict[str, tuple[str, int]]:
        return {k: v for k, v in self.live.items() if v[0].startswith("2025")}


DAYS = st.sampled_from(["2024-12-31", "2025", "2025-03-05", "2025-12-31", "2026-01-01"])
PEOPLE = st.integers(0, 3)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), DAYS, PEOPLE),
        st.tuples(st.just("day"), st.integers(0, 9), DAYS),
        st.tuples(st.just("people"), st.integers(0, 9), PEOPLE),
        st.tuples(st.just("bin"), st.integers(0, 9), st.none()),
        st.tuples(st.just("restore"), st.integers(0, 9), st.none()),
    ),
    max_size=12,
)


def apply(book: Book, plain: Plain, edits: list[tuple[str, Any, Any]]) -> None:
    for what, which, value in edits:
        with book.edit(what) as edit:
            if what == "add":
                values = {**SESSION, "held_on": which, "people": value}
                plain.live[edit.add("training", values)] = (which, value)
                continue
            pool = plain.binned if what == "restore" else plain.live
            if not pool:
                continue
            each = sorted(pool)[which % len(pool)]
            day, people = pool[each]
            if what == "day":
                edit.change("training", each, {"held_on": value})
                plain.live[each] = (value, people)
            elif what == "people":
                edit.change("training", each, {"people": value})
                plain.live[each] = (day, value)
            elif what == "bin":
                edit.bin("training", each)
                plain.binned[each] = plain.live.pop(each)
            else:
                edit.restore("training", each)
                plain.live[each] = plain.binned.pop(each)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(EDITS, EDITS, st.integers(0, 4))
def test_changes_since_are_those_of_a_plain_model(
    tmp_path: Path,
    before: list[tuple[str, Any, Any]],
    after: list[tuple[str, Any, Any]],
    undone: int,
) -> None:
    path = tmp_path / "书.tecdesk"
    path.unlink(missing_ok=True)
    with make_new(path) as book:
        plain = Plain()
        apply(book, plain, before)
        report, then = reported(book), plain.of_year()
        apply(book, plain, after)
        for _ in range(undone):  # back, also over the report, and again forward
            book.undo()
        for _ in range(undone):
            book.redo()
        now = plain.of_year()
        want = {
            each: NEW if each not in then else GONE if each not in now else CHANGED
            for each in then.keys() | now.keys()
            if then.get(each) != now.get(each)
        }
        found = record_changes(book, report)
        assert {c.id: c.what for c in found} == want
        for change in found:
            if change.what == CHANGED:
                assert (change.was["held_on"], change.was["people"]) == then[change.id]
                assert (change.now["held_on"], change.now["people"]) == now[change.id]
                assert set(change.fields) <= {"held_on", "people"}
        figures = {
            (c.indicator.key, c.by): c
            for c in figure_changes(book, report)
            if c.indicator
        }
        people = figures.get(("training.people", ""))
        sums = [sum(p for _, p in each.values()) for each in (then, now)]
        if people:
            assert people.was is None or people.was.value in {sums[0], None}
            assert people.now is None or people.now.value in {sums[1], None}
        else:
            assert sums[0] == sums[1]


def test_an_untouched_book_has_no_changes(sample_book: Book) -> None:
    report = reported(sample_book)
    assert record_changes(sample_book, report) == []
    assert figure_changes(sample_book, report) == []


def test_a_change_that_was_undone_is_none(sample_book: Book) -> None:
    report = reported(sample_book)
    session = sample_book.find("training")[0]
    with sample_book.edit("改") as edit:
        edit.change("training", session.id, {"people": 9999})
    (change,) = record_changes(sample_book, report)
    assert change.fields == ("people",)
    assert (change.was["people"], change.now["people"]) == (session["people"], 9999)
    places = {c.place[0] for c in figure_changes(sample_book, report)}
    assert "training.people" in places
    sample_book.undo()
    assert record_changes(sample_book, report) == []
    assert figure_changes(sample_book, report) == []


def test_a_year_figure_and_a_target_count_too(sample_book: Book) -> None:
    report = reported(sample_book)
    target = sample_book.find("target")[0]
    with sample_book.edit("改") as edit:
        edit.change("target", target.id, {"value": 7})
        edit.add("village", {"name": "新村"})
    assert [c.register for c in record_changes(sample_book, report)] == ["target"]
