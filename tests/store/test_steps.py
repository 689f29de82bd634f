from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Span
from tecdesk.store.log.steps import steps
from tecdesk.store.log.steps import touched

if TYPE_CHECKING:
    from tecdesk.store.book import Book


@pytest.fixture
def busy(book: Book) -> Book:
    """Villages, three sessions at once, a change of two, its undo, another."""
    book.change_settings(lambda now: replace(now, operator="彭桂兰"))
    with book.edit("新增培训") as edit:
        ids = edit.add_many("training", [({"title": "水稻"}, {})] * 3)
    with book.edit("修改") as edit:
        for id_ in ids[:2] * 2:
            edit.change("training", id_, {"people": 5})
            edit.change("training", id_, {"people": 6})
        edit.change("village", book.find("village")[0].id, {"code": "1"})
    book.undo()
    with book.edit("新增资料") as edit:
        edit.add("material", {"title": "手册"})
    return book


def test_the_newest_step_comes_first(busy: Book) -> None:
    found = steps(busy)
    assert [step.label for step in found] == [
        "新增资料",
        "修改",
        "修改",
        "新增培训",
        "新增村",
    ]
    assert [(step.undo, step.undone) for step in found] == [
        (False, False),
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]
    assert [dict(step.records) for step in found] == [
        {"material": 1},
        {"training": 2, "village": 1},
        {"training": 2, "village": 1},
        {"training": 3},
        {"village": 4},
    ]
    assert [step.operator for step in found] == ["彭桂兰"] * 4 + [""]


def test_what_was_done_again_is_not_undone(busy: Book) -> None:
    busy.undo()
    busy.redo()
    again, undo, first, *_ = steps(busy)
    assert (again.undo, again.undone) == (False, False)
    assert (undo.undo, first.undone) == (True, True)


def test_pages_registers_and_times(busy: Book) -> None:
    first = steps(busy, limit=2)
    rest = steps(busy, before=first[-1].number)
    assert first + rest == steps(busy)
    assert [s.label for s in steps(busy, register="material")] == ["新增资料"]
    year = int(steps(busy)[0].at[:4])
    assert len(steps(busy, Span(str(year), str(year + 1)))) == 5
    assert steps(busy, Span(str(year + 1), str(year + 2))) == []
    assert steps(busy, Span(str(year - 1), str(year))) == []


def test_what_a_step_touched(busy: Book) -> None:
    change = steps(busy)[2]
    ids = touched(busy, change.number)
    assert {key: len(each) for key, each in ids.items()} == dict(change.records)
    assert busy.get("training", ids["training"][0]) is not None
    assert touched(busy, 999) == {}


def test_a_new_book_has_no_steps(tmp_path) -> None:
    from tecdesk.store.book import Book

    with Book.create(tmp_path / "新.tecdesk", "清河镇") as new:
        assert steps(new) == []
