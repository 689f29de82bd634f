"""要办的事: what is due, missing or to be looked at, with the way to it."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.colleagues.conflicts import open_conflicts
from tecdesk.store.query import Filter
from tecdesk.store.reported.reports import last_report
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.tally.checkup.check import LooksAt
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.checkup.checkup import counted
from tecdesk.tally.households import visits
from tecdesk.tally.reported.records import record_changes
from tecdesk.tally.saying import Speaker
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.tally.checkup.checkup import Point

_NAMED = 3
"""So many villages or materials are named in a line."""
_DECEMBER = 12
_NOVEMBER = 11


class Urgency(IntEnum):
    """How a finding is sorted: NOW has a date that is near or past."""

    NOW = 0
    SOON = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on something is due.

    Attributes:
        days_unvisited: a household is to be visited within so many days.
        month_day: day of the month from which a month without training is noted.
    """

    days_unvisited: int = 90
    month_day: int = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do.

    Attributes:
        key: stable name: submit, returned, since, colleagues, visits, or the key of a
            check.
        urgency: how near it is.
        text: what it is: 4 户 90 天没有走访.
        detail: where, or what to do; may be empty.
        count: how many it is about; 0 where nothing is counted.
        page: key of the register to open, or submit.
        where: the records to show there; None where there are none to show.
    """

    key: str
    urgency: Urgency
    text: str
    detail: str = ""
    count: int = 0
    page: str = ""
    where: Filter | None = None


def findings(
    book: Book, year: int, day: date, limits: Limits | None = None
) -> tuple[Finding, ...]:
    """What is due or missing in a year's book on a day, the most urgent first.

    Args:
        book: the book.
        year: the year being worked on.
        day: today; what depends on the month or on 90 days is asked only within
            the year.
        limits: from when on something is due.
    """
    finder = _Finder(book, year, day, limits or Limits())
    return tuple(sorted(finder.all(), key=lambda found: found.urgency))


def of_checkup(found: Checkup) -> Finding | None:
    """The line that leads to the checkup; None where nothing waits for a person."""
    wrong, open_ = len(found.blocking), len(found.waiting)
    if not wrong and not open_:
        return None
    counts = {"error": wrong, "open": open_}
    text = f"体检：{counted(counts).removesuffix('。')}"
    detail = "有问题的改好才能上报" if wrong else "没写错的，写一句说明就行"
    urgency = Urgency.SOON if wrong else Urgency.LATER
    return Finding("checkup", urgency, text, detail, wrong + open_, "checkup")


class _Finder:
    """Asks one question after the other; each says one thing or nothing."""

    def __init__(self, book: Book, year: int, day: date, limits: Limits) -> None:
        self.book, self.year, self.day, self.limits = book, year, day, limits
        self.period = Period(year)
        self.speaker = Speaker(book)

    def all(self) -> Iterator[Finding]:
        yield from self._submission()
        yield from self._reported()
        yield from self._conflicts()
        if self.day.year == self.year:
            yield from self._visits()
            yield from self._session()
        yield from self._checked()
        yield from self._targets()

    def _submission(self) -> Iterator[Finding]:
        over = self.day.year > self.year
        last_month = self.day.year == self.year and self.day.month == _DECEMBER
        done = str(self.year) in self.book.settings.submissions
        if done or not (over or last_month) or not self._has_records():
            return
        left = (date(self.year, 12, 31) - self.day).days + 1
        detail = f"{self.year} 年已过完" if over else f"今年还剩 {left} 天"
        urgency = Urgency.NOW if over else Urgency.SOON
        text = f"{self.year} 年度还没有上报"
        yield Finding("submit", urgency, text, detail, page="submit")

    def _reported(self) -> Iterator[Finding]:
        """What came after the report: sent back, or changed since."""
        code = str(self.year)
        now, report = turn(self.book, code), last_report(self.book, code)
        if report is None:
            return
        if now.state is State.RETURNED:
            text = f"{self.year} 年度被退回，改好再报一次"
            yield Finding("returned", Urgency.NOW, text, now.reason, page="reported")
        if count := len(record_changes(self.book, report)):
            text = f"{self.year} 年上报后改了 {count} 条，要不要重报"
            detail = f"第 {report.revision} 次是 {report.at[:10]} 报的"
            yield Finding("since", Urgency.SOON, text, detail, count, "reported")

    def _conflicts(self) -> Iterator[Finding]:
        if count := len(open_conflicts(self.book)):
            text = f"和同事两边都改过 {count} 处，还没看"
            detail = "现在用的是后改的"
            yield Finding("colleagues", Urgency.SOON, text, detail, count, "colleagues")

    def _has_records(self) -> bool:
        where = Filter(period=self.period)
        return any(
            self.book.count(r.key, where) for r in REGISTERS.values() if r.ledger
        )

    def _visits(self) -> Iterator[Finding]:
        days = self.limits.days_unvisited
        found = visits(self.book, self.day, days)
        if found.overdue:
            text = f"{len(found.overdue)} 户 {days} 天没有走访"
            where = self._by_village(found.overdue)
            yield self._households("visits", Urgency.SOON, text, where, found.overdue)
        if found.unclear:
            text = f"{len(found.unclear)} 户看不出哪天走访过"
            detail = f"只记了全年或全月的走访次数，不知是不是在 {days} 天内"
            yield self._households(
                "visits.unclear", Urgency.LATER, text, detail, found.unclear
            )

    def _households(
        self,
        key: str,
        urgency: Urgency,
        text: str,
        detail: str,
        found: tuple[Record, ...],
    ) -> Finding:
        where = Filter(ids=tuple(record.id for record in found))
        return Finding(key, urgency, text, detail, len(found), "pairing", where)

    def _by_village(self, records: tuple[Record, ...]) -> str:
        counts = Counter(record.text("village") for record in records)
        order = [*self.book.names("village"), ""]
        names = {id_: self.speaker.name("village", id_) or "村未填" for id_ in counts}
        listed = [f"{names[v]} {counts[v]} 户" for v in order if v in counts]
        return _some(listed, "个村")

    def _session(self) -> Iterator[Finding]:
        month = Period(self.year, month=self.day.month)
        early = self.day.day < self.limits.month_day
        if early or self.book.count("training", Filter(period=month)):
            return
        last = self.book.find("training", Filter(period=self.period), limit=1)
        last = last or self.book.find("training", limit=1)
        if last:
            held = spoken_day(last[0].text("held_on"), self.year)
            where = f"{self.speaker.place(last[0])} {self.speaker.what(last[0])}"
            detail = f"上次是 {held} {where.strip()}"
            text = f"{self.day.month}月还没有培训"
            yield Finding("session", Urgency.SOON, text, detail, page="training")

    def _checked(self) -> Iterator[Finding]:
        """What some checks of the catalogue find, one line for each of them."""
        found = checkup(self.book, self.year, self.day, keys=_CHECKS)
        by_check: dict[str, list[Point]] = defaultdict(list)
        for point in found.points:
            if not point.settled:
                by_check[point.check.key].append(point)
        for key in (key for key in _CHECKS if key in by_check):
            yield _of(by_check[key])

    def _targets(self) -> Iterator[Finding]:
        if not self._asked(self.year):
            text = f"{self.year} 年目标还没填"
            yield Finding("targets", Urgency.SOON, text, page="target")
        elif self._is_late() and not self._asked(self.year + 1):
            text = f"{self.year + 1} 年目标还没填"
            detail = f"可以照 {self.year} 年抄一份再改"
            yield Finding("targets.next", Urgency.LATER, text, detail, page="target")

    def _asked(self, year: int) -> int:
        return self.book.count("target", Filter({"year": year}))

    def _is_late(self) -> bool:
        return self.day.year == self.year and self.day.month >= _NOVEMBER


_CHECKS = (
    "stock_below",
    "no_number",
    "no_handout",
    "nothing_given",
    "visits_together",
    "no_proof",
)
"""Checks whose findings are work to do in the course of the year."""


def _of(points: list[Point]) -> Finding:
    """One line about all that a check found."""
    first, ids = points[0], [id_ for p in points for id_ in p.finding.ids]
    count = first.finding.numbers.get("count")
    text = f"{first.finding.place}：{first.fact.removesuffix('。')}"
    if first.check.looks_at is LooksAt.YEAR:
        text = text.partition("，")[0]
    detail = first.todo.removesuffix("。")
    if len(points) > 1:
        text = f"{first.check.label}：{len(points)} 处"
        detail = _some([point.finding.place for point in points], "处")
    return Finding(
        first.check.key,
        Urgency.LATER,
        text,
        detail,
        count if isinstance(count, int) else len(points),
        first.finding.register,
        Filter(ids=tuple(ids)),
    )


def _some(texts: list[str], word: str) -> str:
    """The first few, and how many there are."""
    named = "、".join(texts[:_NAMED])
    return f"{named}等 {len(texts)} {word}" if len(texts) > _NAMED else named
