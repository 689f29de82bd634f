"""The figures a text speaks of: sheets turned into amounts that know their source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.phrases import growth
from tecdesk.report.words.promises import spoken_name
from tecdesk.report.words.topics import TOPIC
from tecdesk.report.words.topics import told_apart
from tecdesk.report.words.topics import topic_figures
from tecdesk.report.words.variants import WHOLE
from tecdesk.report.words.variants import Variant
from tecdesk.report.words.wording import Wording
from tecdesk.store.query import Filter
from tecdesk.tally.answers import Answers
from tecdesk.tally.parts import field_of
from tecdesk.tally.parts import parts_of
from tecdesk.tally.parts import villages
from tecdesk.tally.shares import shares
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.targets import targets

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.topics import TopicKey
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.parts import Part
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet

_SHORT_ID = 12
"""The end of a record's id in a tag: ids made together begin alike. Enough to find
it, short enough for Word's 64."""
_FULL_ID = 36


@dataclass(frozen=True)
class Facts(Wording):
    """Everything that the text of a period may say.

    Attributes:
        numerals: number style of the document.
        variant: what kind of text; targets of other work are left out.
    """

    numerals: Numerals = EXACT
    variant: Variant = WHOLE

    @cached_property
    def sheet(self) -> Sheet:
        """The tally without breakdowns; these are asked for one by one."""
        return make_sheet(self.book, self.period)

    def _parts(self, key: str, by: str, unit: str) -> tuple[Part, ...]:
        declared = INDICATORS[key]
        if key not in self._answers:
            self._answers[key] = Answers(self.book, (declared,), self.period)
        asked = unit or declared.per_default
        answers = self._answers[key]
        return parts_of(self.book, answers, declared, self.period, asked, by)

    @cached_property
    def _answers(self) -> dict[str, Answers]:
        return {}

    @cached_property
    def villages(self) -> dict[str, str]:
        """Villages valid in the year, in county order."""
        return villages(self.book, self.period.year)

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
        unit = unit or INDICATORS[key].per_default
        if by == TOPIC:
            found = ((topic, self.on_topic(topic, key, unit)) for topic in self.topics)
            return [Share(topic, amount) for topic, amount in found if amount]
        line = self._line(key, unit)
        return [
            Share(
                in_year(part.name, self.period.year) if part.key else "",
                self._amount(line, part.figure, self.tag(key, unit, by, part.key)),
            )
            for part in self._parts(key, by, unit)
        ]

    def parts(self, key: str, by: str) -> dict[str, Share]:
        """The parts of a figure by their keys."""
        shares = self.shares(key, by)
        found = self._parts(key, by, "")
        return {part.key: each for part, each in zip(found, shares, strict=True)}

    def percents(self, key: str, by: str) -> tuple[PartShare, ...]:
        """The parts of a closed sum in percent of it, as people show them."""
        for each in self._percents:
            if (each.share.indicator, each.share.by) == (key, by):
                return each.parts
        return ()

    @cached_property
    def _percents(self) -> tuple[Shares, ...]:
        return shares(self.book, self.period)

    @cached_property
    def topics(self) -> list[str]:
        """The topics that records of the period bear and that are told apart."""
        seen = {topic for topic, _, _ in self._on_topics}
        return [t for t in told_apart(self.book, self.period.year) if t in seen]

    def on_topic(self, topic: str, key: str, unit: str = "") -> Amount | None:
        """The part of a figure that a topic has; None without a record."""
        figure = self._on_topics.get((topic, key, unit))
        if figure is None:
            return None
        tag = self.tag(key, unit, TOPIC, topic)
        return self._amount(self._line(key, unit), figure, tag)

    @cached_property
    def _on_topics(self) -> dict[TopicKey, Figure]:
        return topic_figures(self.book, self.period)

    def records(self, key: str, by: str, unit: str = "") -> dict[str, int]:
        """How many records are behind each named part."""
        return {
            part.name: part.figure.records
            for part in self._parts(key, by, unit)
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
        """What an indicator is called in a sentence."""
        return in_year(spoken_name(key, INDICATORS[key].label), self.period.year)

    def words_of(self, key: str, by: str) -> list[str]:
        """The words by which a figure is split, in the order of their list."""
        words = field_of(INDICATORS[key], by).words
        return self.book.words(words, self.period.year) if words else []

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


def _code(period: Period) -> str:
    for letter, part in (
        ("h", period.half),
        ("q", period.quarter),
        ("m", period.month),
    ):
        if part:
            return f"{period.year}{letter}{part}"
    return period.until.isoformat() if period.until else str(period.year)
