"""收报进度: who has reported what, with which number, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.county.judging import Fate
from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.reasons import why
from tecdesk.desk.county.units import county_of
from tecdesk.domain.period import Period
from tecdesk.domain.period_code import collected
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.store.county.answers import answers
from tecdesk.store.county.received import received
from tecdesk.store.reported.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.desk.county.judging import Judged
    from tecdesk.desk.county.units import Member
    from tecdesk.store.book import Book
    from tecdesk.store.county.answers import Answer
    from tecdesk.store.county.received import Received


class Standing(Enum):
    """How far a unit's report of a period is, as the county sees it."""

    MISSING = "missing"
    REPORTED = "reported"
    DOUBTFUL = "doubtful"
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    Standing.MISSING: "未报",
    Standing.REPORTED: "已报",
    Standing.DOUBTFUL: "有疑问",
    Standing.RETURNED: "退回",
    Standing.ACCEPTED: "已采纳",
}
_ANSWERED = {State.ACCEPTED: Standing.ACCEPTED, State.RETURNED: Standing.RETURNED}


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one period.

    Attributes:
        member: the unit.
        period: the year, or half of it.
        standing: how far its report is.
        package: what counts; None while nothing does.
        answer: what the county answered to it, if anything.
        doubts: what is doubtful, a sentence each.
    """

    member: Member
    period: Period
    standing: Standing
    package: Received | None = None
    answer: Answer | None = None
    doubts: tuple[str, ...] = ()

    @property
    def revision(self) -> int:
        """Which report counts; 0 while none does."""
        return self.package.revision if self.package else 0

    @property
    def day(self) -> str:
        """The day of the last change: of the answer, else of receiving; ISO text."""
        at = self.answer.at if self.answer else self.package.at if self.package else ""
        return at[: len("2025-03-05")]

    @property
    def check_code(self) -> str:
        """To compare with the stamped paper."""
        return check_code(self.package.digest) if self.package else ""

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "unit": self.member.name,
            "code": self.member.code,
            "year": self.period.year,
            "period": self.period.name,
            "standing": self.standing.value,
            "revision": self.revision,
            "day": self.day,
            "check_code": self.check_code,
            "doubts": list(self.doubts),
        }


@dataclass(frozen=True, slots=True)
class Waiting:
    """A package in the waiting room.

    Attributes:
        package: what it says about itself.
        fate: why it is there.
        sentence: the same in words.
    """

    package: Received
    fate: Fate
    sentence: str

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "unit": self.package.name,
            "code": self.package.code,
            "year": self.package.year,
            "period": self.package.period,
            "revision": self.package.revision,
            "file": self.package.file,
            "fate": self.fate.value,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Board:
    """Who has reported what.

    Attributes:
        periods: the years and halves of years, in order.
        cells: member to a cell for each period, in the order of the list.
        waiting: the waiting room.
    """

    periods: tuple[Period, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    waiting: tuple[Waiting, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years, each once."""
        return tuple(dict.fromkeys(each.year for each in self.periods))

    def with_halves_of(self, year: int) -> Board:
        """The same without the columns of other years' halves."""
        kept = [
            at
            for at, each in enumerate(self.periods)
            if each.is_whole_year or each.year == year
        ]
        cells = {m: tuple(row[at] for at in kept) for m, row in self.cells.items()}
        return Board(tuple(self.periods[at] for at in kept), cells, self.waiting)

    def of(self, period: Period) -> list[Cell]:
        """Every unit's cell of a period; none while nobody has reported it."""
        if period not in self.periods:
            return []
        at = self.periods.index(period)
        return [row[at] for row in self.cells.values()]

    def missing(self, period: Period) -> list[Member]:
        """The units to be reminded: nothing reported, or given back and not mended."""
        open_ = {Standing.MISSING, Standing.RETURNED}
        return [c.member for c in self.of(period) if c.standing in open_]


def board(book: Book, years: Iterable[int] = (), also: Iterable[Period] = ()) -> Board:
    """Read who has reported what.

    Args:
        book: the county's; may be open for reading only.
        years: the years wanted; those collected and those received unless given.
        also: halves of them that are collected, though nobody has reported one yet.
    """
    county = county_of(book)
    judged, given = judge(county, received(book)), answers(book)
    known = {p.year for p in judged.packages.values()} | {*county.rules.years}
    asked = sorted(set(years) or known or {book.year})
    came = {p.about for p in judged.packages.values()} | {*also}
    periods = tuple(
        each
        for year in asked
        for each in collected(year)
        if each.is_whole_year or each in came
    )
    cells = {
        member.id: tuple(_cell(judged, given, member, each) for each in periods)
        for member in judged.units.values()
    }
    rooms = [Waiting(p, judged.fates[p.file], why(p, judged)) for p in judged.waiting()]
    return Board(periods, cells, tuple(rooms))


def _cell(
    judged: Judged, given: Mapping[str, Answer], member: Member, period: Period
) -> Cell:
    package = judged.standing(member.id, period)
    doubts = tuple(_doubts(judged, member, period, package))
    if package is None:
        standing = Standing.DOUBTFUL if doubts else Standing.MISSING
        return Cell(member, period, standing, doubts=doubts)
    answer = given.get(package.file)
    answered = _ANSWERED.get(answer.state) if answer else None
    standing = Standing.DOUBTFUL if doubts else Standing.REPORTED
    return Cell(
        member,
        period,
        answered or standing,
        package,
        answer if answered else None,
        doubts,
    )


def _doubts(
    judged: Judged, member: Member, period: Period, package: Received | None
) -> Iterable[str]:
    if package and package.wrong:
        yield f"报的时候体检还有 {package.wrong} 处错。"
    same = [
        p for p in judged.of(member.id, Fate.OLDER) if package and _rivals(p, package)
    ]
    for each in same:
        yield why(each, judged)
    waiting = [p for p in judged.waiting() if (p.about or Period(p.year)) == period]
    for each in waiting:
        if judged.members[each.file] == member.id or each.name == member.name:
            yield why(each, judged)


def _rivals(one: Received, other: Received) -> bool:
    """True for two different reports under one number."""
    return (one.about, one.revision) == (other.about, other.revision) and (
        one.digest != other.digest
    )
