"""An explanation is kept with what it explains, goes stale, and is undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.duplicates import not_the_same
from tecdesk.desk.duplicates import twins
from tecdesk.desk.explaining import ask_again
from tecdesk.desk.explaining import explain
from tecdesk.desk.explaining import looked_at
from tecdesk.desk.explaining import tell_apart
from tecdesk.store.book import Book
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.tally.checkup.checkup import Point

DAY = date(2026, 1, 5)
WHY = "县里统一调到这一天，已和分管领导说过。"


def _point(book: Book, key: str) -> Point:
    points = looked_at(book, 2025, DAY).points
    return next(point for point in points if point.check.key == key)


def _on_a_holiday(book: Book) -> str:
    return session(book, "2025-10-02", village=village(book, "下坪村"))


def test_it_survives_closing_and_settles_the_finding(book: Book) -> None:
    _on_a_holiday(book)
    point = _point(book, "holiday")
    assert point.waits
    change = explain(book, 2025, point, f" {WHY}\n")
    assert change.label == "说明：在法定节假日"
    assert list(change.registers) == ["explanation"]
    book.close()
    with Book.open(book.path) as again:
        point = _point(again, "holiday")
        assert (point.said.text, point.said.stale) == (WHY, False)
        assert point.sentence.startswith(point.said.about)
        assert point.settled
        assert not point.waits
        assert again.undo_label == "说明：在法定节假日"


def test_undo_takes_it_back_and_redo_brings_it_again(book: Book) -> None:
    _on_a_holiday(book)
    explain(book, 2025, _point(book, "holiday"), WHY)
    book.undo()
    assert _point(book, "holiday").waits
    book.redo()
    assert _point(book, "holiday").said.text == WHY


def test_a_later_one_takes_its_place_and_a_blank_one_takes_it_away(book: Book) -> None:
    _on_a_holiday(book)
    explain(book, 2025, _point(book, "holiday"), "头一次写的")
    explain(book, 2025, _point(book, "holiday"), WHY)
    assert _point(book, "holiday").said.text == WHY
    assert book.count("explanation") == 1
    explain(book, 2025, _point(book, "holiday"), "  ")
    assert not _point(book, "holiday").said.text
    assert book.count("explanation") == 0


def test_saying_nothing_about_nothing_writes_nothing(book: Book) -> None:
    _on_a_holiday(book)
    assert explain(book, 2025, _point(book, "holiday"), "").step == 0


def test_it_stays_when_something_else_of_the_record_changes(book: Book) -> None:
    held = _on_a_holiday(book)
    explain(book, 2025, _point(book, "holiday"), WHY)
    with book.edit("改") as edit:
        edit.change("training", held, {"people": 99, "note": "补"})
    assert _point(book, "holiday").settled


def test_it_goes_stale_when_the_numbers_behind_it_change(book: Book) -> None:
    _on_a_holiday(book)
    target(book, "training.people", 50)
    explain(book, 2025, _point(book, "missed_target"), "秋季雨多，少办了两期。")
    session(book, "2025-11-05", people=7)
    point = _point(book, "missed_target")
    assert point.said.stale
    assert point.waits
    assert "完成 10 人次" in point.said.about
    explain(book, 2025, point, point.said.text)
    assert _point(book, "missed_target").settled


def test_one_of_many_records_goes_stale_when_one_more_joins_them(book: Book) -> None:
    place = village(book, "下坪村")
    for day in (3, 4):
        session(book, f"2025-03-0{day}", village=place, evidence="签到表")
    session(book, "2025-03-05", village=place)
    explain(book, 2025, _point(book, "no_proof"), "照片存在手机里，找不到了。")
    assert _point(book, "no_proof").settled
    session(book, "2025-03-06", village=place)
    assert _point(book, "no_proof").said.stale


def test_it_is_gone_with_its_finding_and_back_with_it(book: Book) -> None:
    held = _on_a_holiday(book)
    explain(book, 2025, _point(book, "holiday"), WHY)
    with book.edit("改") as edit:
        edit.change("training", held, {"held_on": "2025-10-09"})
    assert not looked_at(book, 2025, DAY).explained
    book.undo()
    assert _point(book, "holiday").settled


def test_it_is_of_its_year_alone(book: Book) -> None:
    for year in (2024, 2025):
        target(book, "training.people", 50, year=year)
        session(book, f"{year}-11-05", people=7)
    explain(book, 2025, _point(book, "missed_target"), "秋季雨多。")
    of_2024 = looked_at(book, 2024, DAY).points
    assert [p.settled for p in of_2024 if p.check.key == "missed_target"] == [False]


def test_what_the_form_was_told_the_checkup_knows(book: Book) -> None:
    for title in ("养殖", "养 殖"):
        session(book, "2025-12-09", title=title, village=village(book, "下坪村"))
    point = _point(book, "twice")
    assert point.waits
    first = book.require("training", point.finding.ids[0])
    not_the_same(book, twins(book, "training", first.values, first.id))
    assert _point(book, "twice").settled


def test_what_the_checkup_was_told_the_form_knows(book: Book) -> None:
    for _ in range(2):
        session(book, "2025-12-09", village=village(book, "下坪村"))
    point = _point(book, "twice")
    first = book.require("training", point.finding.ids[0])
    assert twins(book, "training", first.values, first.id)
    tell_apart(book, point)
    assert not twins(book, "training", first.values, first.id)
    assert _point(book, "twice").said.text == "不是同一次"
    session(book, "2025-12-09", village=village(book, "下坪村"))
    assert _point(book, "twice").waits


def test_an_answer_may_be_taken_back(book: Book) -> None:
    for _ in range(2):
        session(book, "2025-12-09", village=village(book, "下坪村"))
    tell_apart(book, _point(book, "twice"))
    ask_again(book, _point(book, "twice"))
    assert _point(book, "twice").waits


def test_handouts_of_two_sessions_are_not_the_same(book: Book) -> None:
    leaf = add(book, "material", title="明白纸", unit="份")
    for title in ("养殖", "果树"):
        held = session(book, "2025-12-09", title=title)
        given: dict[str, Value] = {"material": leaf, "training": held}
        add(book, "handout", date="2025-12-09", quantity=5, **given)
    keys = {point.check.key for point in looked_at(book, 2025, DAY).points}
    assert "twice" not in keys
