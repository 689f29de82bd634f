from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.saying import Speaker
from tecdesk.tally.saying import spoken_day
from tests.store.filling import filled
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


@pytest.mark.parametrize(
    ("day", "year", "said"),
    [
        ("2025-12-09", 2025, "12月9日"),
        ("2024-12-09", 2025, "2024年12月9日"),
        ("2025-12", 2025, "12月"),
        ("2025", 2025, "2025年"),
        ("2025-12-09", None, "2025年12月9日"),
        ("", 2025, ""),
    ],
)
def test_a_day_is_said_as_coarsely_as_it_is_known(
    day: str, year: int | None, said: str
) -> None:
    assert spoken_day(day, year) == said


def test_a_visit_is_said_with_its_household_and_place(book: Book) -> None:
    line = household(book, "郑冬梅", village=village(book, "下坪村"), group="6")
    record = book.require("aid", visit(book, line, "2025"))
    speaker = Speaker(book)
    assert speaker.what(record) == "走访 郑冬梅"
    assert speaker.place(record) == "下坪村 6组"
    assert speaker.amount(record) == "1 次"


def test_a_nameless_handout_is_said_by_its_session(book: Book) -> None:
    held = session(book, "2025-01-01", village=village(book, "下坪村"))
    given = add(book, "handout", date="2025", training=held, quantity=5, unit="册")
    record = book.require("handout", given)
    assert Speaker(book).what(record) == "养殖"
    assert Speaker(book).amount(record) == "5 册"


def test_money_says_more_than_a_count(book: Book) -> None:
    paid = add(book, "aid", pairing=household(book), date="2025", money=120050)
    assert Speaker(book).amount(book.require("aid", paid)) == "1200.5 元"


def test_marks_show(book: Book) -> None:
    with book.edit("新增") as edit:
        told: Values = {"held_on": "2025", "title": "养殖", "people": 10}
        one = edit.add("training", told, {"people": ABOUT, "women": NOT_APPLICABLE})
    speaker, record = Speaker(book), book.require("training", one)
    assert speaker.text(record, "people") == "约10 人次"
    assert speaker.text(record, "women") == "—"
    assert speaker.text(record, "aided") == ""


@pytest.mark.parametrize("key", REGISTERS)
def test_a_record_of_every_register_can_be_said(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        full = edit.add(key, filled(edit, REGISTERS[key]))
        bare = edit.add(key, {})
    speaker = Speaker(book)
    record = book.require(key, full)
    assert speaker.what(record)
    assert isinstance(speaker.place(record), str)
    assert isinstance(speaker.amount(record), str)
    said = speaker.amount(book.require(key, bare))
    assert not said or said.startswith("1 ") or said == "1"
