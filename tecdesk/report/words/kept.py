"""A person's words over a generated summary: what he wrote stays, its numbers live."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.draft import MEASURES
from tecdesk.report.words.draft import PROBLEMS
from tecdesk.report.words.draft import Line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.draft import Section
    from tecdesk.report.words.shown import Shown

_OWN = "+"
_YEAR = re.compile(r"@(\d{4})")


@dataclass(frozen=True, slots=True)
class Kept:
    """One paragraph as a person wants it.

    Attributes:
        place: of the generated paragraph it stands for; training/0+1 is the first
            that a person put after training/0.
        text: what it says; empty when it was taken out.
        basis: how the generated paragraph read then, see `pattern`.
        accepted: numbers that stay although the records say otherwise.
    """

    place: str
    text: Text
    basis: str = ""
    accepted: frozenset[str] = frozenset()


def own_place(after: str, number: int) -> str:
    """The place of the so-and-so-many-th own paragraph after a generated one."""
    return f"{after}{_OWN}{number}"


def anchor(place: str) -> str:
    """The generated paragraph that a place belongs to."""
    return place.split(_OWN, maxsplit=1)[0]


def is_own(place: str) -> bool:
    """True for a paragraph that a person added."""
    return _OWN in place


def section_of(place: str) -> str:
    """The section of a place."""
    return place.split("/", maxsplit=1)[0]


def pattern(text: Text) -> str:
    """A paragraph without its numbers: what changes when it reads otherwise."""
    return "".join(p if isinstance(p, str) else f"{{{p.tag}}}" for p in text)


def overlaid(draft: Draft, kept: Mapping[str, Kept], shown: Shown) -> Draft:
    """The draft with a person's paragraphs in place of the generated ones."""

    def change(section: Section) -> Section:
        mine = [k for k in kept.values() if section_of(k.place) == section.key]
        return replace(section, lines=tuple(_lines(section, mine, shown)))

    return draft.changed(change)


def _lines(section: Section, mine: list[Kept], shown: Shown) -> Iterable[Line]:
    at = {each.place: each for each in mine}
    known = {line.place for line in section.lines}
    for line in section.lines:
        kept = at.get(line.place)
        if kept is None:
            yield line
        elif kept.text:
            yield replace(line, text=shown.renewed(kept.text, line.text))
        yield from _own(mine, line.place, shown)
    gone = {anchor(place) for place in at} - known
    for place in sorted(gone):
        if place in at and at[place].text:
            yield Line(place, shown.renewed(at[place].text))
        yield from _own(mine, place, shown)


def _own(mine: list[Kept], after: str, shown: Shown) -> Iterable[Line]:
    added = [k for k in mine if is_own(k.place) and anchor(k.place) == after]
    for each in sorted(added, key=lambda k: int(k.place.split(_OWN)[1])):
        if each.text:
            yield Line(each.place, shown.renewed(each.text))


def news(draft: Draft, kept: Mapping[str, Kept]) -> list[Line]:
    """Generated paragraphs that read otherwise than when a person changed them.

    Args:
        draft: as generated now.
        kept: a person's paragraphs.
    """
    return [
        line
        for place, line in draft.lines().items()
        if (mine := kept.get(place))
        and mine.text
        and mine.basis != pattern(line.text)
        and line.text != (PENDING,)
    ]


def proposals(before: Iterable[Kept], kept: Mapping[str, Kept]) -> list[Kept]:
    """Problems and measures written last year that are not there yet this year.

    Args:
        before: the paragraphs of last year.
        kept: those of this year.
    """
    there = {pattern(each.text) or each.basis for each in kept.values()}
    carried = [
        replace(each, text=_a_year_on(each.text))
        for each in before
        if section_of(each.place) in {PROBLEMS, MEASURES}
        and each.text
        and (is_own(each.place) or each.basis == PENDING)
    ]
    return [each for each in carried if pattern(each.text) not in there]


def _a_year_on(text: Text) -> Text:
    return tidy(tuple(_moved(p) if isinstance(p, Slot) else p for p in text))


def _moved(slot: Slot) -> Slot:
    tag = _YEAR.sub(lambda found: f"@{int(found[1]) + 1}", slot.tag)
    return Slot(slot.text, tag)
