"""One figure over the years, as far back as the book is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.words import in_year
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import figures
from tecdesk.tally.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.store.figures.aggregate import FigureKey

YEARS = 5


def trend(
    book: Book,
    indicators: Sequence[Indicator],
    period: Period,
    unit: str = "",
    most: int = YEARS,
) -> dict[Period, dict[str, Asked]]:
    """The same span of several years, the oldest first.

    Args:
        book: the book.
        indicators: what is asked.
        period: the span of the newest year.
        unit: the unit, for indicators with `per`.
        most: how many years.

    Returns:
        Figures by span and key of the indicator. A year before the register was
        complete is left out; the newest year is always there.
    """
    spans = [period]
    while len(spans) < most:
        spans.append(spans[-1].last_year)
    since = book.settings.complete_since
    found: dict[Period, dict[str, Asked]] = {}
    for span in reversed(spans):
        known = [
            i
            for i in indicators
            if span is period or (i.complete_since(since) or 9999) <= span.year
        ]
        if known:
            now = figures(book, known, span)
            found[span] = {i.key: _asked(i, span, now, unit) for i in known}
    return found


def _asked(
    indicator: Indicator, span: Period, now: dict[FigureKey, Figure], unit: str
) -> Asked:
    own = unit if indicator.per else ""
    figure = now.get((indicator.key, own, ""), ZERO)
    label = in_year(indicator.label, span.year)
    return Asked(indicator, span, figure, label, own or indicator.unit)
