from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.tally.stock import stock
from tests.tally.entering import add

if TYPE_CHECKING:
    from tecdesk.store.book import Book

TODAY = date(2025, 12, 15)


def test_stock_is_what_came_in_less_what_went_out_in_its_own_unit(book: Book) -> None:
    leaf = add(book, "material", title="明白纸", unit="份")
    add(book, "stock_in", date="2024-01-01", material=leaf, quantity=100)
    add(book, "stock_in", date="2025", material=leaf, quantity=50)
    add(book, "handout", date="2024", material=leaf, quantity=30, unit="份")
    add(book, "handout", date="2025-03-01", material=leaf, quantity=140)
    add(book, "handout", date="2025-03-01", material=leaf, quantity=999, unit="册")
    (one,) = stock(book, TODAY)
    assert (one.came, one.went, one.left, one.unit) == (150, 170, -20, "份")


def test_what_is_dated_later_does_not_count_yet(book: Book) -> None:
    leaf = add(book, "material", title="明白纸")
    add(book, "stock_in", date="2025-12-15", material=leaf, quantity=100)
    add(book, "stock_in", date="2025-12-16", material=leaf, quantity=100)
    add(book, "handout", date="2025-12-16", material=leaf, quantity=10)
    assert [(s.came, s.went) for s in stock(book, TODAY)] == [(100, 0)]


def test_a_material_that_never_came_in_has_no_stock(book: Book) -> None:
    leaf = add(book, "material", title="明白纸")
    other = add(book, "material", title="科普画")
    add(book, "handout", date="2025", material=leaf, quantity=10)
    assert stock(book, TODAY) == ()
    add(book, "stock_in", date="2025", material=other, quantity=1)
    assert [s.material.id for s in stock(book, TODAY)] == [other]
