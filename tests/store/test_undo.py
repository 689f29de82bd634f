"""Undo and redo: a step goes back whole and comes again, and the journal tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.journal import Action
from tests.store.filling import KEYS
from tests.store.filling import add_session
from tests.store.filling import every_row
from tests.store.filling import filled

if TYPE_CHECKING:
    from tecdesk.store.book import Book


@pytest.mark.parametrize("key", KEYS)
def test_undo_and_redo_of_every_kind_of_step(book: Book, key: str) -> None:
    states = [every_row(book)]
    ids: list[str] = []

    def step(label: str) -> None:
        with book.edit(label) as edit:
            if label == "新增":
                added = [(filled(edit, REGISTERS[key]), {"note": ABOUT})] * 2
                ids.extend(edit.add_many(key, added))
            elif label == "修改":
                edit.change(key, ids[0], filled(edit, REGISTERS[key], 1))
                edit.change(key, ids[1], {"evidence": "照片"}, {})
            elif label == "删除":
                edit.bin(key, ids[0])
            else:
                edit.restore(key, ids[0])

    labels = ["新增", "修改", "删除", "恢复"]
    for label in labels:
        step(label)
        states.append(every_row(book))
    for _ in range(2):
        for number in (3, 2, 1, 0):
            assert book.undo_label == labels[number]
            change = book.undo()
            assert change is not None
            assert ids[0] in change.ids[key]
            assert every_row(book) == states[number]
            assert book.redo_label == labels[number]
        for number in (1, 2, 3, 4):
            assert book.redo_label == labels[number - 1]
            book.redo()
            assert every_row(book) == states[number]
        assert book.redo_label == ""


def test_a_record_changed_twice_in_a_step(book: Book) -> None:
    id_ = add_session(book)
    with book.edit("修改") as edit:
        edit.change("training", id_, {"people": 31})
        edit.change("training", id_, {"people": 32, "title": "茶叶"})
        edit.bin("training", id_)
    states = [(30, "水稻", ""), (32, "茶叶", "x")]
    for undone in (True, False, True):
        book.undo() if undone else book.redo()
        record = book.require("training", id_)
        people, title, binned = states[not undone]
        assert (record["people"], record["title"]) == (people, title)
        assert bool(record.binned_at) == bool(binned)


def test_what_comes_back_stands_in_its_old_order(book: Book) -> None:
    before = [row.id for row in book.find("village", order=("note",))]
    for _ in range(2):
        book.undo()
        book.redo()
        assert [row.id for row in book.find("village", order=("note",))] == before


def test_a_new_step_ends_redo(book: Book) -> None:
    add_session(book)
    book.undo()
    assert book.redo_label == "新增培训"
    add_session(book)
    assert book.redo_label == ""
    assert book.redo() is None


def test_undo_stops_at_the_start(book: Book) -> None:
    while book.undo():
        pass
    assert book.undo_label == ""
    assert book.count("village") == 0
    assert book.unit["name"] == "清河镇"


def test_an_edit_that_changes_nothing_is_no_step(book: Book) -> None:
    id_ = add_session(book)
    book.undo()
    with book.edit("什么也没做") as edit:
        assert edit.add_many("training", []) == []
        edit.change("village", book.find("village")[0].id, {})
    assert edit.change_made.step == 0
    assert edit.change_made.count == 0
    assert (book.undo_label, book.redo_label) == ("新增村", "新增培训")
    assert book.get("training", id_) is None


def test_the_journal_says_who(book: Book) -> None:
    book.change_settings(lambda now: replace(now, operator="王小明"))
    id_ = add_session(book)
    book.undo()
    book.redo()
    history = book.history(id_)
    actions = [entry.action for _, entry in history]
    assert actions == [Action.ADD, Action.REMOVE, Action.ADD]
    assert {step.operator for step, _ in history} == {"王小明"}
    first, undo, redo = (step for step, _ in history)
    assert (first.undoes, undo.undoes, redo.undoes) == (None, first.number, None)


def test_a_row_taken_out_is_kept_whole(book: Book) -> None:
    with book.edit("新增") as edit:
        values = filled(edit, REGISTERS["pairing"])
        id_ = edit.add("pairing", values, {"phone": NOT_APPLICABLE})
    before = every_row(book)
    book.undo()
    (_, entry) = book.history(id_)[-1]
    assert entry.before is not None
    assert {k: entry.before[k] for k in values} == values
    book.redo()
    assert every_row(book) == before
