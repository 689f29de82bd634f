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
    """How far a unit's report of a year is, as the county sees it."""

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
    """One unit in one year.

    Attributes:
        member: the unit.
        year: the year.
        standing: how far its report is.
        package: what counts; None while nothing does.
        answer: what the county answered to it, if anything.
        doubts: what is doubtful, a sentence each.
    """

    member: Member
    year: int
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
            "year": self.year,
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
            "revision": self.package.revision,
            "file": self.package.file,
            "fate": self.fate.value,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Board:
    """Who has reported what.

    Attributes:
        years: in order.
        cells: member to a cell for each year, in the order of the list.
        waiting: the waiting room.
    """

    years: tuple[int, ...]
    cells: Mapping[str, tuple[Cell, ...]]
    waiting: tuple[Waiting, ...]

    def missing(self, year: int) -> list[Member]:
        """The units to be reminded: nothing reported, or given back and not mended."""
        open_ = {Standing.MISSING, Standing.RETURNED}
        cells = (cell for row in self.cells.values() for cell in row)
        return [c.member for c in cells if c.year == year and c.standing in open_]


def board(book: Book, years: Iterable[int] = ()) -> Board:
    """Read who has reported what.

    Args:
        book: the county's; may be open for reading only.
        years: the years wanted; those collected and those received unless given.
    """
    county = county_of(book)
    judged, given = judge(county, received(book)), answers(book)
    known = {p.year for p in judged.packages.values()} | {*county.rules.years}
    asked = tuple(sorted(set(years) or known or {book.year}))
    cells = {
        member.id: tuple(_cell(judged, given, member, year) for year in asked)
        for member in judged.units.values()
    }
    rooms = [Waiting(p, judged.fates[p.file], why(p, judged)) for p in judged.waiting()]
    return Board(asked, cells, tuple(rooms))


def _cell(
    judged: Judged, given: Mapping[str, Answer], member: Member, year: int
) -> Cell:
    current = judged.of(member.id, Fate.CURRENT)
    package = next((p for p in current if p.year == year), None)
    doubts = tuple(_doubts(judged, member, year, package))
    if package is None:
        standing = Standing.DOUBTFUL if doubts else Standing.MISSING
        return Cell(member, year, standing, doubts=doubts)
    answer = given.get(package.file)
    answered = _ANSWERED.get(answer.state) if answer else None
    standing = Standing.DOUBTFUL if doubts else Standing.REPORTED
    return Cell(
        member,
        year,
        answered or standing,
        package,
        answer if answered else None,
        doubts,
    )


def _doubts(
    judged: Judged, member: Member, year: int, package: Received | None
) -> Iterable[str]:
    if package and package.wrong:
        yield f"报的时候体检还有 {package.wrong} 处错。"
    same = [
        p for p in judged.of(member.id, Fate.OLDER) if package and _rivals(p, package)
    ]
    for each in same:
        yield why(each, judged)
    waiting = [p for p in judged.waiting() if p.year == year]
    for each in waiting:
        if judged.members[each.file] == member.id or each.name == member.name:
            yield why(each, judged)


def _rivals(one: Received, other: Received) -> bool:
    """True for two different reports under one number."""
    return (one.year, one.revision) == (other.year, other.revision) and (
        one.digest != other.digest
    )
