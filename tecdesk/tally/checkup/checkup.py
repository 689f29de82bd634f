"""The checkup of a year: all checks run, each finding with its explanation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.problem import Severity
from tecdesk.errors import Cancelled
from tecdesk.tally.checkup.catalogue import CHECKS
from tecdesk.tally.checkup.explained import NOTHING
from tecdesk.tally.checkup.explained import Said
from tecdesk.tally.checkup.explained import said_of
from tecdesk.tally.checkup.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from datetime import date

    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.check import Check
    from tecdesk.tally.checkup.check import Finding
    from tecdesk.tally.checkup.look import Bounds

MOST = 300
"""Findings of one check that are listed; a person begins with these."""


class Standing(Enum):
    """What a finding still wants of a person."""

    ERROR = "error"
    OPEN = "open"
    HINT = "hint"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        """What it is called on chips and in sentences."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.ERROR: "有问题",
    Standing.OPEN: "要改或说明",
    Standing.HINT: "提示",
    Standing.EXPLAINED: "已说明",
}


def counted(counts: Mapping[str, int]) -> str:
    """How many findings there are of each standing, in words.

    Args:
        counts: as `Checkup.counts` and the manifest of a package have them.
    """
    said = [f"{s.label} {counts[s.value]} 处" for s in Standing if counts.get(s.value)]
    return f"{'，'.join(said)}。" if said else "没有发现问题。"


@dataclass(frozen=True, slots=True)
class Point:
    """One finding with its check and with what was said about it.

    Attributes:
        check: its declaration.
        finding: what was found.
        said: the explanation there is, or that two things are not the same.
    """

    check: Check
    finding: Finding
    said: Said = NOTHING

    @property
    def text(self) -> str:
        """What is so, which numbers, what to do."""
        return self.fact + self.todo

    @property
    def fact(self) -> str:
        """What is so and which numbers, without what to do."""
        return self.check.says.format_map(self.finding.numbers)

    @property
    def todo(self) -> str:
        """What to do about it; empty where the fact says that, too."""
        return self.check.todo.format_map(self.finding.numbers)

    @property
    def sentence(self) -> str:
        """The same with the place: to be read alone."""
        return f"{self.finding.place}：{self.text}"

    @property
    def settled(self) -> bool:
        """True when a person has said something that still holds."""
        return bool(self.said.text) and not self.said.stale

    @property
    def standing(self) -> Standing:
        """What it still wants: what is wrong is put right, not explained."""
        if self.check.severity is Severity.ERROR:
            return Standing.ERROR
        if self.settled:
            return Standing.EXPLAINED
        return Standing.HINT if self.check.severity is Severity.HINT else Standing.OPEN

    @property
    def blocks(self) -> bool:
        """True when it is put right before the year is reported."""
        return self.standing is Standing.ERROR

    @property
    def waits(self) -> bool:
        """True when it is to be put right or explained, and is not yet."""
        return self.standing is Standing.OPEN

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        found = self.finding
        return {
            "check": self.check.key,
            "label": self.check.label,
            "severity": self.check.severity.value,
            "place": found.place,
            "text": self.text,
            "numbers": dict(found.numbers),
            "register": found.register or None,
            "records": list(found.ids),
            "about": found.about or None,
            "explanation": self.said.text or None,
            "stale": self.said.stale,
        }


@dataclass(frozen=True, slots=True)
class Checkup:
    """What the checks of a year found.

    Attributes:
        year: the year looked at.
        points: the findings, the gravest first, those that are settled last; then
            in the order of the catalogue.
        more: key of a check to how many of its findings are not listed.
    """

    year: int
    points: tuple[Point, ...]
    more: dict[str, int]

    @property
    def blocking(self) -> tuple[Point, ...]:
        """What is put right before the year is reported."""
        return tuple(point for point in self.points if point.blocks)

    @property
    def waiting(self) -> tuple[Point, ...]:
        """What is to be put right or explained, and is not yet."""
        return tuple(point for point in self.points if point.waits)

    @property
    def explained(self) -> tuple[Point, ...]:
        """What a person has said something about, whether or not it still holds."""
        return tuple(point for point in self.points if point.said.text)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings are error, open, hint or explained; each in one of them."""
        found = self._standings
        return {each.value: found[each.value] for each in Standing}

    @property
    def sentence(self) -> str:
        """有问题 2 处，要改或说明 5 处，提示 3 处; or that nothing was found."""
        return counted(self.counts)

    @property
    def _standings(self) -> Counter[str]:
        return Counter(point.standing.value for point in self.points)


def checkup(
    book: Book,
    year: int,
    day: date,
    *,
    bounds: Bounds | None = None,
    keys: Iterable[str] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Checkup:
    """Run the checks on a year of a book.

    Args:
        book: the book; only read, so a worker may give its own.
        year: the year looked at.
        day: today; what has not happened yet cannot be reported.
        bounds: from when on something is found.
        keys: keys of the checks wanted; all of them unless given.
        stopped: looked at between the checks.

    Raises:
        Cancelled: it was stopped.
    """
    look = Look(book, year, day, bounds)
    wanted = set(CHECKS if keys is None else keys)
    found: dict[str, list[Finding]] = {key: [] for key in CHECKS}
    counts: Counter[str] = Counter()
    for finding in _found(look, wanted, stopped or _never):
        counts[finding.check] += 1
        if counts[finding.check] <= MOST:
            found[finding.check].append(finding)
    said = said_of(book, year)
    points = [
        Point(CHECKS[key], finding, said.of(finding))
        for key, findings in found.items()
        for finding in findings
    ]
    points.sort(key=lambda point: _RANK[point.standing])
    more = {key: n - MOST for key, n in counts.items() if n > MOST}
    return Checkup(year, tuple(points), more)


_RANK = {standing: rank for rank, standing in enumerate(Standing)}


def _found(
    look: Look, wanted: set[str], stopped: Callable[[], bool]
) -> Iterator[Finding]:
    """What each finder finds; one that answers several checks runs once."""
    finders = dict.fromkeys(CHECKS[key].find for key in CHECKS if key in wanted)
    for find in finders:
        if stopped():
            raise Cancelled("体检")
        yield from (finding for finding in find(look) if finding.check in wanted)


def _never() -> bool:
    return False
