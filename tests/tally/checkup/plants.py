"""One wrong thing of each kind to be planted in a book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.identity import check_character
from tecdesk.domain.record import NOT_APPLICABLE
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings

GOOD, OTHER = (
    body + check_character(body) for body in ("99000019800101001", "99000019790202002")
)


def _change(book: Book, register: str, record: str, **values: Value) -> None:
    with book.edit("改") as edit:
        edit.change(register, record, values)


def _many(book: Book, register: str, rows: list[dict[str, Value]]) -> list[str]:
    with book.edit("导入") as edit:
        return edit.add_many(register, [(row, {}) for row in rows])


def _leaf(book: Book, **values: Value) -> str:
    return add(book, "material", title="明白纸", unit="份", **values)


def tea_base(book: Book, **values: Value) -> str:
    place = village(book, "石桥村")
    told: dict[str, Value] = {"name": "茶叶基地", "village": place, "area": 1000}
    told["founded_on"] = "2020"
    return add(book, "base", **{**told, **values})


def at(book: Book, day: str, **values: Value) -> str:
    return session(book, day, village=village(book, "下坪村"), **values)


def required(book: Book) -> None:
    _change(book, "training", at(book, "2025-12-09"), people=None)


def to_come(book: Book) -> None:
    at(book, "2026-02-01")


def subset_sum(book: Book) -> None:
    """No single record shows it: one has no total, the other no part."""
    one = at(book, "2025-12-09", women=80)
    _change(book, "training", one, people=None)
    at(book, "2025-12-10", people=20)


def no_receiver(book: Book) -> None:
    _change(book, "unit", book.settings.unit, parent=None)


def twice(book: Book) -> None:
    at(book, "2025-12-09", title="养殖 技术")
    at(book, "2025-12-09", title="养殖技术")


def handout_twice(book: Book) -> None:
    place, held = village(book, "下坪村"), at(book, "2025-12-09")
    told: dict[str, Value] = {"date": "2025-12-09", "village": place, "quantity": 9}
    add(book, "handout", training=held, **told)
    add(book, "handout", material=_leaf(book), **told)


def household_twice(book: Book) -> None:
    household(book, "甲", helper="丙", since="2022-01", id_number=GOOD)
    household(book, "甲", helper="丁", since="2024-01", id_number=GOOD)


def shared_number(book: Book) -> None:
    household(book, "甲", id_number=GOOD)
    household(book, "乙", id_number=GOOD)


def lecturer_twice(book: Book) -> None:
    session(book, "2025-12-09", village=village(book, "下坪村"), lecturer="彭桂兰")
    places = {"village": village(book, "柳树村"), "lecturer": "查美玲、彭桂兰"}
    session(book, "2025-12-08", held_until="2025-12-09", **places)


def another_year(book: Book) -> None:
    days = [f"2025-03-{day:02}" for day in range(1, 12)]
    _many(
        book,
        "training",
        [
            {"held_on": day, "title": "养殖", "people": 11}
            for day in (*days, "2015-03-12")
        ],
    )


def outside(book: Book) -> None:
    visit(book, household(book, since="2025-03-05"), "2025-02-01")


def closed_base(book: Book) -> None:
    base = tea_base(book, closed_on="2024-06", status="已撤销")
    add(book, "base_year", base=base, year=2025, area=900)


def far_more(book: Book) -> None:
    for day in range(1, 12):
        at(book, f"2025-04-{day:02}", people=40 + day)
    at(book, "2025-12-09", people=4500)


def all_round(book: Book) -> None:
    for day in range(1, 11):
        at(book, f"2025-04-{day:02}", people=10 * day)


def stock_below(book: Book) -> None:
    leaf = _leaf(book)
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=100)
    add(book, "handout", date="2025-03", material=leaf, quantity=120)


def stock_late(book: Book) -> None:
    leaf = _leaf(book)
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=100)
    add(book, "handout", date="2025-03-01", material=leaf, quantity=120)
    add(book, "stock_in", date="2025-03-05", material=leaf, quantity=50)


def copies(book: Book, quantity: int) -> None:
    held = at(book, "2025-12-09", people=10)
    told: dict[str, Value] = {"date": "2025-12-09", "quantity": quantity}
    add(book, "handout", training=held, material=_leaf(book), **told)


def unlike_unit(book: Book) -> None:
    told: dict[str, Value] = {"date": "2025-12-09", "quantity": 9, "unit": "册"}
    add(book, "handout", material=_leaf(book), **told)


def base_area(book: Book) -> None:
    base = tea_base(book)
    add(book, "base_year", base=base, year=2024, area=1000)
    add(book, "base_year", base=base, year=2025, area=1300)


def jump(book: Book) -> None:
    book.change_settings(_complete)
    at(book, "2024-05-09", people=100)
    at(book, "2025-05-09", people=160)


def _complete(settings: Settings) -> Settings:
    return replace(settings, complete_since={"training": 2024})


def no_village(book: Book) -> None:
    session(book, "2025-12-09", village=None)


def unknown_village(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-12-09", village=place)
    _change(book, "village", place, valid_to=2020)


def no_proof(book: Book) -> None:
    at(book, "2025-12-08", evidence="签到表")
    at(book, "2025-12-09")


def no_number(book: Book) -> None:
    household(book, "甲", id_number=GOOD)
    household(book, "乙", id_number=OTHER)
    household(book, "丙")


def blank_in_sum(book: Book) -> None:
    at(book, "2025-12-08", women=3)
    at(book, "2025-12-09")
    with book.edit("新增") as edit:
        told: dict[str, Value] = {"held_on": "2025-12-10", "title": "乙", "people": 5}
        edit.add("training", told, {"women": NOT_APPLICABLE})


def no_code(book: Book) -> None:
    for name in ("柳树村", "下坪村", "石桥村"):
        _change(book, "village", village(book, name), code="990000100201")


def no_target(book: Book) -> None:
    target(book, "base.new", 1, year=2024)
