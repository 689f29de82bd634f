from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.history import FieldChange
from tecdesk.store.log.history import Happened
from tecdesk.store.log.history import history
from tecdesk.store.log.history import restore_to
from tecdesk.store.log.history import values_at
from tests.store.filling import KEYS
from tests.store.filling import filled

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


def _session(book: Book) -> str:
    with book.edit("新增培训") as edit:
        values: Values = {"title": "水稻", "held_on": "2025-05-05", "people": 30}
        return edit.add("training", values, {"people": ABOUT})


def _set(book: Book, id_: str, **values: object) -> int:
    with book.edit("修改培训") as edit:
        edit.change("training", id_, values)  # type: ignore[arg-type]
    return edit.change_made.step


def test_a_life_reads_in_order(book: Book) -> None:
    book.change_settings(lambda now: replace(now, operator="彭桂兰"))
    id_ = _session(book)
    _set(book, id_, people=45, lecturer="查美玲")
    with book.edit("不适用") as edit:
        edit.change("training", id_, {"women": None}, {"women": NOT_APPLICABLE})
    with book.edit("删除") as edit:
        edit.bin("training", id_)
    book.undo()
    events = history(book, "training", id_)
    assert [event.happened for event in events] == [
        Happened.ADDED,
        Happened.CHANGED,
        Happened.CHANGED,
        Happened.BINNED,
        Happened.RESTORED,
    ]
    assert {event.operator for event in events} == {"彭桂兰"}
    assert [event.undo for event in events] == [False] * 4 + [True]
    assert [event.step for event in events] == sorted(e.step for e in events)
    assert events[1].changes == (
        FieldChange("people", 30, 45, ABOUT, ""),
        FieldChange("lecturer", None, "查美玲"),
    )
    assert events[2].changes == (FieldChange("women", None, None, "", NOT_APPLICABLE),)
    assert events[3].changes == events[4].changes == ()
    first = {change.key: change.after for change in events[0].changes}
    assert first == {
        "held_on": "2025-05-05",
        "title": "水稻",
        "sessions": 1,
        "people": 30,
        "quality": "实数",
    }


def test_taken_back_and_done_again(book: Book) -> None:
    id_ = _session(book)
    book.undo()
    assert [e.happened for e in history(book, "training", id_)] == [
        Happened.ADDED,
        Happened.REMOVED,
    ]
    assert values_at(book, "training", id_, 99) is None
    with pytest.raises(ValueError, match="not there"):
        restore_to(book, "training", id_, history(book, "training", id_)[0].step)
    book.redo()
    events = history(book, "training", id_)
    assert events[-1].happened is Happened.ADDED
    assert [c.key for c in events[0].changes] == [c.key for c in events[2].changes]


def test_restored_to_a_step(book: Book) -> None:
    id_ = _session(book)
    step = _set(book, id_, people=45, title="水稻育秧")
    then = book.require("training", id_)
    _set(book, id_, people=50, lecturer="查美玲")
    with book.edit("删除") as edit:
        edit.bin("training", id_)
    change = restore_to(book, "training", id_, step)
    now = book.require("training", id_)
    assert (now.values, now.marks, now.binned_at) == (then.values, then.marks, "")
    assert change.label.startswith("恢复培训“水稻育秧”到 20")
    assert book.undo_label == change.label
    book.undo()
    assert book.require("training", id_)["people"] == 50
    assert book.require("training", id_).binned_at


def test_marks_come_back_too(book: Book) -> None:
    id_ = _session(book)
    first = history(book, "training", id_)[0].step
    _set(book, id_, people=45)
    restore_to(book, "training", id_, first)
    record = book.require("training", id_)
    assert (record["people"], record.marks) == (30, {"people": ABOUT})


def test_nothing_to_restore_is_no_step(book: Book) -> None:
    id_ = _session(book)
    label = book.undo_label
    change = restore_to(book, "training", id_, history(book, "training", id_)[0].step)
    assert change.step == 0
    assert book.undo_label == label


def test_before_it_was_there(book: Book) -> None:
    id_ = _session(book)
    step = history(book, "training", id_)[0].step
    assert values_at(book, "training", id_, step - 1) is None
    with pytest.raises(ValueError, match="not there"):
        restore_to(book, "training", id_, step - 1)
    assert history(book, "training", "no such id") == []


@pytest.mark.parametrize("key", KEYS)
def test_every_register_goes_back(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add(key, filled(edit, REGISTERS[key]))
    first = book.require(key, id_)
    with book.edit("修改") as edit:
        edit.change(key, id_, filled(edit, REGISTERS[key], 1))
    added, changed = history(book, key, id_)
    differing = [k for k in REGISTERS[key].by_key if first[k] is not None]
    assert [change.key for change in added.changes] == differing
    assert [change.before for change in changed.changes] == [
        first[change.key] for change in changed.changes
    ]
    restore_to(book, key, id_, added.step)
    assert book.require(key, id_).values == first.values


STEPS = st.lists(
    st.sampled_from(["change", "bin", "restore", "undo", "redo", "back"]), max_size=12
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_every_moment_is_remembered(book: Book, does: list[str]) -> None:
    id_ = _session(book)
    floor = history(book, "training", id_)[0].step
    seen = {floor: dict(book.require("training", id_).values)}
    for number, what in enumerate(does):
        if what == "undo" and book.undo_label == "新增培训":
            continue
        _do(book, id_, what, number, floor)
        step = history(book, "training", id_)[-1].step
        seen[step] = dict(book.require("training", id_).values)
    for step, values in seen.items():
        found = values_at(book, "training", id_, step)
        assert found is not None
        assert found[0] == values


def _do(book: Book, id_: str, what: str, number: int, floor: int) -> None:
    if what in {"undo", "redo"}:
        book.undo() if what == "undo" else book.redo()
    elif what == "back":
        restore_to(book, "training", id_, floor)
    else:
        with book.edit("改") as edit:
            if what == "bin":
                edit.bin("training", id_)
            elif what == "restore":
                edit.restore("training", id_)
            else:
                edit.change("training", id_, {"people": number, "note": str(number)})
