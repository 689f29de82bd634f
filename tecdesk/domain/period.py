"""Periods as half-open spans of ISO text, so that coarse dates compare rightly.

Dates are text of day, month or year precision. Text order does the work: a span
of a whole year begins at "2025" and so holds the date "2025"; a span of a month
begins at "2025-03" and does not, because a date known only to the year belongs
to no month.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """Dates d with start <= d < end, compared as text."""

    start: str
    end: str

    def holds(self, day: str) -> bool:
        """True when the ISO date (of any precision) lies in the span."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a part of it.

    Attributes:
        year: calendar year.
        half: 1 or 2; quarter: 1 to 4; month: 1 to 12; at most one is given.
        until: last day counted (截至), within the year; None for the whole.
    """

    year: int
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse a part that does not exist; raises ValueError with a sentence."""
        parts = [self.half, self.quarter, self.month, self.until]
        if sum(part is not None for part in parts) > 1:
            raise ValueError("半年、季度、月份、截至日期只能给一个。")
        for part, most, name in (
            (self.half, 2, "半年"),
            (self.quarter, 4, "季度"),
            (self.month, 12, "月份"),
        ):
            if part is not None and not 1 <= part <= most:
                raise ValueError(f"{name}要在 1 到 {most} 之间，现在是 {part}。")
        if not 1900 <= self.year <= 2999:
            raise ValueError(f"年度要在 1900 到 2999 之间，现在是 {self.year}。")
        if self.until and self.until.year != self.year:
            raise ValueError(f"截至日期 {self.until} 不在 {self.year} 年内。")

    @property
    def months(self) -> range:
        """The months it touches."""
        if self.half:
            return range(self.half * 6 - 5, self.half * 6 + 1)
        if self.quarter:
            return range(self.quarter * 3 - 2, self.quarter * 3 + 1)
        if self.month:
            return range(self.month, self.month + 1)
        return range(1, (self.until.month if self.until else 12) + 1)

    @property
    def is_whole_year(self) -> bool:
        """True when every day of the year is in it."""
        return len(self.months) == 12 and self.last_day == date(self.year, 12, 31)

    @property
    def last_day(self) -> date:
        """The last day counted."""
        return self.until or _first_after(self.year, self.months[-1]) - timedelta(1)

    @property
    def span(self) -> Span:
        """The dates it holds."""
        if self.is_whole_year:
            return Span(f"{self.year}", f"{self.year + 1}")
        return Span(
            f"{self.year}-{self.months[0]:02}", _coarsest(self.last_day + timedelta(1))
        )

    @property
    def last_year(self) -> Period:
        """The same span of the year before."""
        if not self.until:
            return replace(self, year=self.year - 1)
        day = min(self.until.day, _days(self.year - 1, self.until.month))
        until = date(self.year - 1, self.until.month, day)
        return replace(self, year=self.year - 1, until=until)

    @property
    def name(self) -> str:
        """What it is called on screen and paper, without the year."""
        if self.half:
            return "上半年" if self.half == 1 else "下半年"
        if self.quarter:
            return f"第{'一二三四'[self.quarter - 1]}季度"
        if self.month:
            return f"{self.month}月"
        if self.until:
            return f"截至{self.until.month}月{self.until.day}日"
        return "全年"


def period_of(about: int | Period) -> Period:
    """A year as the period that it is; a part of one as it stands."""
    return about if isinstance(about, Period) else Period(about)


def _coarsest(day: date) -> str:
    """A first excluded day, as short as it can be said: "2025" is not in 2024-12."""
    text = day.isoformat()
    return text.removesuffix("-01").removesuffix("-01") if day.day == 1 else text


def _first_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _days(year: int, month: int) -> int:
    return (_first_after(year, month) - timedelta(1)).day
