from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.last import last
from tecdesk.desk.last import sticky
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def test_the_last_one_is_by_entry_not_by_date(book: Book) -> None:
    assert last(book, "training") is None
    session(book, "2025-12-01")
    newest = session(book, "2024-01-01")
    found = last(book, "training")
    assert found
    assert found.id == newest


def test_the_record_in_the_form_is_not_its_own_predecessor(book: Book) -> None:
    before = session(book, "2025-01-01")
    now = session(book, "2025-01-02")
    found = last(book, "training", but=now)
    assert found
    assert found.id == before


def test_a_handout_of_a_session_is_not_the_last_handout(book: Book) -> None:
    own = add(book, "handout", date="2025-01-01", quantity=1, material=None)
    held = session(book, "2025-01-02")
    add(book, "handout", date="2025-01-02", quantity=1, training=held)
    found = last(book, "handout")
    assert found
    assert found.id == own


def test_sticky_fields_start_the_next_record(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-01-01", village=place, lecturer="张𠮷", women=3, form=None)
    assert sticky(book, "training") == {
        "title": "养殖",
        "village": place,
        "lecturer": "张𠮷",
    }


def test_a_village_that_went_to_the_bin_is_not_offered(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-01-01", village=place)
    with book.edit("删") as edit:
        edit.bin("village", place)
    assert "village" not in sticky(book, "training")
    assert sticky(book, "base") == {}
