"""Sentences and paragraphs, declared as lists of clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.quality import INCOMPLETE
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import Remark

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts
    from tecdesk.report.words.spoken import Clause


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses with a full stop.

    Attributes:
        clauses: in order; a group of them is parted by ， whatever `by` says.
        opening: before what is told: {span}共.
        by: what parts the clauses.
        led: it is dropped with its first clause; else what there is, is told.
    """

    clauses: tuple[Clause | tuple[Clause, ...], ...]
    opening: str = ""
    by: str = "，"
    led: bool = True

    def told(self, facts: Facts) -> Text | None:
        """The sentence, and one for each target of which nothing was done."""
        groups = [g if isinstance(g, tuple) else (g,) for g in self.clauses]
        first = groups[0][0].told(facts)
        if self.led and not first:
            lead = groups[0][0]
            return sentence(lead.missed(facts)) if isinstance(lead, Figure) else None
        told = clauses(*(self._group(facts, group) for group in groups), by=self.by)
        figures = [each for g in groups for each in g if isinstance(each, Figure)]
        rough = any(figure.incomplete(facts) for figure in figures)
        whole = say("{}{}", facts.worded(self.opening), told) if told else None
        return paragraph(
            opened(sentence(whole), INCOMPLETE if rough else ""),
            *(sentence(figure.missed(facts)) for figure in figures),
        )

    @staticmethod
    def _group(facts: Facts, group: tuple[Clause, ...]) -> Text | None:
        """What is there of a group; a remark alone is nothing."""
        told = [(each, each.told(facts)) for each in group]
        if not any(text for each, text in told if not isinstance(each, Remark)):
            return None
        return clauses(*(text for _, text in told))


def telling(
    *paragraphs: tuple[Sentence, ...],
) -> Callable[[Facts], list[Text | None]]:
    """The writer of declared paragraphs; one that says nothing is None."""

    def write(facts: Facts) -> list[Text | None]:
        return [
            paragraph(*(each.told(facts) for each in sentences))
            for sentences in paragraphs
        ]

    return write
