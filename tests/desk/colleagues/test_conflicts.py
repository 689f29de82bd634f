from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.colleagues.conflicts import leave
from tecdesk.desk.colleagues.conflicts import take
from tecdesk.desk.colleagues.telling import Teller
from tecdesk.domain.stamp import BINNED
from tecdesk.store.colleagues.conflicts import open_conflicts
from tecdesk.tally.due import findings
from tests.desk.colleagues.laptops import contents
from tests.desk.colleagues.laptops import exchange

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the clock of every laptop."""

    def turn(day: int) -> None:
        at = f"2030-05-{day:02} 08:00:00"
        monkeypatch.setattr("tecdesk.store.edit.now", lambda: at)

    return turn


def session(book: Book) -> str:
    return book.find("training")[0].id


def people(book: Book) -> Value:
    return book.require("training", session(book))["people"]


def change(book: Book, **values: Value) -> None:
    with book.edit("改培训") as edit:
        edit.change("training", session(book), values)


@pytest.fixture
def clashed(zhang: Book, li: Book, on_day: Callable[[int], None]) -> None:
    """Both changed the number of people, 李四 later; 张三 has joined his book."""
    on_day(1)
    change(zhang, people=45)
    on_day(2)
    change(li, people=50)
    exchange(li, zhang)


@pytest.mark.usefixtures("clashed")
def test_what_both_changed_is_shown_side_by_side(zhang: Book, li: Book) -> None:
    (found,) = open_conflicts(zhang)
    assert (found.field, found.ours, found.theirs) == ("people", (45, ""), (50, ""))
    assert found.theirs_taken
    assert people(zhang) == 50
    assert Teller(zhang).conflict(found) == (
        "培训 2025-03-05 柳树村 大豆病虫害防治 参训人次："
        "这边 45 人次，同事 50 人次，现在用同事的"
    )
    assert found.source.startswith("李四的台账")
    due = {each.key: each for each in findings(zhang, 2025, date(2025, 7, 1))}
    assert due["colleagues"].text == "和同事两边都改过 1 处，还没看"
    exchange(zhang, li)
    assert open_conflicts(li) == []  # 张三 saw it already


@pytest.mark.usefixtures("clashed")
def test_ours_taken_goes_to_the_colleague(zhang: Book, li: Book) -> None:
    (found,) = open_conflicts(zhang)
    change_made = take(zhang, found, ours=True)
    assert change_made.count == 1
    assert people(zhang) == 45
    assert open_conflicts(zhang) == []
    exchange(zhang, li)
    assert people(li) == 45
    assert open_conflicts(li) == []
    zhang.undo()
    assert people(zhang) == 50
    assert open_conflicts(zhang) == [found]


@pytest.mark.usefixtures("clashed")
def test_what_was_looked_at_is_not_shown_again(zhang: Book) -> None:
    leave(zhang, open_conflicts(zhang))
    assert open_conflicts(zhang) == []
    assert people(zhang) == 50
    assert zhang.undo_label.startswith("和同事合并")


@pytest.mark.usefixtures("clashed")
def test_what_stands_already_needs_no_step(zhang: Book) -> None:
    (found,) = open_conflicts(zhang)
    assert take(zhang, found, ours=False).step == 0
    assert open_conflicts(zhang) == []


@pytest.mark.usefixtures("clashed")
def test_undo_of_the_join_takes_its_conflicts_along(zhang: Book) -> None:
    found = open_conflicts(zhang)
    zhang.undo()
    assert open_conflicts(zhang) == []
    assert people(zhang) == 45
    zhang.redo()
    assert open_conflicts(zhang) == found


def test_the_same_value_is_no_conflict(
    zhang: Book, li: Book, on_day: Callable[[int], None]
) -> None:
    on_day(1)
    change(zhang, people=45)
    on_day(2)
    change(li, people=45)
    exchange(li, zhang)
    assert open_conflicts(zhang) == []
    exchange(zhang, li)
    assert contents(zhang) == contents(li)


def test_a_change_the_other_knew_is_no_conflict(
    zhang: Book, li: Book, on_day: Callable[[int], None]
) -> None:
    on_day(1)
    change(zhang, people=45)
    exchange(zhang, li)
    on_day(2)
    change(li, people=50)
    exchange(li, zhang)
    assert open_conflicts(zhang) == []
    assert people(zhang) == 50


def test_the_earlier_of_two_loses_and_is_shown(
    zhang: Book, li: Book, on_day: Callable[[int], None]
) -> None:
    on_day(1)
    change(li, people=50)
    on_day(2)
    change(zhang, people=45)
    exchange(li, zhang)
    (found,) = open_conflicts(zhang)
    assert not found.theirs_taken
    assert people(zhang) == 45
    take(zhang, found, ours=False)
    assert people(zhang) == 50


def test_deleted_here_and_changed_there(
    zhang: Book, li: Book, on_day: Callable[[int], None]
) -> None:
    id_ = session(zhang)
    on_day(1)
    with zhang.edit("删") as edit:
        edit.bin("training", id_)
    on_day(2)
    change(li, people=50)
    exchange(li, zhang)
    assert zhang.count("training") == 0  # it stays deleted until somebody wants it
    (found,) = open_conflicts(zhang)
    assert found.field == BINNED
    assert (
        Teller(zhang)
        .conflict(found)
        .endswith("删没删：这边 已删除，同事 在用，现在用这边的")
    )
    take(zhang, found, ours=False)
    assert zhang.require("training", id_)["people"] == 50
    assert zhang.count("training") == 1
    exchange(zhang, li)
    assert contents(zhang) == contents(li)


def test_marks_go_with_their_field(
    zhang: Book, li: Book, on_day: Callable[[int], None]
) -> None:
    on_day(1)
    with zhang.edit("改") as edit:
        edit.change("training", session(zhang), {"people": 45}, {"people": "about"})
    on_day(2)
    with li.edit("改") as edit:
        edit.change("training", session(li), {"women": None}, {"women": "na"})
    exchange(li, zhang)
    exchange(zhang, li)
    found = li.require("training", session(li))
    assert dict(found.marks) == {"people": "about", "women": "na"}
    assert contents(zhang) == contents(li)


@pytest.mark.parametrize("deleter_first", [True, False])
def test_something_written_to_what_the_other_deleted(
    zhang: Book, li: Book, *, deleter_first: bool
) -> None:
    with zhang.edit("加户") as edit:
        house = edit.add("pairing", {"name": "陈有福", "since": "2024-03"})
    exchange(zhang, li)
    with zhang.edit("删户") as edit:
        edit.bin("pairing", house)
    with li.edit("走访") as edit:
        edit.add("aid", {"pairing": house, "date": "2025-06-01", "way": "走访"})
    giver, taker = (zhang, li) if deleter_first else (li, zhang)
    exchange(giver, taker)
    (found,) = open_conflicts(taker)
    assert (found.register, found.record, found.field) == ("pairing", house, BINNED)
    assert found.theirs_taken is deleter_first
    take(taker, found, ours=deleter_first)  # the household stays
    exchange(taker, giver)
    assert contents(zhang) == contents(li)
    assert (zhang.count("pairing"), zhang.count("aid")) == (1, 1)
    assert open_conflicts(giver) == []
