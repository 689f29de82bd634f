from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.tally.home import home
from tecdesk.tally.home import recent
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2025, 12, 15)


def test_the_first_page_of_the_sample_year(sample_path: Path) -> None:
    with Book.open(sample_path, writing=False) as book:
        page = home(book, 2025, TODAY)
    assert f"{page.share:.1f}" == "95.6"
    assert len(page.goals) == 5
    assert page.findings[0].key == "submit"
    assert len(page.recent) == 7


def test_what_was_written_last_is_said_in_words(book: Book) -> None:
    place = village(book, "下坪村")
    leaf = add(book, "material", title="果树修剪", unit="份")
    line = household(book, "郑冬梅", village=place, group="6")
    add(book, "base", name="茶园", village=place, founded_on="2025-11", area=3090)
    visit(book, line, "2025-12-12")
    add(book, "aid", pairing=line, date="2025", way="资金", money=120000)
    session(book, "2025-12-09", village=place, people=68)
    add(book, "handout", date="2025-12-13", material=leaf, quantity=100, unit="册")
    _in_order(book)
    assert [(e.ledger, e.day, e.place, e.what, e.amount) for e in recent(book, 9)] == [
        ("handout", "2025-12-13", "", "果树修剪", "100 册"),
        ("training", "2025-12-09", "下坪村", "养殖", "68 人次"),
        ("pairing", "2025", "下坪村 6组", "资金 郑冬梅", "1200 元"),
        ("pairing", "2025-12-12", "下坪村 6组", "走访 郑冬梅", "1 次"),
        ("base", "2025-11", "下坪村", "茶园", "309 亩"),
        ("pairing", "2022-01", "下坪村 6组", "郑冬梅", ""),
    ]


def _in_order(book: Book) -> None:
    """Entry times a second apart, in the order of the journal."""
    steps = book.connection.execute(
        "SELECT step, register, record FROM journal_row"
    ).fetchall()
    for step, register, record in steps:
        book.connection.execute(
            f"UPDATE {register} SET created_at = ? WHERE id = ?",
            (f"2025-12-15 08:00:{step:02}", record),
        )


def test_a_handout_of_a_session_and_the_bin_are_not_told(book: Book) -> None:
    held = session(book, "2025-12-09")
    add(book, "handout", date="2025-12-09", training=held, quantity=5)
    gone = session(book, "2025-12-10")
    with book.edit("删") as edit:
        edit.bin("training", gone)
    assert [each.id for each in recent(book)] == [held]


def test_an_empty_book_has_an_empty_page(book: Book) -> None:
    page = home(book, 2025, TODAY)
    assert (page.goals, page.recent) == ((), ())
