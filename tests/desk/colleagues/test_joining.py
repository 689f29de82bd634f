from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.errors import DeskError
from tecdesk.exchange.colleagues.differences import Fate
from tecdesk.store.book import Book
from tecdesk.store.colleagues.conflicts import open_conflicts
from tests.desk.colleagues.laptops import contents
from tests.desk.colleagues.laptops import exchange
from tests.desk.colleagues.laptops import figures
from tests.desk.colleagues.laptops import looked

if TYPE_CHECKING:
    from pathlib import Path


def session(book: Book) -> str:
    """Id of the session both have had from the beginning."""
    return min(record.id for record in book.find("training"))


def change(book: Book, **values: str | int) -> None:
    with book.edit("改培训") as edit:
        edit.change("training", session(book), values)


def test_what_each_added_both_have(zhang: Book, li: Book) -> None:
    with zhang.edit("加") as edit:
        edit.add("training", {"held_on": "2025-04-01", "title": "玉米", "people": 30})
    with li.edit("加") as edit:
        base = edit.add("base", {"name": "大豆示范基地", "founded_on": "2024-05"})
        edit.add("base_visit", {"base": base, "date": "2025-06-01", "people": 12})
    found = exchange(zhang, li)
    assert (found.count(Fate.NEW), found.count(Fate.CHANGED)) == (1, 0)
    assert exchange(li, zhang).count(Fate.NEW) == 2
    assert contents(zhang) == contents(li)
    assert figures(zhang) == figures(li)
    assert zhang.count("training") == 2


def test_the_later_change_wins_field_by_field(zhang: Book, li: Book) -> None:
    change(zhang, people=45)
    change(li, title="大豆栽培")
    exchange(zhang, li)
    exchange(li, zhang)
    (found,) = zhang.find("training")
    assert (found["people"], found["title"]) == (45, "大豆栽培")
    assert contents(zhang) == contents(li)
    assert open_conflicts(zhang) == open_conflicts(li) == []


def test_a_second_time_nothing_happens(zhang: Book, li: Book) -> None:
    change(zhang, people=45)
    exchange(zhang, li)
    before, label = contents(li), li.undo_label
    again = looked(zhang, li)
    assert not again.is_news
    assert join(li, again).step == 0
    assert contents(li) == before
    assert li.undo_label == label


def test_deletions_travel_and_nothing_comes_back(zhang: Book, li: Book) -> None:
    with zhang.edit("删") as edit:
        edit.bin("training", session(zhang))
    assert exchange(zhang, li).count(Fate.GONE) == 1
    assert li.count("training") == 0
    exchange(li, zhang)
    exchange(zhang, li)
    assert (zhang.count("training"), li.count("training")) == (0, 0)
    assert contents(zhang) == contents(li)


def test_what_was_taken_out_of_the_bin_comes_back_to_both(
    zhang: Book, li: Book
) -> None:
    gone = session(zhang)
    with zhang.edit("删") as edit:
        edit.bin("training", gone)
    exchange(zhang, li)
    with li.edit("恢复") as edit:
        edit.restore("training", gone)
    assert exchange(li, zhang).count(Fate.BACK) == 1
    assert contents(zhang) == contents(li)
    assert zhang.count("training") == 1


def test_adding_taken_back_takes_it_from_the_colleague_too(
    zhang: Book, li: Book
) -> None:
    with zhang.edit("加") as edit:
        edit.add("training", {"held_on": "2025-04-01", "title": "玉米", "people": 30})
    exchange(zhang, li)
    zhang.undo()
    exchange(zhang, li)
    assert li.count("training") == 1
    exchange(li, zhang)
    assert zhang.count("training") == 1
    assert contents(zhang) == contents(li)


def test_a_record_whose_village_was_taken_out_elsewhere(zhang: Book, li: Book) -> None:
    with zhang.edit("加村") as edit:
        village = edit.add("village", {"name": "新村"})
    exchange(zhang, li)
    with li.edit("加培训") as edit:
        edit.add(
            "training",
            {"held_on": "2025-04-01", "title": "玉米", "people": 3, "village": village},
        )
    zhang.undo()
    exchange(li, zhang)
    exchange(zhang, li)
    assert contents(zhang) == contents(li)
    assert zhang.count("training") == 2


def test_undo_takes_a_join_back_and_it_can_come_again(zhang: Book, li: Book) -> None:
    change(zhang, people=45)
    with zhang.edit("加") as edit:
        edit.add("training", {"held_on": "2025-04-01", "title": "玉米", "people": 30})
    before = contents(li)
    exchange(zhang, li)
    for _ in range(2):  # a redo taken back again is no deletion either
        li.undo()
        assert contents(li) == before
        assert not looked(li, zhang).is_news
        li.redo()
        assert contents(li) == contents(zhang)
    li.undo()
    assert exchange(li, zhang).count(Fate.GONE) == 0
    assert zhang.count("training") == 2
    assert exchange(zhang, li).count(Fate.NEW) == 1
    assert contents(li) == contents(zhang)


def test_a_clock_set_back_loses_nothing(
    zhang: Book, li: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(zhang, people=45)
    exchange(zhang, li)
    monkeypatch.setattr("tecdesk.store.edit.now", lambda: "2001-01-01 00:00:00")
    change(li, people=50)
    exchange(li, zhang)
    assert zhang.find("training")[0]["people"] == 50
    assert open_conflicts(zhang) == []


def test_only_colleagues_of_the_same_book(zhang: Book, tmp_path: Path) -> None:
    with Book.create(tmp_path / "另一本.tecdesk", "清河镇") as other:
        package = give(other, tmp_path).path
    with pytest.raises(DeskError, match="另一本台账") as caught:
        look(zhang, package)
    assert "拷一份给同事" in caught.value.next_step


def test_a_package_for_the_county_is_not_joined(zhang: Book, tmp_path: Path) -> None:
    from tecdesk.desk.submitting import submit

    package = submit(zhang, 2025, tmp_path).path
    with pytest.raises(DeskError, match="报给县里"):
        look(zhang, package)


def test_a_damaged_package_changes_nothing(
    zhang: Book, li: Book, tmp_path: Path
) -> None:
    change(zhang, people=45)
    package = give(zhang, tmp_path).path
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(data)
    before = contents(li)
    with pytest.raises(DeskError, match="不完整"):
        look(li, package)
    assert contents(li) == before


def test_a_book_changed_meanwhile_is_looked_at_again(zhang: Book, li: Book) -> None:
    change(zhang, people=45)
    found = looked(zhang, li)
    change(li, people=50)
    with pytest.raises(DeskError, match="刚才又改过"):
        join(li, found)


def test_a_passphrase_guards_it(zhang: Book, li: Book, tmp_path: Path) -> None:
    change(zhang, people=45)
    package = give(zhang, tmp_path, passphrase="一句好记的话再长一点").path
    with pytest.raises(DeskError, match="口令"):
        look(li, package)
    join(li, look(li, package, "一句好记的话再长一点"))
    assert li.find("training")[0]["people"] == 45
