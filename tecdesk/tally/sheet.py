"""The tally: indicators with target, rate, last year and parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.domain.words import in_year
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.headcount import headcounts
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.terms.villages import valid
from tecdesk.tally.answers import Answers
from tecdesk.tally.line import Line
from tecdesk.tally.line import percent
from tecdesk.tally.parts import Part
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import parts_of
from tecdesk.tally.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.store.figures.headcount import Headcount

__all__ = ["Line", "Part", "Sheet", "make_sheet", "percent"]


@dataclass(frozen=True)
class Sheet:
    """The tally of one period.

    Attributes:
        unit: the unit that reports.
        period: the span.
        lines: the figures in the order of the summary sheet.
    """

    unit: Record
    period: Period
    lines: tuple[Line, ...]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Line]:
        return {(line.indicator.key, line.unit): line for line in self.lines}

    def line(self, key: str, unit: str = "") -> Line:
        """The line of an indicator; `unit` chooses among lines per unit.

        Raises:
            KeyError: the indicator has no line in that unit.
        """
        declared = INDICATORS[key]
        return self._by_key[key, unit or declared.per_default or declared.unit]

    def lines_of(self, key: str) -> tuple[Line, ...]:
        """All lines of an indicator, one for each unit."""
        return tuple(line for line in self.lines if line.indicator.key == key)


def make_sheet(
    book: Book,
    period: Period,
    by: Iterable[str] | None = (),
    indicators: Sequence[Indicator] | None = None,
) -> Sheet:
    """Compute the tally from the records as they are now.

    Args:
        book: the book.
        period: the span.
        by: breakdowns to add as parts; None for every one an indicator has.
        indicators: which figures; None for all.
    """
    every = tuple(INDICATORS.values()) if indicators is None else indicators
    return _Maker(book, period, by, every).sheet()


def _every(book: Book, indicators: Sequence[Indicator]) -> list[str]:
    """All breakdowns; by unit only where several report."""
    every = dict.fromkeys(name for i in indicators for name in breakdowns(i))
    alone = not reporting_units(book)
    return [name for name in every if name != OWNER or not alone]


class _Maker:
    """Gathers figures of the period, of the year before and of the breakdowns."""

    def __init__(
        self,
        book: Book,
        period: Period,
        by: Iterable[str] | None,
        indicators: Sequence[Indicator],
    ) -> None:
        self.book = book
        self.period = period
        self.indicators = indicators
        self.by = tuple(_every(book, indicators) if by is None else by)
        self.several = bool(reporting_units(book))
        self.targets = targets(book, period.year)
        self.now = Answers(book, indicators, period)
        self.compared = self._complete_last_year()
        self.before = Answers(book, self.compared, period.last_year)

    def sheet(self) -> Sheet:
        lines = [
            self._line(i, unit) for i in self.indicators for unit in self._units(i)
        ]
        return Sheet(self.book.unit, self.period, tuple(lines))

    def _complete_last_year(self) -> tuple[Indicator, ...]:
        since, last = self.book.settings.complete_since, self.period.last_year.year
        return tuple(
            i for i in self.indicators if (i.complete_since(since) or 9999) <= last
        )

    def _units(self, indicator: Indicator) -> list[str]:
        if not indicator.per:
            return [""]
        asked = {unit for key, unit in self.targets if key == indicator.key}
        seen = asked | self.now.units(indicator) | {indicator.per_default}
        if indicator in self.compared:
            seen |= self.before.units(indicator)
        words = field_at(REGISTERS[indicator.register], indicator.per).words
        told = self.book.words(words, self.period.year) if words else []
        order = list(dict.fromkeys((indicator.per_default, *told)))
        return sorted(seen, key=lambda u: (order.index(u) if u in order else 99, u))

    def _line(self, indicator: Indicator, unit: str) -> Line:
        return Line(
            indicator=indicator,
            unit=unit or indicator.unit,
            label=in_year(indicator.label, self.period.year),
            figure=self.now.figure(indicator, unit),
            target=self.targets.get((indicator.key, unit)),
            last_year=self._last_year(indicator, unit),
            parts=self._parts(indicator, unit),
            persons=self._persons(indicator) if self.several else {},
            out_of=self._out_of(indicator),
        )

    def _out_of(self, indicator: Indicator) -> int | None:
        return self._villages if indicator.out_of else None

    @cached_property
    def _villages(self) -> int:
        return len(valid(self.book, self.period.year))

    def _persons(self, indicator: Indicator) -> dict[tuple[str, str], Headcount]:
        return headcounts(self.book, indicator, self.period, ("", *self.by))

    def _last_year(self, indicator: Indicator, unit: str) -> Figure | None:
        known = indicator in self.compared
        return self.before.figure(indicator, unit) if known else None

    def _parts(self, indicator: Indicator, unit: str) -> tuple[Part, ...]:
        found = (
            parts_of(self.book, self.now, indicator, self.period, unit, by)
            for by in self.by
        )
        return tuple(part for parts in found for part in parts)
