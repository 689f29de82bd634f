"""The figures a text speaks of: sheets turned into amounts that know their source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.phrases import growth
from tecdesk.report.words.variants import WHOLE
from tecdesk.report.words.variants import Variant
from tecdesk.store.query import Filter
from tecdesk.tally.parts import field_of
from tecdesk.tally.parts import villages
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.targets import targets

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.report.letter.document import Text
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet

_SHORT_ID = 12
"""The end of a record's id in a tag: ids made together begin alike. Enough to find
it, short enough for Word's 64."""
_FULL_ID = 36


@dataclass(frozen=True)
class Facts:
    """Everything that the text of a period may say.

    Attributes:
        book: where it comes from.
        period: what is reported.
        numerals: number style of the document.
        variant: what kind of text; targets of other work are left out.
    """

    book: Book
    period: Period
    numerals: Numerals = EXACT
    variant: Variant = WHOLE

    @cached_property
    def sheet(self) -> Sheet:
        """The tally with every breakdown."""
        return make_sheet(self.book, self.period, None)

    @cached_property
    def villages(self) -> dict[str, str]:
        """Villages valid in the year, in county order."""
        return villages(self.book, self.period.year)

    @property
    def unit_name(self) -> str:
        """The unit as it names itself in the text."""
        return self.sheet.unit.text("name")

    @property
    def whole_area(self) -> str:
        """全镇, 全乡, 全街道: what the unit's area is called."""
        for ending in ("街道", "镇", "乡", "县", "区"):
            if self.unit_name.endswith(ending):
                return f"全{ending}"
        return "全部"

    @property
    def year(self) -> Slot:
        """The year reported."""
        return Slot(str(self.period.year), "year")

    @property
    def next_year(self) -> Slot:
        """The year planned for."""
        return Slot(str(self.period.year + 1), "next_year")

    @property
    def span(self) -> str:
        """全年, 上半年: what the period is called in a sentence."""
        return "全年" if self.period.is_whole_year else _part_name(self.period)

    @property
    def end(self) -> str:
        """年末, 上半年末: what its end is called."""
        if self.period.is_whole_year:
            return "年末"
        return f"{_part_name(self.period)}末" if not self.period.until else "期末"

    @property
    def than(self) -> str:
        """上年, 上年同期: what an event of the period is compared with."""
        return "上年" if self.period.is_whole_year else "上年同期"

    @property
    def than_end(self) -> str:
        """上年末, 上年同期: what its end is compared with."""
        return "上年末" if self.period.is_whole_year else "上年同期"

    @property
    def newly(self) -> str:
        """本年, 上半年: when something is new."""
        return "本年" if self.period.is_whole_year else self.span

    def amount(self, key: str, unit: str = "") -> Amount:
        """The figure of an indicator."""
        line = self._line(key, unit)
        return self._amount(line, line.figure, self.tag(key, unit))

    def target(self, key: str, unit: str = "") -> Amount | None:
        """What was asked for; None when there is no target."""
        line = self._line(key, unit)
        if line.target is None:
            return None
        tag = f"{self.tag(key, unit)}!target"
        return Amount(line.target, line.unit, tag, line.kind, numerals=self.numerals)

    def last_year(self, key: str, unit: str = "") -> Amount | None:
        """The figure of the year before; None when it is not on the books."""
        line = self._line(key, unit)
        if line.last_year is None:
            return None
        return self._amount(line, line.last_year, f"{self.tag(key, unit)}!last")

    def shares(self, key: str, by: str, unit: str = "") -> list[Share]:
        """The parts of a figure in the order of the page; 未填 has no name."""
        line = self._line(key, unit)
        return [
            Share(
                in_year(part.name, self.period.year) if part.key else "",
                self._amount(line, part.figure, self.tag(key, unit, by, part.key)),
            )
            for part in line.parts_by(by)
        ]

    def records(self, key: str, by: str, unit: str = "") -> dict[str, int]:
        """How many records are behind each named part."""
        return {
            part.name: part.figure.records
            for part in self._line(key, unit).parts_by(by)
            if part.key
        }

    def figure(self, key: str, unit: str = "") -> Figure:
        """The figure with its state and the number of its records."""
        return self._line(key, unit).figure

    def units(self, key: str) -> list[str]:
        """The units of an indicator that keeps them apart."""
        return [line.unit for line in self.sheet.lines_of(key)]

    def units_of(self, key: str) -> list[str]:
        """The same, and one without a name where nothing is kept apart."""
        return self.units(key) if INDICATORS[key].per else [""]

    def growth(self, key: str, unit: str = "") -> Text | None:
        """P9: what a figure is compared with the year before."""
        than = self.than_end if self.is_stock(key) else self.than
        now, before = self.amount(key, unit), self.last_year(key, unit)
        return growth(now, before, than, self.newly)

    def is_stock(self, key: str) -> bool:
        """True for what is counted at the end of the period."""
        return INDICATORS[key].is_stock

    def counts_villages(self, key: str) -> bool:
        """True for a figure that is itself a number of villages."""
        return INDICATORS[key].measure == Distinct((("village",),))

    def label(self, key: str) -> str:
        """What an indicator is called in a sentence: without (期末)."""
        return self.sheet.lines_of(key)[0].label.split("(")[0]

    def words_of(self, key: str, by: str) -> list[str]:
        """The words by which a figure is split, in the order of their list."""
        words = field_of(INDICATORS[key], by).words
        return self.book.words(words, self.period.year) if words else []

    def worded(self, words: str) -> str:
        """Words of a declaration in those of the period: {end}在岗 is 年末在岗."""
        for name in ("span", "end", "newly"):
            words = words.replace(f"{{{name}}}", getattr(self, name))
        return words

    @cached_property
    def targets(self) -> list[Line]:
        """The lines that have a target, in the order of the targets."""
        return [
            self._line(key, unit) for key, unit in self.targets_of(self.period.year)
        ]

    def due(self, line: Line) -> int:
        """What of a target should be there at the end of the period.

        Half of it after half a year; what stands at the end must be there whole.
        """
        target = line.target or 0
        if self.variant.half and not line.indicator.is_stock:
            return -(-target // 2)
        return target

    def targets_of(self, year: int) -> dict[tuple[str, str], int]:
        """Targets of a year by indicator and unit, in the order of the ledger."""
        found = targets(self.book, year)
        rows = self.book.find("target", Filter(equals={"year": year}))
        rank = {row.text("indicator"): place for place, row in enumerate(rows)}
        kept = {
            bound: value
            for bound, value in found.items()
            if self.variant.speaks_of(INDICATORS[bound[0]].group)
        }
        return dict(sorted(kept.items(), key=lambda each: rank[each[0][0]]))

    def counted(self, number: int, unit: str, tag: str) -> Amount:
        """A number counted from the figures themselves."""
        return Amount(number, unit, tag, numerals=self.numerals)

    def tag(self, key: str, unit: str = "", by: str = "", part: str = "") -> str:
        """The name under which a figure can be computed again."""
        if len(part) == _FULL_ID:
            part = part[-_SHORT_ID:]
        named = f"{key}[{unit}]" if unit else key
        return f"{named}@{_code(self.period)}" + (f"/{by}={part}" if by else "")

    def _line(self, key: str, unit: str) -> Line:
        return self.sheet.line(key, unit)

    def _amount(self, line: Line, figure: Figure, tag: str) -> Amount:
        return Amount(
            figure.value, line.unit, tag, line.kind, figure.quality, self.numerals
        )


def day(date_: date) -> str:
    """A date in a text: 2025年12月31日, no leading zeros."""
    return f"{date_.year}年{date_.month}月{date_.day}日"


def _part_name(period: Period) -> str:
    if period.until:
        return "今年以来"
    return period.name


def _code(period: Period) -> str:
    for letter, part in (
        ("h", period.half),
        ("q", period.quarter),
        ("m", period.month),
    ):
        if part:
            return f"{period.year}{letter}{part}"
    return period.until.isoformat() if period.until else str(period.year)
