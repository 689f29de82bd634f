"""One section of a summary, and the passages in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.draft import Line
from tecdesk.report.words.draft import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts


@dataclass(frozen=True, slots=True)
class Passage:
    """What is told of one register.

    Attributes:
        key: the group of its figures; the places of its lines are named after it.
        heading: over the section, if it is the first there that has anything to tell.
        motto: how the opening sentence names the work; empty for not at all.
        write: its paragraphs, None for those that say nothing.
    """

    key: str
    heading: str
    motto: str
    write: Callable[[Facts], list[Text | None]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The passages under one heading.

    Attributes:
        passages: in order.
        together: the heading where more than one of them tells something.
        also: groups of figures it speaks of besides those of its passages.
    """

    passages: tuple[Passage, ...]
    together: str = ""
    also: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """The groups of figures that it speaks of."""
        return frozenset((*(each.key for each in self.passages), *self.also))

    def section(self, key: str, facts: Facts) -> tuple[Section, tuple[str, ...]]:
        """The section and the mottoes of what it tells.

        Args:
            key: of the section.
            facts: what it may say.
        """
        told = [(each, _lines(key, each, facts)) for each in self.passages]
        there = [(each, lines) for each, lines in told if lines]
        lines = tuple(line for _, lines in there for line in lines)
        mottoes = tuple(each.motto for each, _ in there if each.motto)
        heading = (there or told)[0][0].heading
        if len(there) > 1 and self.together:
            heading = self.together
        return Section(key, heading, lines), mottoes


def _lines(section: str, passage: Passage, facts: Facts) -> tuple[Line, ...]:
    """The first passage of a section numbers its lines, another adds its name."""
    prefix = "" if passage.key == section else f"{passage.key}."
    return tuple(
        Line(f"{section}/{prefix}{place}", tidy(text))
        for place, text in enumerate(passage.write(facts))
        if text
    )
