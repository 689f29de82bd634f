"""The figures of one period, and what to say where there are no records."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.county.units import units_without_report
from tecdesk.store.figures.aggregate import BLANK
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import FigureKey
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.book import Book

Figures = dict[FigureKey, Figure]


class Answers:
    """Figures asked for by indicator, unit, breakdown and part.

    Over no records a figure is 0, except where the records would not show it:

    - where the records that carry it are there but none of them says anything
      (a village's sessions without any handouts), it is blank;
    - for a unit that has not reported the year, it is blank;
    - for a part of the year, where some records are only known to the year, it
      is blank: they may belong to it.
    """

    def __init__(
        self, book: Book, indicators: Sequence[Indicator], period: Period
    ) -> None:
        self._book = book
        self._period = period
        carriers = (INDICATORS[i.within] for i in indicators if i.within)
        self._asked = tuple(dict.fromkeys((*indicators, *carriers)))
        self._splits: dict[str, Figures] = {}

    def figure(
        self, indicator: Indicator, unit: str, by: str = "", part: str = ""
    ) -> Figure:
        """A figure, whole or of a part."""
        found = self._split(by).get((indicator.key, unit, part))
        if found and found.records:
            return found
        hidden = self._may_hide(indicator, unit, by)
        unsaid = self._unsaid(indicator, by, part)
        missing = by == OWNER and part in self._missing
        return BLANK if hidden or unsaid or missing else ZERO

    def parts(self, indicator: Indicator, unit: str, by: str) -> list[str]:
        """The keys of the parts that have records."""
        wanted = (indicator.key, unit)
        return [part for *key, part in self._split(by) if tuple(key) == wanted]

    def units(self, indicator: Indicator) -> set[str]:
        """The units that an indicator has records in."""
        return {unit for key, unit, _ in self._split("") if key == indicator.key}

    def _split(self, by: str) -> Figures:
        if by not in self._splits:
            found = figures(self._book, self._asked, self._period, by)
            self._splits[by] = found
        return self._splits[by]

    def _may_hide(self, indicator: Indicator, unit: str, by: str) -> bool:
        whole = self._period.is_whole_year and by not in CALENDAR
        if whole or indicator.is_stock:
            return False
        return (indicator.key, unit) in self._known_to_the_year

    def _unsaid(self, indicator: Indicator, by: str, part: str) -> bool:
        carrier = self._split(by).get((indicator.within, "", part))
        if not carrier or not carrier.records:
            return False
        return not any(
            key == indicator.key and each == part for key, _, each in self._split(by)
        )

    @cached_property
    def _missing(self) -> set[str]:
        return units_without_report(self._book, self._period.year)

    @cached_property
    def _known_to_the_year(self) -> set[tuple[str, str]]:
        if self._period.is_whole_year:
            by_month = self._split("month")
        else:
            year = Period(self._period.year)
            by_month = figures(self._book, self._asked, year, "month")
        return {(key, unit) for key, unit, month in by_month if not month}
