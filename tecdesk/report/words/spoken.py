"""Clauses on one figure, declared: they are text once there is something to tell."""

from __future__ import annotations

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
        none: the verb of 年度目标为10场，全年尚未开展; the verb itself unless given.
    """

    key: str
    verb: str
    thing: str = ""
    unit: str = ""
    grown: bool = False
    none: str = ""

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
        when = facts.end if facts.is_stock(self.key) else facts.span
        none = self.none or f"尚未{self.verb}"
        return say("{}年度目标为{}，{}{}", name, said(aim.exact), when, none)


def rate_in_unit(facts: Facts, key: str, unit: str) -> Text | None:
    """其中按份登记的完成年度目标任务的115%: of the unit that the target names."""
    done, aim = facts.amount(key, unit), facts.target(key, unit)
    if not aim or not aim.value or not done.value:
        return None
    return say("其中按{}登记的{}", unit, phrases.rate(done, aim))


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of the units of an indicator whose kinds were told, not its whole."""

    key: str

    def told(self, facts: Facts) -> Text | None:
        """其中按户登记的完成年度目标任务的90%; None without a target."""
        units = facts.units_of(self.key)
        return clauses(*(rate_in_unit(facts, self.key, unit) for unit in units))


@dataclass(frozen=True, slots=True)
class PartOf:
    """P3: 占本级财政支出的1.5%.

    Attributes:
        key: of the part. whole: key of the whole. name: 本级财政支出.
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
        return say("占{}的{}", self.name, shown)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words said with what was told before them, without a number."""

    words: str

    def told(self, facts: Facts) -> Text | None:  # noqa: ARG002 - a clause like any
        """The words."""
        return (self.words,)
