"""Takes everything that a report says, so that it can be said again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.handed_in import handed_in
from tecdesk.desk.papers import SUMMARY
from tecdesk.desk.papers import make
from tecdesk.desk.stamp import Stamp
from tecdesk.domain.period_code import code_of
from tecdesk.store.moment import moment
from tecdesk.store.reported.reports import Content
from tecdesk.store.terms.vocabularies import vocabularies
from tecdesk.tally.reported.figures import figures_now
from tecdesk.tally.reported.records import records_now

if TYPE_CHECKING:
    from tecdesk.desk.papers import Paper
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

Telling = Callable[[str], object]
"""Called with the name of each paper before it is made."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a period says now.

    Attributes:
        step: the last journal step before the first record was read: whatever a
            later one touches is looked at again when the two are compared.
        records: see `Content`.
        figures: see `Content`.
        words: see `Content`.
    """

    step: int
    records: dict[str, dict[str, Any]]
    figures: list[dict[str, Any]]
    words: dict[str, Any]


def take(book: Book, period: Period) -> Taken:
    """Read the figures of a period, what they rest on, and the words in use."""
    step = moment(book)
    return Taken(
        step,
        records_now(book, period),
        figures_now(book, period),
        _words(book, period.year),
    )


def digest_of(book: Book, period: Period, revision: int, taken: Taken) -> str:
    """Stands for what is handed in on paper; a package has a digest of its own."""
    head = f"{book.unit.id}\n{code_of(period)}\n{revision}\n"
    said = json.dumps(taken.records, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256((head + said).encode()).hexdigest()


def with_papers(
    book: Book,
    period: Period,
    taken: Taken,
    check_code: str,
    *,
    sheets: dict[str, bytes] | None = None,
    tell: Telling | None = None,
) -> Content:
    """What was taken, with every paper that is handed in.

    Args:
        book: the book.
        period: the period.
        taken: its figures and records.
        check_code: stands at the foot of the tables.
        sheets: the 汇总表 and the package, where they are made already.
        tell: called with the name of each paper before it is made.
    """
    today = date.today()  # noqa: DTZ011 - the desk's own day
    files, lines = dict(sheets or {}), list[str]()
    for paper in handed_in(book, period):
        if sheets and paper.key == SUMMARY:
            continue
        if tell:
            tell(paper.name)
        made = make(book, period, paper.key, today, Stamp(check_code))
        files |= {f"{_name(paper)}.{kind}": d for kind, d in made.files.items()}
        lines += made.lines
    return Content(taken.figures, taken.words, lines, taken.records, files)


def _name(paper: Paper) -> str:
    return paper.file or paper.name


def _words(book: Book, year: int) -> dict[str, Any]:
    lists = {key: each.offered(year) for key, each in vocabularies(book).items()}
    return {
        "unit": dict(book.unit.values),
        "villages": book.names("village", year),
        "lists": {key: list(words) for key, words in lists.items()},
    }
