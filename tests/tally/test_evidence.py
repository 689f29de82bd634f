"""What stands beside a figure: its records, what they come to, and what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.tally.asked import Asked
from tecdesk.tally.evidence import MOST
from tecdesk.tally.evidence import evidence
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book
    from tecdesk.tally.evidence import Evidence

TODAY = date(2025, 12, 15)
PEOPLE = INDICATORS["training.people"]


def ask(book: Book, by: str = "", part: str = "") -> Evidence:
    asked = Asked(PEOPLE, Period(2025), ZERO, "培训人次", "人次", by, part)
    return evidence(book, asked, TODAY)


def said(found: Evidence) -> str:
    return "".join(remark.text for remark in found.remarks)


def test_a_village_of_the_sample(sample_book: Book) -> None:
    found = ask(sample_book, "village", village(sample_book, "王家湾村"))
    assert found.asked.figure.value == 537
    assert len(found.rows) == found.totals.records == 5
    assert found.totals.added == 537
    assert said(found) == "占全部 4374 人次的 12.3%，12 个村中第 2。"


def test_the_whole_says_its_target_and_pace(sample_book: Book) -> None:
    found = ask(sample_book)
    (remark,) = found.remarks
    assert remark.open
    assert remark.text.startswith("年度目标 5000 人次")
    assert "还需 626 人次、约 7 期" in remark.text
    assert "慢于序时进度 8.1 个百分点" in remark.text
    assert sample_book.require("target", remark.target)["indicator"] == PEOPLE.key


def test_the_source_of_a_target_is_told(book: Book) -> None:
    session(book, "2025-03-01", people=100)
    target(book, PEOPLE.key, 80, source="县局下达")
    assert said(ask(book)) == ("年度目标 80 人次（县局下达），全年完成，超 20 人次。")


def test_estimates_are_told(book: Book) -> None:
    session(book, "2025-03-01", quality="估数")
    assert "含估数" in said(ask(book))
    session(book, "2025-03-01", quality="据不完全统计")
    assert "据不完全统计" in said(ask(book))


def test_last_year_is_told_where_it_is_complete(book: Book) -> None:
    session(book, "2025-03-01", people=40)
    session(book, "2024-03-01", people=30)
    assert said(ask(book)) == ""
    since = {"training": 2024}
    book.change_settings(lambda now: replace(now, complete_since=since))
    assert said(ask(book)) == "上年同期 30 人次，今年多 10。"


def test_many_records_are_counted_but_not_all_listed(book: Book) -> None:
    with book.edit("样本") as edit:
        values: Values = {"held_on": "2025-03-01", "title": "养殖", "people": 2}
        edit.add_many("training", [(values, {})] * (MOST + 7))
    found = ask(book)
    assert len(found.rows) == MOST
    assert (found.totals.records, found.totals.added) == (MOST + 7, 2 * (MOST + 7))


def test_a_part_of_a_month_is_asked_anew(book: Book) -> None:
    session(book, "2025-03-01", people=40)
    assert ask(book, "month", "3").asked.figure.value == 40
    assert ask(book, "month", "4").asked.figure.value == 0
