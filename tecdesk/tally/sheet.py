"""The tally: indicators with target, rate, last year and parts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import choices
from tecdesk.domain.words import in_year
from tecdesk.store.aggregate import BLANK
from tecdesk.store.aggregate import ZERO
from tecdesk.store.aggregate import Figure
from tecdesk.store.aggregate import FigureKey
from tecdesk.store.aggregate import figures
from tecdesk.store.scan import CALENDAR
from tecdesk.tally.parts import Part
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import part_names
from tecdesk.tally.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Kind
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

Figures = dict[FigureKey, Figure]


@dataclass(frozen=True)
class Line:
    """One figure of the sheet with everything it is compared to.

    Numbers are in the stored unit of `kind`.

    Attributes:
        indicator: its declaration.
        unit: counting unit as shown.
        label: what people see, in the words of the period's year.
        figure: the figure of the period.
        target: the year's target; None when there is none.
        last_year: the figure of the same span a year ago; None when the register
            was not complete then.
        parts: the parts of every breakdown asked for.
    """

    indicator: Indicator
    unit: str
    label: str
    figure: Figure
    target: int | None
    last_year: Figure | None
    parts: tuple[Part, ...]

    @property
    def kind(self) -> Kind:
        """The kind in which its numbers are shown."""
        return self.indicator.kind

    @property
    def rate(self) -> Decimal | None:
        """Done / target in percent, not rounded; None when it cannot be computed."""
        return _percent(self.figure.value, self.target)

    @property
    def change(self) -> int | None:
        """Difference to last year."""
        last = self.last_year.value if self.last_year else None
        if last is None or self.figure.value is None:
            return None
        return self.figure.value - last

    @property
    def change_rate(self) -> Decimal | None:
        """Growth over last year in percent; none is given for growth from 0."""
        last = self.last_year.value if self.last_year else None
        return _percent(self.change, last)

    def parts_by(self, by: str) -> tuple[Part, ...]:
        """The parts of one breakdown, in the order of the page."""
        return tuple(part for part in self.parts if part.by == by)


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
    indicators: Sequence[Indicator] = tuple(INDICATORS.values()),
) -> Sheet:
    """Compute the tally from the records as they are now.

    Args:
        book: the book.
        period: the span.
        by: breakdowns to add as parts; None for every one an indicator has.
        indicators: which figures; all of the core unless said otherwise.
    """
    return _Maker(book, period, by, indicators).sheet()


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
        every = dict.fromkeys(name for i in indicators for name in breakdowns(i))
        self.by = tuple(every if by is None else by)
        self.now = self._figures(indicators, period)
        self.targets = targets(book, period.year)
        self.before = self._last_year()
        self.split = {name: self._figures(indicators, period, name) for name in self.by}

    def sheet(self) -> Sheet:
        lines = [
            self._line(i, unit) for i in self.indicators for unit in self._units(i)
        ]
        return Sheet(self.book.unit, self.period, tuple(lines))

    def _figures(
        self, indicators: Sequence[Indicator], period: Period, by: str = ""
    ) -> Figures:
        return figures(self.book, indicators, period, by)

    def _last_year(self) -> Figures:
        last = self.period.last_year
        since = self.book.settings.complete_since
        known = [i for i in self.indicators if since.get(i.group, 9999) <= last.year]
        found = self._figures(known, last) if known else {}
        for indicator in known:
            for unit in self._units(indicator):
                found.setdefault((indicator.key, unit, ""), ZERO)
        return found

    def _units(self, indicator: Indicator) -> list[str]:
        if not indicator.per:
            return [""]
        keys = (*self.now, *((key, unit, "") for key, unit in self.targets))
        seen = {unit for key, unit, _ in keys if key == indicator.key}
        seen.add(indicator.per_default)
        order = choices("material_unit", self.period.year)
        return sorted(seen, key=lambda u: (order.index(u) if u in order else 99, u))

    def _line(self, indicator: Indicator, unit: str) -> Line:
        key = (indicator.key, unit, "")
        return Line(
            indicator=indicator,
            unit=unit or indicator.unit,
            label=in_year(indicator.label, self.period.year),
            figure=self._or_nothing(self.now.get(key), indicator, self.now, ""),
            target=self.targets.get((indicator.key, unit)),
            last_year=self.before.get(key),
            parts=tuple(p for by in self.by for p in self._parts(indicator, unit, by)),
        )

    def _or_nothing(
        self, figure: Figure | None, indicator: Indicator, among: Figures, part: str
    ) -> Figure:
        """Over no records it is 0, or blank where its carrier recorded nothing."""
        if figure:
            return figure
        carrier = among.get((indicator.within, "", part))
        return BLANK if carrier and carrier.records else ZERO

    def _parts(self, indicator: Indicator, unit: str, by: str) -> list[Part]:
        if by not in breakdowns(indicator):
            return []
        found = self.split[by]
        own = {
            p: f
            for (key, u, p), f in found.items()
            if (key, u) == (indicator.key, unit)
        }
        names = part_names(self.book, indicator, self.period, by, own)
        undated = by in CALENDAR and "" in own
        return [
            Part(
                by, key, name, self._part(own.get(key), indicator, found, key, undated)
            )
            for key, name in names.items()
        ]

    def _part(
        self,
        figure: Figure | None,
        indicator: Indicator,
        found: Figures,
        key: str,
        undated: bool,  # noqa: FBT001
    ) -> Figure:
        """Months are blank, not 0, where some records are only known to the year."""
        if not figure and undated:
            return BLANK
        return self._or_nothing(figure, indicator, found, key)


def _percent(part: int | None, whole: int | None) -> Decimal | None:
    if part is None or not whole:
        return None
    return Decimal(part) * 100 / Decimal(whole)
