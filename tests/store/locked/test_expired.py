"""Numbers that expired go from a book with a passphrase, too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.disclosing import look_at
from tecdesk.desk.expiring import expire
from tecdesk.store.book import Book
from tecdesk.store.locked import ring
from tecdesk.store.locked.changing import change_passphrase
from tests.store.locked.planted import WORDS
from tests.store.locked.planted import locked_book
from tests.tally.entering import add

if TYPE_CHECKING:
    from pathlib import Path

ID = "990000198001010012"


def test_cleared_and_looked_at_in_a_locked_book(tmp_path: Path) -> None:
    path = locked_book(tmp_path)
    with Book.open(path, passphrase=WORDS) as book:
        place = add(book, "village", name="柳树村")
        told = {"village": place, "helper": "丙", "since": "2016"}
        line = add(book, "pairing", name="甲", id_number=ID, until="2019", **told)
        assert look_at(book, book.require("pairing", line)) == {"id_number": ID}
        with book.sibling() as own:
            assert expire(own, 3, date(2026, 6, 1), "满三年").due.count == 1
        assert book.require("pairing", line)["id_number"] is None
    with ring.holding(path, WORDS):
        change_passphrase(path, "")
    assert ID.encode() not in path.read_bytes()
