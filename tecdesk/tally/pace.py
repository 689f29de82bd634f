"""Targets against the calendar: done, still needed, faster or slower than the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.values import show
from tecdesk.store.query import Filter
from tecdesk.tally.sheet import make_sheet
from tecdesk.tally.targets import target_rows

if TYPE_CHECKING:
    from tecdesk.domain.field import Kind
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet
    from tecdesk.tally.targets import Bound

WHOLE = Decimal(100)
_TENTH = Decimal("0.1")
_TELLING = 3
"""Sessions from which on their average says something."""
_SESSIONS, _PEOPLE = "training.sessions", "training.people"
_COMPANIONS = {_PEOPLE: _SESSIONS, _SESSIONS: _PEOPLE}
"""Figures of the same events: what is needed of one says how much of the other."""


class Standing(Enum):
    """How a target stands on a day."""

    DONE = "done"  # reached
    AHEAD = "ahead"  # 快于序时进度
    LEVEL = "level"  # 与序时进度持平
    BEHIND = "behind"  # 慢于序时进度, or not reached when the year is over
    OPEN = "open"  # a state at the year's end: not reached, and no pace to compare
    UNKNOWN = "unknown"  # the figure waits to be filled in


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of a year and how far it is.

    Numbers are in the stored unit of `kind`.

    Attributes:
        key: key of the indicator.
        label: what people see.
        unit: counting unit.
        kind: how the numbers are shown.
        done: the figure so far.
        target: what was asked for.
        rate: done / target in percent, not rounded; None when it has none.
        share: share of the year gone by, in percent.
        standing: how it stands.
        short: 还需 626 人次.
        sentence: the same with what it means: 还需 626 人次、约 7 期.
        pace: 慢于序时进度 8.1 个百分点; empty where no pace applies.
        source: 任务来源; may be empty.
        record: id of the record that sets it.
    """

    key: str
    label: str
    unit: str
    kind: Kind
    done: Figure
    target: int
    rate: Decimal | None
    share: Decimal
    standing: Standing
    short: str
    sentence: str
    pace: str
    source: str = ""
    record: str = ""

    @property
    def left(self) -> int:
        """What is still needed; 0 when it is reached or nothing is known."""
        if self.done.value is None:
            return 0
        return max(self.target - self.done.value, 0)

    @property
    def late(self) -> bool:
        """True when it needs a person's eye."""
        return self.standing in {Standing.BEHIND, Standing.UNKNOWN}


def year_share(year: int, day: date) -> Decimal:
    """序时进度: the share of a year gone by at the end of a day, in percent.

    0 before the year and 100 after it.
    """
    if day.year != year:
        return WHOLE if day.year > year else Decimal(0)
    first = date(year, 1, 1)
    days = (date(year + 1, 1, 1) - first).days
    return WHOLE * ((day - first).days + 1) / days


def goals(book: Book, year: int, day: date, only: str = "") -> tuple[Goal, ...]:
    """The targets of a year in the order they were entered, as they stand on a day.

    The figures are those of the whole year as it is in the book: what is known only
    to the year counts, and so does what was entered ahead.

    Args:
        book: the book.
        year: the year of the targets.
        day: as which they stand.
        only: key of the one indicator that is asked about; empty for all.
    """
    rows = {
        key: row
        for key, row in target_rows(book, year).items()
        if key[0] == only or not only
    }
    if not rows:
        return ()
    keys = {key for key, _ in rows}
    keys |= {_COMPANIONS[key] for key in keys if key in _COMPANIONS}
    asked = tuple(i for i in INDICATORS.values() if i.key in keys)
    sheet = make_sheet(book, Period(year), indicators=asked)
    share = year_share(year, day)
    order = _order(book, year)
    lines = [line for line in sheet.lines if _bound(line) in rows]
    lines.sort(key=lambda line: order[line.indicator.key])
    return tuple(_goal(line, sheet, share, rows[_bound(line)]) for line in lines)


def _bound(line: Line) -> Bound:
    return line.indicator.key, line.unit if line.indicator.per else ""


def _order(book: Book, year: int) -> dict[str, int]:
    rows = book.find("target", Filter({"year": year}))
    places = enumerate(row.text("indicator") for row in rows)
    found: dict[str, int] = {}
    for place, key in places:
        found.setdefault(key, place)
    return found


def _goal(line: Line, sheet: Sheet, share: Decimal, row: Record) -> Goal:
    standing = _standing(line, share)
    over = share == WHOLE
    short = _short(line, over=over)
    return Goal(
        key=line.indicator.key,
        label=line.label,
        unit=line.unit,
        kind=line.kind,
        done=line.figure,
        target=line.target or 0,
        rate=line.rate,
        share=share,
        standing=standing,
        short=short,
        sentence=short + _roughly(line, sheet, over=over),
        pace=_pace(standing, line.rate, share),
        source=row.text("source"),
        record=row.id,
    )


def _standing(line: Line, share: Decimal) -> Standing:
    if line.figure.value is None or line.target is None:
        return Standing.UNKNOWN
    if line.figure.value >= line.target:
        return Standing.DONE
    if share == WHOLE:
        return Standing.BEHIND
    if line.indicator.is_stock or line.rate is None:
        return Standing.OPEN
    ahead = _rounded(line.rate - share)
    if not ahead:
        return Standing.LEVEL
    return Standing.AHEAD if ahead > 0 else Standing.BEHIND


def _short(line: Line, *, over: bool) -> str:
    done, target = line.figure.value, line.target
    if done is None or target is None:
        return "还没有数"
    if done < target:
        left = show(line.kind, target - done)
        return f"{'差' if over else '还需'} {left} {line.unit}"
    more = done - target
    return f"完成，超 {show(line.kind, more)} {line.unit}" if more else "完成"


def _roughly(line: Line, sheet: Sheet, *, over: bool) -> str:
    """、约 7 期: what is needed of a figure said in its companion, at this year's rate.

    Nothing is said from a handful of sessions, nor when the year is over.
    """
    other = _COMPANIONS.get(line.indicator.key)
    done, target = line.figure.value, line.target
    if over or not other or not done or target is None or done >= target:
        return ""
    companion = sheet.line(other)
    theirs = companion.figure.value
    if not theirs or (sheet.line(_SESSIONS).figure.value or 0) < _TELLING:
        return ""
    needed = Decimal(target - done) * theirs / done
    return f"、约 {needed.quantize(Decimal(1), ROUND_CEILING)} {companion.unit}"


def _pace(standing: Standing, rate: Decimal | None, share: Decimal) -> str:
    if rate is None or not 0 < share < WHOLE:
        return ""
    points = abs(_rounded(rate - share))
    match standing:
        case Standing.AHEAD:
            return f"快于序时进度 {points} 个百分点"
        case Standing.BEHIND:
            return f"慢于序时进度 {points} 个百分点"
        case Standing.LEVEL:
            return "与序时进度持平"
        case _:
            return ""


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(_TENTH, ROUND_HALF_UP)
