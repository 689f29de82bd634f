"""What an edit writes is read back: values, marks, what belongs to it, or nothing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.field import Kind
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.store.log.journal import Action
from tecdesk.store.query import Filter
from tests.store.filling import KEYS
from tests.store.filling import VALUES
from tests.store.filling import add_session
from tests.store.filling import every_row
from tests.store.filling import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

BINNED = Filter(binned=True)


def test_there_is_a_value_of_every_kind() -> None:
    assert set(VALUES) == set(Kind) - {Kind.REF}


@pytest.mark.parametrize("key", KEYS)
def test_a_record_reads_back(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        values = filled(edit, REGISTERS[key])
        id_ = edit.add(key, values)
    record = book.require(key, id_)
    assert dict(record.values) == values
    assert tuple(record.values) == tuple(REGISTERS[key].by_key)
    assert record.owner == book.unit.id
    assert record.created_at == record.changed_at != ""
    assert record.binned_at == ""
    assert record in book.find(key)
    assert id_ in edit.change_made.ids[key]


@pytest.mark.parametrize("key", KEYS)
def test_what_is_left_out_gets_its_default(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add(key, {})
    assert dict(book.require(key, id_).values) == REGISTERS[key].blank()


@pytest.mark.parametrize("key", KEYS)
def test_many_read_back_in_order(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        two = [filled(edit, REGISTERS[key], which) for which in (0, 1)]
        ids = edit.add_many(key, [(two[n % 2], {"note": ABOUT}) for n in range(4100)])
    assert len(set(ids)) == 4100
    for number in (0, 1, 1999, 2000, 4099):
        record = book.require(key, ids[number])
        assert dict(record.values) == two[number % 2]
        assert record.marks == {"note": ABOUT}
    assert edit.change_made.ids[key][-4100:] == tuple(ids)


@pytest.mark.parametrize("key", KEYS)
def test_a_change_reads_back_and_is_told(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add(key, filled(edit, REGISTERS[key]))
    with book.edit("修改") as edit:
        changed = filled(edit, REGISTERS[key], 1)
        edit.change(key, id_, changed)
    assert dict(book.require(key, id_).values) == changed
    (_, added), (step, entry) = book.history(id_)
    assert (added.action, entry.action) == (Action.ADD, Action.CHANGE)
    assert step.label == "修改"
    assert entry.before is not None
    assert entry.after is not None
    assert entry.after["note"] == VALUES[Kind.NOTE][1]
    assert entry.before["note"] == VALUES[Kind.NOTE][0]


@pytest.mark.parametrize("key", KEYS)
def test_a_change_to_the_same_writes_nothing(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        values = filled(edit, REGISTERS[key])
        id_ = edit.add(key, values, {"note": ABOUT})
    with book.edit("修改") as edit:
        edit.change(key, id_, values)
    assert edit.change_made.step == 0
    assert book.undo_label == "新增"
    assert len(book.history(id_)) == 1


@pytest.mark.parametrize("key", KEYS)
def test_the_bin_and_back(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add(key, filled(edit, REGISTERS[key]))
    before = book.require(key, id_)
    count = book.count(key)
    with book.edit("删除") as edit:
        edit.bin(key, id_)
    assert book.count(key) == count - 1
    assert [r.id for r in book.find(key, BINNED)] == [id_]
    assert id_ in book.names(key)
    with book.edit("恢复") as edit:
        edit.restore(key, id_)
    assert book.require(key, id_) == before
    assert book.count(key) == count


def test_an_edit_that_raises_leaves_nothing(book: Book) -> None:
    id_ = add_session(book)
    before = every_row(book)

    def half_way() -> None:
        with book.edit("半途") as edit:
            edit.add("training", {"title": "没有"})
            edit.change("training", id_, {"people": 9})
            edit.bin("training", id_)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    assert every_row(book) == before
    assert book.undo_label == "新增培训"
    add_session(book)  # and the book works on


def test_rows_that_raise_half_way_leave_nothing(book: Book) -> None:
    def rows() -> Iterator[tuple[Values, Marks]]:
        for number in range(5000):
            yield {"title": f"第{number}期"}, {}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), book.edit("导入") as edit:
        edit.add_many("training", rows())
    assert book.count("training") == 0
    assert book.undo_label == "新增村"


def test_an_unknown_field_is_refused_not_dropped(book: Book) -> None:
    id_ = add_session(book)
    with pytest.raises(KeyError, match="peple"), book.edit("新增") as edit:
        edit.add("training", {"peple": 3})
    with pytest.raises(KeyError, match="peple"), book.edit("修改") as edit:
        edit.change("training", id_, {"peple": 3})


def test_empty_text_is_kept_as_blank(book: Book) -> None:
    with book.edit("新增") as edit:
        id_ = edit.add("training", {"title": "", "people": 0})
    assert book.require("training", id_)["title"] is None
    assert book.require("training", id_)["people"] == 0
    with book.edit("修改") as edit:
        edit.change("training", id_, {"form": ""})
    assert edit.change_made.step == 0


def test_marks(book: Book) -> None:
    with book.edit("新增") as edit:
        marks = {"women": NOT_APPLICABLE, "people": ABOUT}
        id_ = edit.add("training", {"title": "茶", "people": 30}, marks)
    assert book.require("training", id_).marks == marks
    with book.edit("修改") as edit:
        edit.change("training", id_, {"people": 31, "title": "茶叶"})
    assert book.require("training", id_).marks == {"women": NOT_APPLICABLE}
    with book.edit("修改") as edit:
        edit.change("training", id_, {"title": "绿茶"}, {"staff": NOT_APPLICABLE})
    assert book.require("training", id_).marks == {"staff": NOT_APPLICABLE}
    with book.edit("修改") as edit:
        edit.change("training", id_, {}, {})
    assert book.require("training", id_).marks == {}


def test_a_fill_completes_new_and_changed_records(book: Book) -> None:
    with book.edit("新增", year=2021) as edit:
        closed = edit.add("base", {"name": "一", "status": "已撤销"})
        open_ = edit.add("base", {"name": "二"})
    with book.edit("撤销", year=2023) as edit:
        edit.change("base", open_, {"status": "已撤销"})
    assert book.require("base", closed)["closed_on"] == "2021"
    assert book.require("base", open_)["closed_on"] == "2023"


BELONGING = [
    (parent.key, child.key, child.parent)
    for parent in REGISTERS.values()
    for child in children(parent)
] + [
    (parent.key, carried.register, carried.link)
    for parent in REGISTERS.values()
    for carried in parent.carries
]


@pytest.mark.parametrize(("parent", "child", "link"), sorted(set(BELONGING)))
def test_what_belongs_goes_to_the_bin_and_comes_back(
    book: Book, parent: str, child: str, link: str
) -> None:
    with book.edit("新增") as edit:
        owner = edit.add(parent, filled(edit, REGISTERS[parent]))
        values = filled(edit, REGISTERS[child]) | {link: owner}
        gone, stays = edit.add(child, values), edit.add(child, values)
    with book.edit("删除一条") as edit:
        edit.bin(child, gone)
    with book.edit("删除") as edit:
        edit.bin(parent, owner)
    assert stays in edit.change_made.ids[child]
    assert {r.id for r in book.find(child, BINNED)} == {gone, stays}
    with book.edit("恢复") as edit:
        edit.restore(parent, owner)
    assert {r.id for r in book.find(child, BINNED)} == {gone}
    book.undo()
    with book.edit("恢复一条") as edit:
        edit.restore(child, stays)  # brings back what it belongs to, nothing else
    assert book.require(parent, owner).binned_at == ""
    assert {r.id for r in book.find(child, BINNED)} == {gone}


def test_handouts_move_with_their_session(book: Book) -> None:
    here, there, other = list(book.names("village"))[:3]
    session = add_session(book)
    with book.edit("发放") as edit:
        edit.change("training", session, {"village": here})
        common: Values = {"training": session, "quantity": 9, "date": "2025-03-05"}
        with_it = edit.add("handout", {**common, "village": here})
        elsewhere = edit.add("handout", {**common, "village": other})
    with book.edit("改期") as edit:
        edit.change("training", session, {"held_on": "2025-04-01", "village": there})
    assert set(edit.change_made.ids["handout"]) == {with_it, elsewhere}
    moved, kept = book.require("handout", with_it), book.require("handout", elsewhere)
    assert (moved["date"], moved["village"]) == ("2025-04-01", there)
    assert (kept["date"], kept["village"]) == ("2025-04-01", other)
    book.undo()
    assert book.require("handout", with_it)["date"] == "2025-03-05"


def test_a_bug_of_ours_is_not_disguised(book: Book) -> None:
    with pytest.raises(sqlite3.OperationalError), book.edit("坏") as edit:
        edit._connection.execute("SELECT nothing FROM nowhere")
