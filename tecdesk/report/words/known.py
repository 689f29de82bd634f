"""What the records say, exactly: to compare what a person typed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import said
from tecdesk.report.words.disagreements import placed
from tecdesk.report.words.kept import section_of
from tecdesk.report.words.mentions import mentions
from tecdesk.report.words.tellings import GROUPS
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.facts import Facts
    from tecdesk.report.words.mentions import Mention


_DERIVED = re.compile("[!%/#-]|target")
"""In the tags of numbers that are no figure by themselves."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number from the records.

    Attributes:
        number: exact, 万 taken out of it. unit: what is counted.
        said: as it is written, with its unit.
        slot: what is put into a text for it.
        rank: 0 for a figure, 1 for its target or last year's, 2 for a part.
    """

    number: Decimal
    unit: str
    said: str
    slot: Slot
    rank: int = 0


class Known:
    """Every number of a generated draft, and the figures of the tally besides.

    Args:
        facts: with exact numerals.
        draft: generated from them.
    """

    def __init__(self, facts: Facts, draft: Draft) -> None:
        self._tags: dict[str, Value] = {}
        self._sections: dict[str, list[Value]] = {}
        for place, line in draft.lines().items():
            for value in _values(line.text):
                self._tags.setdefault(value.slot.tag, value)
                self._sections.setdefault(section_of(place), []).append(value)
        for value in chain.from_iterable(map(_values, draft.title)):
            self._tags.setdefault(value.slot.tag, value)
        self._groups: dict[str, list[Value]] = {}
        for group, value in _figures(facts):
            self._groups.setdefault(group, []).append(value)

    def of(self, tag: str) -> Value | None:
        """What a tag stands for."""
        return self._tags.get(tag)

    def nearest(self, place: str, typed: Mention) -> Value | None:
        """The figure of its section that a typed number comes closest to.

        None when it agrees with one of them or with a chief figure of another
        section, or when nothing there is counted so.
        """
        same = [value for value in self._of(place) if value.unit == typed.unit]
        every = chain.from_iterable(self._groups.values())
        fits = chain(same, (v for v in every if v.rank < 2 and v.unit == typed.unit))
        if not same or any(typed.agrees(value.number) for value in fits):
            return None
        return min(same, key=lambda v: (v.rank, abs(v.number - typed.value)))

    def _of(self, place: str) -> Iterator[Value]:
        section = section_of(place)
        groups = GROUPS.get(section, frozenset(self._groups))
        yield from self._sections.get(section, [])
        for group in groups:  # sections that are not listed speak of all
            yield from self._groups.get(group, [])


def _values(text: Text) -> Iterator[Value]:
    found = {each.start: each for each in mentions(plain(text))}
    for start, slot in placed(text):
        rank = 2 if _DERIVED.search(slot.tag) else 0
        if each := found.get(start):
            yield Value(each.value, each.unit, each.text, slot, rank)


def _figures(facts: Facts) -> Iterator[tuple[str, Value]]:
    """Everything that the tally counts, with its group."""
    for line in make_sheet(facts.book, facts.period, None).lines:
        key, group = line.indicator.key, line.indicator.group
        unit = line.unit if line.indicator.per else ""
        chief = (
            facts.amount(key, unit),
            facts.target(key, unit),
            facts.last_year(key, unit),
        )
        for rank, amount in zip((0, 1, 1), chief, strict=True):
            for value in _of_amount(amount):
                yield group, replace(value, rank=rank)
        for part in line.parts:
            for value in _of_amount(chief[0].like(part.figure.value or 0, "")):
                yield group, replace(value, rank=2)


def _of_amount(amount: Amount | None) -> Iterator[Value]:
    if amount is not None and amount.value is not None:
        yield from _values(said(amount))
