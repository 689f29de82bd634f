from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.batch import WHOLE
from tecdesk.desk.batch import Batch
from tecdesk.desk.batch import Row
from tecdesk.desk.batch import counted
from tecdesk.desk.batch import make
from tecdesk.desk.batch import refusal
from tecdesk.desk.batch import write
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tests.tally.entering import session

if TYPE_CHECKING:
    from tecdesk.store.book import Book

GOOD = Row("甲", {"held_on": "2025-01-01", "title": "养殖", "people": 10})


def test_rows_are_written_as_one_step_and_taken_back_as_one(book: Book) -> None:
    session(book, "2025-01-01")
    batch = make("training", "两条", [GOOD, GOOD])
    change = write(book, batch, 2025)
    assert change
    assert (change.label, change.count) == ("两条", 2)
    assert book.count("training") == 3
    book.undo()
    assert book.count("training") == 1


def test_new_and_changed_rows_go_together(book: Book) -> None:
    old = session(book, "2025-01-01")
    changed = Row("旧", {"held_on": "2025-01-02", "title": "养殖", "people": 5}, old)
    change = write(book, make("training", "混合", [GOOD, changed]), 2025)
    assert change
    assert change.count == 2
    assert book.require("training", old)["people"] == 5
    assert book.undo_label == "混合"


def test_marks_are_written_and_others_of_a_changed_row_stay(book: Book) -> None:
    with book.edit("新增") as edit:
        values = {**GOOD.values, "women": 3}
        old = edit.add("training", values, {"people": ABOUT, "women": ABOUT})
    new = Row("甲", GOOD.values, marks={"people": ABOUT, "aided": NOT_APPLICABLE})
    changed = Row("旧", {"people": 10, "aided": None}, old, {"aided": NOT_APPLICABLE})
    batch = make("training", "混合", [new])
    assert write(book, batch, 2025)
    assert write(book, Batch("training", "改", (changed,)), 2025)
    marks = {row.id: dict(row.marks) for row in book.find("training")}
    assert marks.pop(old) == {"women": ABOUT, "aided": NOT_APPLICABLE}
    assert list(marks.values()) == [{"people": ABOUT, "aided": NOT_APPLICABLE}]


def test_a_new_name_is_one_record_for_all_rows(book: Book) -> None:
    before = book.count("village")
    batch = make("training", "两条", [GOOD, GOOD], new={"village": "新塘村"})
    assert not batch.blocked
    assert write(book, batch, 2025)
    assert book.count("village") == before + 1
    (village,) = {row["village"] for row in book.find("training")}
    assert book.names("village")[str(village)] == "新塘村"
    book.undo()
    assert book.count("village") == before


def test_one_error_keeps_everything_out(book: Book) -> None:
    bad = Row("乙", {"held_on": "2025-01-01", "title": "养殖"})
    batch = make("training", "两条", [GOOD, bad])
    assert batch.blocked
    assert [(o.row, o.problem.field) for o in batch.objections] == [(1, "people")]
    assert write(book, batch, 2025) is None
    assert book.count("training") == 0
    assert book.undo_label == "新增村"


def test_hints_come_after_errors_and_do_not_block(book: Book) -> None:
    odd = Row("乙", {**GOOD.values, "women": 11})
    batch = make("training", "一条", [odd])
    assert not batch.blocked
    assert write(book, batch, 2025)
    batch = make("training", "一条", [odd], [refusal("不行。")])
    assert [o.row for o in batch.objections] == [WHOLE, 0]


@pytest.mark.parametrize(
    ("names", "said"), [(["甲"], "甲"), (["甲", "乙"], "2 户"), ([], "0 户")]
)
def test_one_is_said_by_name(names: list[str], said: str) -> None:
    assert counted(names, "户") == said
