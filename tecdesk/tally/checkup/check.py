"""A check declared once, and what it finds: a sentence with the way to the records."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING

from tecdesk.domain.field import Value

if TYPE_CHECKING:
    from tecdesk.domain.problem import Severity
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.checkup.look import Look

Numbers = Mapping[str, Value]
Finder = Callable[["Look"], Iterator["Finding"]]
"""Finds what one or several checks ask for, and says it in numbers and names only."""


class LooksAt(Enum):
    """What a check looks at; an explanation is kept with the same thing."""

    RECORD = "record"
    PAIR = "pair"  # two or more records that contradict each other
    FIGURE = "figure"  # one number of the summary sheet
    YEAR = "year"  # what the records of a year lack, all told


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the catalogue.

    Attributes:
        key: stable name; explanations are kept under it.
        label: what its findings are called together.
        severity: ERROR is put right before the year is reported, FAULT is put right
            or explained, HINT is only said.
        looks_at: what it looks at.
        find: finds it; checks that share a finder are answered by one run of it.
        says: the sentence, with holes for the numbers of a finding.
        todo: what to do about it; the same holes. Stands on screen, not on paper.
    """

    key: str
    label: str
    severity: Severity
    looks_at: LooksAt
    find: Finder
    says: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found.

    Attributes:
        check: key of the check.
        place: where: 12月9日 下坪村 淡水鱼养殖, or 培训人次.
        numbers: what fills the holes of the check's sentence.
        register: register of the records to open; empty where there are none.
        ids: of those records, in order.
        about: what it is about where that is not these records: a figure, a
            register; an explanation stays with it when the records change.
        behind: more numbers that it rests on; when they change, an explanation was
            written for other numbers.
        page: where it is dealt with when no records are to be opened.
        asked: the figure to show there, where it is about one.
        mark: under which "not the same" is remembered; see `tally.alike`.
    """

    check: str
    place: str
    numbers: Numbers = attribute(default_factory=dict)
    register: str = ""
    ids: tuple[str, ...] = ()
    about: str = ""
    behind: tuple[Value, ...] = ()
    page: str = ""
    asked: Asked | None = None
    mark: str = ""

    @property
    def subject(self) -> str:
        """What an explanation of it is kept with, as text."""
        if self.about:
            return self.about
        return " ".join(f"{self.register}:{id_}" for id_ in sorted(self.ids))

    @property
    def basis(self) -> str:
        """A short digest of the numbers that it rests on."""
        told = [*self.numbers.values(), *self.behind]
        text = json.dumps(told, ensure_ascii=False)
        return blake2b(text.encode(), digest_size=5).hexdigest()
