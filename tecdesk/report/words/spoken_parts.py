"""Clauses on the parts of a figure, declared: splits, top lists, kinds, villages."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.splits import split
from tecdesk.report.words.splits import top

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.facts import Facts


@dataclass(frozen=True, slots=True)
class Parts:
    """P2: 按活动形式分，广场宣传4场、大集3场.

    Attributes:
        key: of the indicator that is split.
        by: the breakdown.
        lead: 按活动形式分; empty begins with 其中.
        missing: 形式, named when some records lack it.
        single: what is said when one part is the whole.
        unit: of lines per unit, this one.
        named: how a part is called: {}级.
        leave: parts that bear the name of the whole and are not told.
        apart: parts of equal size are written one by one.
    """

    key: str
    by: str
    lead: str = ""
    missing: str = ""
    single: str = "均为"
    unit: str = ""
    named: str = "{}"
    leave: str = ""
    apart: bool = False

    def told(self, facts: Facts) -> Text | None:
        """The parts, the largest first."""
        if self.unit and self.unit not in facts.units_of(self.key):
            return None
        shares = [
            replace(each, name=each.name and self.named.replace("{}", each.name))
            for each in facts.shares(self.key, self.by, self.unit)
            if not self.leave or each.name != self.leave
        ]
        return split(
            shares,
            facts.amount(self.key, self.unit),
            self.lead,
            missing=self.missing,
            single=self.single,
            apart=self.apart,
        )


@dataclass(frozen=True, slots=True)
class Top:
    """P4: 涉及粮食、蔬菜、果树等6个行业，其中粮食5项.

    Attributes:
        key, by: what is split, and how.
        verb: 涉及. unit: 个. noun: 行业.
        plain: named without their numbers.
    """

    key: str
    by: str
    verb: str
    unit: str
    noun: str
    plain: bool = False

    def told(self, facts: Facts) -> Text | None:
        """The chief parts and how many there are."""
        shares = facts.shares(self.key, self.by)
        known = [each for each in shares if each.name and each.number]
        tag = facts.tag(self.key, by=self.by, part="#")
        kinds = facts.counted(len(known), self.unit, tag)
        return top(known, self.verb, kinds, self.noun, plain=self.plain)


@dataclass(frozen=True, slots=True)
class Kinds:
    """科技副村长12名、协会3个: kinds of things, each in its own unit, never added.

    Attributes:
        key, by: what is split, and how.
        verb: before the list; {end} as in `Figure`.
        only: of these kinds; empty for all.
        but: without these kinds.
    """

    key: str
    by: str
    verb: str
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def told(self, facts: Facts) -> Text | None:
        """The kinds in the order of their list; None without any."""
        found: dict[str, list[Amount]] = {}
        for unit in facts.units_of(self.key):
            for share in facts.shares(self.key, self.by, unit):
                if share.name and share.number and self._tells(share.name):
                    found.setdefault(share.name, []).append(share.amount)
        if not found:
            return None
        order = facts.words_of(self.key, self.by)
        names = sorted(found, key=lambda n: order.index(n) if n in order else 99)
        told = [
            say("{}{}", name, joined([said(each) for each in found[name]], "、"))
            for name in names
        ]
        several = any(len(amounts) > 1 for amounts in found.values())
        listed = joined(told, "，" if several else "、")
        return say("{}{}", facts.worded(self.verb), listed)

    def _tells(self, name: str) -> bool:
        return (not self.only or name in self.only) and name not in self.but


@dataclass(frozen=True, slots=True)
class Reached:
    """P5: 活动覆盖9个村（社区），占全镇的75%.

    Attributes:
        key: of an indicator by village; where it counts villages, it is the number.
        words: 活动.
        single: what is said when it is one village only.
    """

    key: str
    words: str
    single: str = "在{}开展"

    def told(self, facts: Facts) -> Text | None:
        """How many villages of all; one alone only if nothing happened elsewhere."""
        parts = facts.shares(self.key, "village")
        names = [each.name for each in parts if each.name and each.number]
        if len(names) == 1 and any(p.number and not p.name for p in parts):
            return None
        amount = facts.amount(self.key)
        if facts.counts_villages(self.key):
            places = replace(amount, unit="个村")
        else:
            tag = facts.tag(self.key, by="village", part="#")
            places = facts.counted(len(names), "个村", tag)
        of = facts.counted(len(facts.villages), "个村", "villages")
        covered = phrases.coverage(names, places, of, facts.whole_area, self.single)
        return say("{}{}", self.words, covered) if covered else None
