from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.store.reported.locks import PeriodLocked
from tests.store.test_states import reported

if TYPE_CHECKING:
    from tecdesk.store.book import Book

OLD = {"object_kind": "户", "name": "张三", "since": "2022-03-01", "helper": "李四"}


def held(book: Book, register: str, values: dict[str, Any]) -> str:
    """A record in a book whose 2025 is then reported."""
    with book.edit("先记") as edit:
        record = edit.add(register, values)
    reported(book)
    return record


def refused(book: Book, register: str, record: str, values: dict[str, Any]) -> bool:
    before = book.require(register, record).values
    try:
        with book.edit("改") as edit:
            edit.change(register, record, values)
    except PeriodLocked:
        assert book.require(register, record).values == before
        return True
    return False


@pytest.mark.parametrize(
    ("register", "values", "locked"),
    [
        ("training", {"held_on": "2025-06-01", "title": "a"}, True),
        ("training", {"held_on": "2025", "title": "a"}, True),
        ("training", {"held_on": "2026-01-01", "title": "a"}, False),
        ("training", {"held_on": "2024-12-31", "title": "a"}, False),
        ("target", {"year": 2025, "indicator": "training.people", "value": 1}, True),
        ("target", {"year": 2026, "indicator": "training.people", "value": 1}, False),
        ("pairing", OLD, True),
        ("pairing", {**OLD, "until": "2024-05"}, False),
        ("pairing", {**OLD, "since": "2026-01-01"}, False),
        ("village", {"name": "新村"}, False),
    ],
)
def test_adding(
    book: Book, register: str, values: dict[str, Any], locked: bool
) -> None:
    reported(book)
    if not locked:
        with book.edit("加") as edit:
            edit.add(register, values)
        return
    with pytest.raises(PeriodLocked) as refusal, book.edit("加") as edit:
        edit.add(register, values)
    assert refusal.value.periods == ("2025",)
    assert refusal.value.sentence.startswith("2025年度已上报（第 1 次），里面的 1 条")


def test_a_session_is_not_moved_in_or_out(book: Book) -> None:
    session = {"held_on": "2025-06-01", "title": "a"}
    record = held(book, "training", session)
    assert refused(book, "training", record, {"people": 4})
    assert refused(book, "training", record, {"held_on": "2026-06-01"})
    with book.edit("明年") as edit:
        later = edit.add("training", {**session, "held_on": "2026-02-01"})
    assert refused(book, "training", later, {"held_on": "2025-02-01"})
    assert not refused(book, "training", later, {"people": 5})


@pytest.mark.parametrize(
    ("since", "change", "locked"),
    [
        ("2022-03-01", {"until": "2026-03-01"}, False),  # the work of next year
        ("2025-03-01", {"until": "2026-03-01"}, False),
        ("2022-03-01", {"until": "2025-12-01"}, True),
        ("2025-03-01", {"until": "2025-12-01"}, True),
        ("2022-03-01", {"phone": "13800000000"}, False),  # goes on being in force
        ("2025-03-01", {"name": "张四"}, True),
        ("2022-03-01", {"since": "2025-03-01"}, True),
    ],
)
def test_what_lasts(
    book: Book, since: str, change: dict[str, Any], locked: bool
) -> None:
    record = held(book, "pairing", {**OLD, "since": since})
    assert refused(book, "pairing", record, change) == locked


@pytest.mark.parametrize(
    ("days", "change", "locked"),
    [
        ({"applied_on": "2025-11"}, {"approved_on": "2026-03", "total": 5}, False),
        ({"applied_on": "2025-11"}, {"stopped_on": "2026-02"}, False),
        ({"applied_on": "2025-11"}, {"approved_on": "2025-12"}, True),
        ({"applied_on": "2025-11"}, {"applied_on": "2026-01"}, True),
        ({"applied_on": "2025-11"}, {"total": 5}, True),
        ({"applied_on": "2024-11"}, {"stopped_on": "2025-01"}, True),
        ({"applied_on": "2024-11"}, {"total": 5}, False),
        ({"applied_on": "2023", "stopped_on": "2024"}, {"name": "桑园"}, False),
    ],
)
def test_a_later_stage_of_what_was_reported_may_be_added(
    book: Book, days: dict[str, Any], change: dict[str, Any], locked: bool
) -> None:
    record = held(book, "project", {"name": "茶园", **days})
    assert refused(book, "project", record, change) == locked


def test_bin_restore_undo_and_redo(book: Book) -> None:
    with book.edit("去年") as edit:
        gone = edit.add("training", {"held_on": "2025-01-02", "title": "b"})
    with book.edit("删") as edit:
        edit.bin("training", gone)
    record = held(book, "training", {"held_on": "2025-06-01", "title": "a"})
    for action, each in (("bin", record), ("restore", gone)):
        with pytest.raises(PeriodLocked), book.edit("删") as edit:
            getattr(edit, action)("training", each)
    with pytest.raises(PeriodLocked):
        book.undo()  # would take back the session that was reported
    assert book.undo_label == "先记"
    assert book.count("training") == 1
    with book.edit("今年") as edit:
        edit.add("training", {"held_on": "2026-06-01", "title": "c"})
    assert book.undo() is not None  # what came after the report is free
    assert book.redo() is not None


def test_a_part_of_a_year_holds_its_days_only(book: Book) -> None:
    from tecdesk.desk.reported.keeping import report_on_paper
    from tecdesk.domain.period import Period

    report_on_paper(book, Period(2025, half=1))
    with (
        pytest.raises(PeriodLocked, match="2025年上半年已上报"),
        book.edit("a") as edit,
    ):
        edit.add("training", {"held_on": "2025-06-30", "title": "a"})
    with book.edit("b") as edit:
        edit.add("training", {"held_on": "2025-07-01", "title": "a"})
