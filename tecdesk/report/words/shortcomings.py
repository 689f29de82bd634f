"""存在的问题 (P11): found in the figures, never invented."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import listed
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.falls import falls
from tecdesk.report.words.phrases import part_of
from tecdesk.report.words.uncovered import left_out
from tecdesk.report.words.uncovered import uncovered
from tecdesk.tally.gaps import find_gaps

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts
    from tecdesk.tally.gaps import Gaps
    from tecdesk.tally.sheet import Line

PEOPLE = "training.people"
SESSIONS = "training.sessions"
BASES = "base.in_use"
PLANNED, ARRIVED = "project.planned", "project.arrived"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a figure is a problem.

    Attributes:
        share_percent: one village's part of all people trained.
        few_sessions: a village with at most so many sessions has few.
        months_known: months with people, below which none is called the weakest.
        fall_percent: a fall against last year.
        targets_named: so many missed targets are named before their gaps are.
    """

    share_percent: int = 25
    few_sessions: int = 1
    months_known: int = 6
    fall_percent: int = 30
    targets_named: int = 3


@dataclass(frozen=True)
class Shortcomings:
    """The problems of a period; empty lists and None where there is none."""

    facts: Facts
    limits: Thresholds = Thresholds()

    def texts(self) -> dict[str, Text]:
        """The paragraphs of the section by name, without 一是; empty for none."""
        found = {
            "targets": self._targets(),
            **falls(self.facts, self.limits.fall_percent),
            "spread": self._spread() if self._tells("training") else None,
            "without_base": self._without_base() if self._tells("base") else None,
            "uncovered": uncovered(self.facts, self.left_out),
            "unpaid": self._unpaid(),
            "records": self._records(),
        }
        return {name: text for name, text in found.items() if text}

    def _tells(self, group: str) -> bool:
        return self.facts.variant.speaks_of(group)

    @cached_property
    def gaps(self) -> Gaps:
        """What the records lack."""
        return find_gaps(self.facts.book, self.facts.period)

    @cached_property
    def missed(self) -> list[Line]:
        """Targets that were not reached, or are behind where they should be by now."""
        return [
            line
            for line in self.facts.targets
            if line.target and (line.figure.value or 0) < self.facts.due(line)
        ]

    def missed_of(self, group: str) -> str:
        """The names of the targets of a group that were not reached."""
        return self._names([x for x in self.missed if x.indicator.group == group])

    def _names(self, lines: list[Line]) -> str:
        names = (self.facts.label(line.indicator.key) for line in lines)
        return "、".join(dict.fromkeys(names))

    @cached_property
    def left_out(self) -> dict[str, list[str]]:
        """Villages that a group of figures does not reach."""
        return left_out(self.facts)

    @cached_property
    def unpaid(self) -> dict[str, int]:
        """What is missing of the money that was planned, where some came."""
        planned, arrived = self.facts.amount(PLANNED), self.facts.amount(ARRIVED)
        gap = planned.number - arrived.number
        tells = self._tells("project") and arrived.value
        return {"project": gap} if tells and gap > 0 else {}

    @cached_property
    def weak_months(self) -> list[Share]:
        """The two months with the fewest people, if they are clearly the weakest."""
        if not any(line.indicator.group == "training" for line in self.missed):
            return []
        months = [each for each in self.facts.shares(PEOPLE, "month") if each.name]
        if sum(each.number > 0 for each in months) < self.limits.months_known:
            return []
        if any(each.amount.value is None for each in months):
            return []
        low = sorted(each.number for each in months)
        if low[1] == low[2]:
            return []
        return [each for each in months if each.number <= low[1]]

    @cached_property
    def crowded(self) -> Share | None:
        """The village that holds too much of the training."""
        whole = self.facts.amount(PEOPLE)
        named = [each for each in self.facts.shares(PEOPLE, "village") if each.name]
        if not whole.value or len(named) < 2:
            return None
        most = max(named, key=lambda each: each.number)
        too_much = most.number * 100 >= self.limits.share_percent * whole.value
        return most if too_much else None

    @cached_property
    def few(self) -> list[Share]:
        """Villages with few sessions or none, in county order."""
        if not self.facts.amount(SESSIONS).value:
            return []
        return [
            each
            for each in self.facts.shares(SESSIONS, "village")
            if each.name and each.number <= self.limits.few_sessions
        ]

    @cached_property
    def without_base(self) -> list[str]:
        """Villages without a base in use, in county order."""
        if not self.facts.amount(BASES).value:
            return []
        shares = self.facts.shares(BASES, "village")
        return [each.name for each in shares if each.name and not each.number]

    def _targets(self) -> Text | None:
        """P11a: 培训人次未达到目标。全年比目标少626人次，8月、12月分别培训…."""
        if not self.missed:
            return None
        slow = any(self.facts.due(line) != line.target for line in self.missed)
        gaps = [self._gap(line) for line in self.missed]
        short = "低于序时进度" if slow else "未达到目标"
        return paragraph(
            say("{}{}。", self._which(), short),
            sentence(say("{}{}", self.facts.span, joined(gaps, "，")), self._months()),
        )

    def _which(self) -> Text:
        """The targets by name; how many, where their names would fill a line."""
        if len(self.missed) <= self.limits.targets_named:
            return (self._names(self.missed),)
        number = self.facts.counted(len(self.missed), "项", "target.missed")
        return say("有{}目标任务", said(number))

    def _gap(self, line: Line) -> Text:
        unit = line.unit if line.indicator.per else ""
        done = self.facts.amount(line.indicator.key, unit)
        due = self.facts.due(line)
        whole = due == line.target
        tag = f"{done.tag}-target" if whole else f"{done.tag}-due"
        gap = done.exact.like(due - done.number, tag)
        name = self.facts.label(line.indicator.key) if len(self.missed) > 1 else ""
        than = "年度目标的一半"
        if whole:
            than = "年度目标" if self.facts.variant.half else "目标"
        return say("{}比{}少{}", name, than, said(gap))

    def _months(self) -> Text | None:
        if not self.weak_months:
            return None
        idle = [each for each in self.weak_months if not each.number]
        if idle:
            return say("{}没有举办培训", months(idle))
        amounts = joined([said(each.amount) for each in self.weak_months], "和")
        words = "{}分别培训{}，为{}最少的两个月"
        named = months(self.weak_months)
        return say(words, named, amounts, self.facts.span)

    def _spread(self) -> Text | None:
        """P11b: 培训分布不均衡。柳树村培训人次占全镇的27.2%，清河村各举办1期."""
        told = clauses(self._crowded(), *self._few())
        return paragraph(say("培训分布不均衡。"), sentence(told)) if told else None

    def _crowded(self) -> Text | None:
        if not self.crowded:
            return None
        whole = self.facts.amount(PEOPLE)
        part = self.crowded.amount
        words = "{}培训人次占{}的{}"
        rate = part_of(part, whole) or ()
        return say(words, self.crowded.name, self.facts.whole_area, rate)

    def _few(self) -> list[Text | None]:
        """Villages with a session are named apart from those without any."""
        held = [each for each in self.few if each.number]
        idle = [each.name for each in self.few if not each.number]
        tag = self.facts.tag(SESSIONS, by="village", part="few")
        return [
            self._held(held, tag),
            say("{}没有举办", listed(idle, tag)) if idle else None,
        ]

    def _held(self, held: list[Share], tag: str) -> Text | None:
        if not held:
            return None
        if len(held) == 1:
            return say("{}只举办{}", held[0].name, said(held[0].amount))
        if len({each.number for each in held}) > 1:
            return say("{}期数较少", listed([each.name for each in held], tag))
        names = listed([each.name for each in held], tag)
        return say("{}各举办{}", names, said(held[0].amount))

    def _without_base(self) -> Text | None:
        """P11c: 示范基地布点不全。王家湾村、上坪村尚无在用示范基地."""
        if not self.without_base:
            return None
        tag = self.facts.tag(BASES, by="village", part="none")
        names = listed(self.without_base, tag)
        return say("示范基地布点不全。{}尚无在用示范基地。", names)

    def _unpaid(self) -> Text | None:
        """项目资金到位不足。全年到位资金比计划少95万元."""
        if not self.unpaid:
            return None
        arrived = self.facts.amount(ARRIVED)
        gap = arrived.like(self.unpaid["project"], f"{arrived.tag}-planned")
        words = "项目资金到位不足。{}到位资金比计划少{}。"
        return say(words, self.facts.span, said(gap))

    def _records(self) -> Text | None:
        """P11d: 基础资料不完整。17期培训未登记随发资料，3户帮扶资金待填."""
        counted = self.facts.counted
        gaps = self.gaps
        sessions = counted(gaps.sessions_without_handout, "期", "gap.handout")
        money = counted(gaps.blank_money, "户", "gap.money")
        ids = counted(gaps.doubtful_ids, "户", "gap.id_number")
        aided = self._tells("pairing")
        told = clauses(
            say("{}培训未登记随发资料", said(sessions))
            if sessions.value and self._tells("handout")
            else None,
            say("{}帮扶资金待填", said(money)) if money.value and aided else None,
            say("{}证件号码待核对", said(ids)) if ids.value and aided else None,
            say("走访没有分次记录") if gaps.undated_visits and aided else None,
        )
        return paragraph(say("基础资料不完整。"), sentence(told)) if told else None


def months(shares: list[Share]) -> Text:
    """8月、12月: the names of months, their numbers bound like any other."""
    tags = [f"{each.amount.tag}.name" for each in shares]
    numbers = [each.name.removesuffix("月") for each in shares]
    named = [say("{}月", Slot(n, tag)) for n, tag in zip(numbers, tags, strict=True)]
    return joined(named, "、")
