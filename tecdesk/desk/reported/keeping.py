"""Keeps what went out, on a stick or on paper, and locks its period."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.reported.taking import digest_of
from tecdesk.desk.reported.taking import take
from tecdesk.desk.reported.taking import with_papers
from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import spoken
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.reported import reports
from tecdesk.store.reported.reports import PAPER
from tecdesk.store.reported.reports import Report
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import Turn
from tecdesk.store.reported.states import enter

if TYPE_CHECKING:
    from tecdesk.desk.reported.taking import Telling
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Content


def report_on_paper(book: Book, period: Period, tell: Telling | None = None) -> Report:
    """按已报出存一份: keep what was handed in on paper, and lock the period.

    Args:
        book: open for writing.
        period: what was reported.
        tell: called with the name of each paper before it is made.

    Returns:
        The report kept.
    """
    revision, taken = next_number(book, period), take(book, period)
    digest = digest_of(book, period, revision, taken)
    content = with_papers(book, period, taken, check_code(digest), tell=tell)
    at, operator = now(), book.operator
    report = Report(
        0, code_of(period), revision, PAPER, digest, at, operator, taken.step
    )
    return keep(book, period, report, content)


def next_number(book: Book, period: Period) -> int:
    """One more than any report of the period that the book knows of."""
    known = [report.revision for report in reports.reports(book, code_of(period))]
    if period.is_whole_year:
        last = book.settings.submissions.get(str(period.year), {})
        known.append(int(last.get("revision", 0)))
    return max(known, default=0) + 1


def keep(book: Book, period: Period, report: Report, content: Content) -> Report:
    """Keep a report, remember its number, lock its period: all or nothing."""
    name = f"{spoken(period)}（第 {report.revision} 次）"
    turn = Turn(
        report.period, State.REPORTED, report.revision, report.at, report.operator
    )
    with book.edit(f"上报 {name}"):
        reports.keep(book, report, content)
        enter(book, turn)
        if period.is_whole_year:
            _remember(book, period.year, report)
        journal.note(book.connection, report.at, report.operator, f"上报 {name}")
    return reports.reports(book, report.period)[0]


def _remember(book: Book, year: int, report: Report) -> None:
    last: dict[str, str | int] = {
        "revision": report.revision,
        "digest": report.digest,
        "at": report.at,
    }
    book.change_settings(
        lambda old: replace(old, submissions={**old.submissions, str(year): last})
    )
