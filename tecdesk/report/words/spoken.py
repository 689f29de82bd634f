"""Clauses on one figure, declared: they are text once there is something to tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from tecdesk.domain.quality import INCOMPLETE
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts


_BY_PERIOD = re.compile(r"\{\w+\}")


class Clause(Protocol):
    """Part of a sentence; None when there is nothing to tell."""

    def told(self, facts: Facts) -> Text | None:
        """The clause in the words of the period."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """P1 with P9: 开展科普活动12场，完成年度目标任务的120%，比上年增加2场.

    Attributes:
        key: of the indicator; one with lines per unit is told in all its units,
            which are never added.
        verb: 开展; {span}, {end} and {newly} are put into the words of the period.
        thing: 科普活动.
        unit: of lines per unit, only this one.
        grown: it is compared with the year before.
    """

    key: str
    verb: str
    thing: str = ""
    unit: str = ""
    grown: bool = False

    def told(self, facts: Facts) -> Text | None:
        """What was done of it; None when nothing was."""
        units = self._done(facts)
        if not units:
            return None
        verb = facts.worded(self.verb)
        if len(units) > 1:
            return self._in_units(facts, verb, units)
        done, aim = facts.amount(self.key, *units), facts.target(self.key, *units)
        whole = phrases.completion(verb, self.thing, done, aim, facts.span)
        return clauses(whole, facts.growth(self.key, *units) if self.grown else None)

    def missed(self, facts: Facts) -> Text | None:
        """科普活动年度目标为10场，全年尚未开展: a target of which nothing was done."""
        if self._done(facts):
            return None
        return clauses(*(self._nothing(facts, unit) for unit in self._units(facts)))

    def incomplete(self, facts: Facts) -> bool:
        """True when it rests on records that say 据不完全统计."""
        amounts = [facts.amount(self.key, unit) for unit in self._units(facts)]
        return any(each.quality == INCOMPLETE for each in amounts)

    def _units(self, facts: Facts) -> list[str]:
        every = facts.units_of(self.key)
        return [unit for unit in every if self.unit in {"", unit}]

    def _done(self, facts: Facts) -> list[str]:
        return [u for u in self._units(facts) if facts.amount(self.key, u).value]

    def _in_units(self, facts: Facts, verb: str, units: list[str]) -> Text:
        amounts = [facts.amount(self.key, unit) for unit in units]
        whole = joined([said(each) for each in amounts], "、")
        rates = [rate_in_unit(facts, self.key, unit) for unit in units]
        return clauses(say("{}{}{}", verb, self.thing, whole), *rates) or whole

    def _nothing(self, facts: Facts, unit: str) -> Text | None:
        done, aim = facts.amount(self.key, unit), facts.target(self.key, unit)
        if not aim or not aim.value:
            return None
        if done.value is None:
            verb = facts.worded(self.verb)
            return phrases.completion(verb, self.thing, done, aim, facts.span)
        name = self.thing or facts.label(self.key)
        if facts.is_stock(self.key):
            return say("{}年度目标为{}，{}尚无", name, said(aim.exact), facts.end)
        verb = _BY_PERIOD.sub("", self.verb)
        words = "{}年度目标为{}，{}尚未{}"
        return say(words, name, said(aim.exact), facts.span, verb)


def rate_in_unit(facts: Facts, key: str, unit: str, name: str = "其中") -> Text | None:
    """其中按份登记的完成年度目标任务的115%: of the unit that the target names."""
    done, aim = facts.amount(key, unit), facts.target(key, unit)
    if not aim or not aim.value or not done.value:
        return None
    return say("{}按{}登记的{}", name, unit, phrases.rate(done, aim))


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of the units of an indicator whose kinds were told, not its whole."""

    key: str
    name: str

    def told(self, facts: Facts) -> Text | None:
        """服务网络按个登记的完成年度目标任务的90%; None without a target."""
        units = facts.units_of(self.key)
        rates = (rate_in_unit(facts, self.key, unit, self.name) for unit in units)
        return clauses(*rates)


@dataclass(frozen=True, slots=True)
class PartOf:
    """P3: 占本级财政支出的1.5%.

    Attributes:
        key: of the part. whole: key of the whole. name: 本级财政支出, {whole}培训期数.
    """

    key: str
    whole: str
    name: str

    def told(self, facts: Facts) -> Text | None:
        """The share; None when one of the two is unknown."""
        part, whole = facts.amount(self.key), facts.amount(self.whole)
        shown = phrases.part_of(part, whole)
        if not shown or part.number > whole.number:
            return None
        return say("占{}的{}", facts.worded(self.name), shown)


@dataclass(frozen=True, slots=True)
class Unless:
    """A clause that stands in for another figure.

    Attributes:
        key: of the figure that goes first, e.g. visits before people.
        clause: told where there is nothing of it.
    """

    key: str
    clause: Clause

    def told(self, facts: Facts) -> Text | None:
        """The clause; None where the figure is told."""
        return None if facts.amount(self.key).value else self.clause.told(facts)


@dataclass(frozen=True, slots=True)
class Where:
    """A clause that says something only beside other figures.

    Attributes:
        keys: of the figures that have to be there.
        clause: told where they are.
    """

    keys: tuple[str, ...]
    clause: Clause

    def told(self, facts: Facts) -> Text | None:
        """The clause; None where one of the figures is missing."""
        there = all(facts.amount(key).value for key in self.keys)
        return self.clause.told(facts) if there else None
