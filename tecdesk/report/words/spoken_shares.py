"""P3 over a closed sum: each part with its 占比, and what a person had changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.spoken import Figure

if TYPE_CHECKING:
    from decimal import Decimal

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts
    from tecdesk.tally.shares import PartShare


@dataclass(frozen=True, slots=True)
class Percents:
    """计划资金225万元，其中上级专项100万元，占44.4%；地方配套90万元，占40%.

    Attributes:
        key, by: a closed sum among `domain.shares`.
        words: what the sum is called.
        alone: it is said when one part is the whole.
    """

    key: str
    by: str
    words: str
    alone: bool = True

    def told(self, facts: Facts) -> Text | None:
        """The sum and its parts; a share shown otherwise than computed says so."""
        whole = Figure(self.key, self.words, grown=True).told(facts)
        if not whole:
            return None
        return clauses(whole, self._parts(facts))

    def _parts(self, facts: Facts) -> Text | None:
        found = {part.part: part for part in facts.percents(self.key, self.by)}
        every = facts.parts(self.key, self.by)
        if any(not each.name for each in every.values()) or not every:
            return None  # parts without a word: what there is would not add up
        named = [(key, each) for key, each in every.items() if each.number]
        if len(named) == 1:
            return say("均为{}", named[0][1].name) if self.alone else None
        ordered = sorted(named, key=lambda each: -each[1].number)
        told = [self._part(found[key], each) for key, each in ordered]
        return say("其中{}{}", joined(told, "；"), _notes(found, ordered) or ())

    @staticmethod
    def _part(part: PartShare, share: Share) -> Text:
        shown = Slot(_percent(part.shown), f"{share.amount.tag}%shown")
        return say("{}{}，占{}", share.name, said(share.amount), shown)


def _notes(
    found: dict[str, PartShare], ordered: list[tuple[str, Share]]
) -> Text | None:
    """（上级专项占比为人工改写，按数计算是44.4%）."""
    notes = [
        say(
            "{}占比为人工改写，按数计算是{}",
            share.name,
            Slot(_percent(found[key].computed), f"{share.amount.tag}%computed"),
        )
        for key, share in ordered
        if found[key].rewritten
    ]
    return say("（{}）", joined(notes, "；")) if notes else None


def _percent(number: Decimal) -> str:
    """In prose: 40%, 44.4%."""
    return f"{number.normalize():f}%"
