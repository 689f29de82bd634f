"""Which papers a period has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.handed_in import handed_in
from tecdesk.desk.handed_in import offered
from tecdesk.domain.period import Period
from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import LEDGERS

if TYPE_CHECKING:
    from tecdesk.store.book import Book

YEAR = Period(2025)


def ledgers(book: Book, period: Period) -> list[str]:
    known = [each.key for each in LEDGERS]
    return [paper.key for paper in offered(book, period) if paper.key in known]


def test_a_ledger_beside_the_core_is_made_with_its_first_record(book: Book) -> None:
    assert ledgers(book, YEAR) == list(CORE)
    with book.edit("科普") as edit:
        edit.add("outreach", {"held_on": "2025-05-20", "title": "科技活动周"})
        edit.add("envoy", {"name": "赵兰", "since": "2024"})
    assert ledgers(book, YEAR) == [*CORE, "outreach", "envoy"]
    assert ledgers(book, Period(2023)) == list(CORE)


def test_a_project_applied_for_is_a_paper_of_that_year(book: Book) -> None:
    with book.edit("项目") as edit:
        days = {"applied_on": "2025-11", "approved_on": "2026-03"}
        edit.add("project", {"name": "茶园提升", **days})
    assert ledgers(book, YEAR) == [*CORE, "project"]
    assert ledgers(book, Period(2024)) == list(CORE)


def test_what_is_only_offered_is_not_handed_in(book: Book) -> None:
    given = {paper.key for paper in handed_in(book, YEAR)}
    assert given == {p.key for p in offered(book, YEAR) if p.wanted}
    assert "charts" not in given
