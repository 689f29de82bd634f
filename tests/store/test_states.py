from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import rule

from tecdesk.desk.reported.keeping import keep
from tecdesk.desk.reported.keeping import next_number
from tecdesk.desk.reported.turning import accept
from tecdesk.desk.reported.turning import give_back
from tecdesk.desk.reported.turning import unlock
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.store.reported.locks import PeriodLocked
from tecdesk.store.reported.reports import PAPER
from tecdesk.store.reported.reports import Content
from tecdesk.store.reported.reports import Report
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import locked
from tecdesk.store.reported.states import turn
from tecdesk.store.reported.states import turns
from tests.conftest import make_new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.book import Book

YEAR = "2025"
NOTHING = Content([], {}, [], {})


def reported(book: Book) -> None:
    """A report without any content: states do not depend on it."""
    period = Period(2025)
    number = next_number(book, period)
    report = Report(0, YEAR, number, PAPER, "0" * 64, "2026-01-05 09:00:00", "", 0)
    keep(book, period, report, NOTHING)


class Life(RuleBasedStateMachine):
    """A year's report beside a plain model of it: state, revision, sessions."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        for old in self.folder.glob("*"):
            old.unlink()
        self.book = make_new(self.folder / "书.tecdesk")
        self.state, self.revision, self.steps = State.DRAFT, 0, 0
        self.sessions, self.done = 0, 0

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.book.close()

    def turned(self, do: Callable[[], None], to: State, *allowed: State) -> None:
        if self.state in allowed:
            do()
            self.state, self.steps = to, self.steps + 1
            return
        with pytest.raises(DeskError):
            do()

    @rule()
    def report(self) -> None:
        reported(self.book)
        self.state, self.revision = State.REPORTED, self.revision + 1
        self.steps += 1

    @rule()
    def open_again(self) -> None:
        held = (State.REPORTED, State.ACCEPTED)
        self.turned(lambda: unlock(self.book, [YEAR], "补报"), State.OPENED, *held)

    @rule()
    def send_back(self) -> None:
        held = (State.REPORTED, State.ACCEPTED)
        do = lambda: give_back(self.book, YEAR, "少 3 户")  # noqa: E731
        self.turned(do, State.RETURNED, *held)

    @rule()
    def take_over(self) -> None:
        held = (State.REPORTED, State.RETURNED)
        self.turned(lambda: accept(self.book, YEAR), State.ACCEPTED, *held)

    @rule()
    def train(self) -> None:
        held = self.state in {State.REPORTED, State.ACCEPTED}
        try:
            with self.book.edit("培训") as edit:
                edit.add("training", {"held_on": "2025-06", "title": "茶", "people": 1})
        except PeriodLocked:
            assert held
        else:
            assert not held
            self.sessions += 1

    @rule()
    def train_next_year(self) -> None:
        with self.book.edit("明年") as edit:
            edit.add("training", {"held_on": "2026-01-01", "title": "b", "people": 1})

    @invariant()
    def agree(self) -> None:
        if not hasattr(self, "book"):
            return
        now = turn(self.book, YEAR)
        assert (now.state, now.revision) == (self.state, self.revision)
        assert bool(locked(self.book)) == self.state.locked
        assert len(turns(self.book, YEAR)) == self.steps
        rows = self.book.rows(
            "SELECT count(*) FROM training WHERE held_on LIKE '2025%'", []
        )
        assert rows[0][0] == self.sessions


def test_any_order_of_turns(tmp_path: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    machine = type("Here", (Life,), {"folder": tmp_path})
    limits = settings(max_examples=12, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(machine, settings=limits)


def test_a_reason_is_asked(book: Book) -> None:
    reported(book)
    with pytest.raises(DeskError, match="为什么"):
        unlock(book, [YEAR], "  ")
    unlock(book, [YEAR], " 县里要求\n补报 ")
    last = turn(book, YEAR)
    assert (last.reason, last.revision) == ("县里要求 补报", 1)


def test_it_stands_in_the_journal_and_is_never_undone(book: Book) -> None:
    from tecdesk.store.log.steps import steps

    before = book.undo_label
    reported(book)
    unlock(book, [YEAR], "补报")
    assert book.undo_label == before
    labels = [(step.label, step.undone) for step in steps(book)[:2]]
    assert labels == [
        ("解锁 2025年度：补报", False),
        ("上报 2025年度（第 1 次）", False),
    ]
