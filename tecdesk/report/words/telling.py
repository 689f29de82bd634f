"""Sentences and paragraphs, declared as lists of clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.quality import INCOMPLETE
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.spoken import Figure

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

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
        remark: words without a number after what is told.
    """

    clauses: tuple[Clause | tuple[Clause, ...], ...]
    opening: str = ""
    by: str = "，"
    led: bool = True
    remark: str = ""

    def told(self, facts: Facts) -> Text | None:
        """The sentence, and one for each target of which nothing was done."""
        groups = [g if isinstance(g, tuple) else (g,) for g in self.clauses]
        first = groups[0][0].told(facts)
        if self.led and not first:
            lead = groups[0][0]
            return sentence(lead.missed(facts)) if isinstance(lead, Figure) else None
        every = (clauses(*(each.told(facts) for each in group)) for group in groups)
        parts = [text for text in every if text]
        if parts and self.remark:
            parts.append((self.remark,))
        told = clauses(*parts, by=self._parting(parts))
        figures = [each for g in groups for each in g if isinstance(each, Figure)]
        rough = any(figure.incomplete(facts) for figure in figures)
        whole = say("{}{}", facts.worded(self.opening), told) if told else None
        return paragraph(
            opened(sentence(whole), INCOMPLETE if rough else ""),
            *(sentence(figure.missed(facts)) for figure in figures),
        )

    def _parting(self, parts: Sequence[Text]) -> str:
        """The mark between clauses; ； where one of a list has a part of its own."""
        apart = not self.led and any("，" in plain(each) for each in parts)
        return "；" if apart else self.by


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
