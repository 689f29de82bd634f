"""Undo of a step with many rows: whole, in its order, and in few statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.log.journal import Action
from tests.store.filling import every_row

if TYPE_CHECKING:
    from tecdesk.store.book import Book

_MANY = 300
_FEW = 50
"""Statements: more for more registers, not for more records."""
_DOES = ("add", "change", "mark", "clear", "bin", "restore", "aid")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.sampled_from(_DOES), st.integers(0, 3)), max_size=14))
def test_a_mixed_step_comes_back_whole(book: Book, does: list[tuple[str, int]]) -> None:
    ids = _households(book, 4)
    before = every_row(book)
    with book.edit("许多事") as edit:
        for number, (what, which) in enumerate(does):
            id_ = ids[which]
            match what:
                case "add":
                    edit.add("village", {"name": f"村{number}"})
                case "aid":
                    edit.add("aid", {"pairing": id_, "date": "2025-03-05"})
                case "change":
                    edit.change("pairing", id_, {"family_size": number})
                case "mark":
                    edit.change("pairing", id_, {"group": str(number)}, {"phone": "na"})
                case "clear":
                    edit.change("pairing", id_, {"helper": None}, {})
                case "bin":
                    edit.bin("pairing", id_)
                case _:
                    edit.restore("pairing", id_)
    after = every_row(book)
    if not edit.step:
        return
    for _ in range(2):
        book.undo()
        assert every_row(book) == before
        book.redo()
        assert every_row(book) == after
    book.undo()


def test_many_changes_need_few_statements(book: Book) -> None:
    ids = _households(book, _MANY)
    before = every_row(book)
    with book.edit("批量") as edit:
        for number, id_ in enumerate(ids):
            marks = {"phone": ABOUT if number % 2 else NOT_APPLICABLE}
            edit.change("pairing", id_, {"helper": f"人{number % 7}"}, marks)
    for take in (book.undo, book.redo, book.undo):
        said: list[str] = []
        book.connection.set_trace_callback(said.append)
        take()
        book.connection.set_trace_callback(None)
        assert len(said) < _FEW
    assert every_row(book) == before


def test_changes_of_several_registers_are_one_run(book: Book) -> None:
    ids = _households(book, _MANY)
    with book.edit("帮扶") as edit:
        for id_ in ids:
            edit.add("aid", {"pairing": id_, "date": "2025-03-05", "way": "走访"})
    before = every_row(book)
    with book.edit("删除") as edit:
        for id_ in ids:
            edit.bin("pairing", id_)
    said: list[str] = []
    book.connection.set_trace_callback(said.append)
    change = book.undo()
    book.connection.set_trace_callback(None)
    assert len(said) < _FEW
    assert every_row(book) == before
    assert change is not None
    assert {key: len(found) for key, found in change.ids.items()} == {
        "pairing": _MANY,
        "aid": _MANY,
    }


def test_the_journal_of_an_undo_is_the_step_backwards(book: Book) -> None:
    (id_,) = _households(book, 1)
    for size in (3, 5):
        with book.edit(f"{size} 人") as edit:
            edit.change("pairing", id_, {"family_size": size})
    book.undo()
    step, entry = book.history(id_)[-1]
    assert (step.undoes, entry.action) == (step.number - 1, Action.CHANGE)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["family_size"], entry.after["family_size"]) == (5, 3)


def _households(book: Book, count: int) -> list[str]:
    with book.edit("结对") as edit:
        return edit.add_many(
            "pairing",
            [
                ({"name": f"户{n}", "helper": "李四", "since": "2024"}, {})
                for n in range(count)
            ],
        )
