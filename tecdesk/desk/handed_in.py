"""Which papers a period has: a ledger beside the core is one only with records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.papers import PAPERS
from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.desk.papers import Paper
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


def offered(book: Book, period: Period) -> tuple[Paper, ...]:
    """The papers that can be made of a period and are not about nothing."""
    return tuple(p for p in PAPERS if p.fits(period) and _says(book, p, period))


def handed_in(book: Book, period: Period) -> tuple[Paper, ...]:
    """Those made unless a person says otherwise."""
    return tuple(paper for paper in offered(book, period) if paper.wanted)


def _says(book: Book, paper: Paper, period: Period) -> bool:
    """False for a ledger that not every township keeps, without a record."""
    if paper.key not in REGISTERS or paper.key in CORE:
        return True
    return book.count(paper.key, Filter(period=period)) > 0
