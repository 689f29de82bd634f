"""这个数怎么来的: a figure, the records behind it, and what it is measured by."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.store.figures.evidence import behind
from tecdesk.store.figures.evidence import totals
from tecdesk.tally.answers import Answers
from tecdesk.tally.remarks import remarks

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.figures.evidence import Totals
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.remarks import Remark

MOST = 300
"""Records that are listed beside a figure; the others are counted with them."""


@dataclass(frozen=True)
class Evidence:
    """Everything that is told of a figure.

    Attributes:
        asked: the figure as it is now.
        rows: its records with what each adds, the oldest first; at most MOST.
        totals: what all of them come to.
        remarks: shares, last year, the target, estimates.
    """

    asked: Asked
    rows: list[tuple[Record, int | None]]
    totals: Totals
    remarks: tuple[Remark, ...]


def evidence(book: Book, asked: Asked, today: date) -> Evidence:
    """Ask for a figure anew, with all that belongs to it.

    Args:
        book: the book; only read.
        asked: which figure.
        today: for the pace of a target.
    """
    answers = Answers(book, (asked.indicator,), asked.period)
    figure = answers.figure(asked.indicator, asked.unit, asked.by, asked.part)
    now = replace(asked, figure=figure)
    found = behind(
        book,
        asked.indicator,
        asked.period,
        unit=asked.unit,
        by=asked.by,
        part=asked.part,
        most=MOST,
    )
    whole = totals(
        book,
        asked.indicator,
        asked.period,
        unit=asked.unit,
        by=asked.by,
        part=asked.part,
    )
    return Evidence(now, found, whole, remarks(book, now, answers, today))
