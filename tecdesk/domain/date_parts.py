"""Take a written date apart into year, month and day, none of them checked yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4}|\d{2})(?:年|[.\-/,、])(?P<m>\d{1,2})(?:月|[.\-/,、])(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})(?:年|[.\-/])(?P<m>\d{1,2})(?:月份?)?",
        r"(?P<y>\d{2})年(?P<m>\d{1,2})(?:月份?)?",
        r"(?P<y>(?:19|20)\d\d|\d{2}(?=年))年?度?",
        r"(?P<m>\d{1,2})(?:月|[.\-/、])(?P<d>\d{1,2})[日号]?",
        r"(?P<m>\d{1,2})月份?",
        r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])",
        r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<m>\d{1,2})(?P<d>\d\d)",
    )
)
_RANGE = re.compile(r"至|到|~|—+|–|―|--|[-、,和及/]")
_LIST = "、,和及"
_LISTED = re.compile(f"[{_LIST}]")
_NUMBER = re.compile(r"\d+")
_MARK = re.compile("[年月日号]")
_UNIT = {"年": "year", "月": "month", "日": "day", "号": "day"}
_TAIL = re.compile(r"(?:\d+(?:[年月日号]|[.\-/](?=\d))?)+")
_PIVOT = 70  # two-digit years from here on are of the last century


class Parts(NamedTuple):
    """A date's parts; None where it is not known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO text of the precision there is."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text


def parts_of(text: str) -> Parts | None:
    """The parts of one written date; None when it is not one."""
    for pattern in _DATE:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            year = found.get("y")
            parts = (found.get("m"), found.get("d"))
            month, day = (int(part) if part else None for part in parts)
            if year is None and month is not None and month > 12:
                return None  # 24.3 may be a year or a slip
            return Parts(_full_year(year), month, day)
    return None


class Range(NamedTuple):
    """A first and a last date; `listed` when single days between are left out."""

    start: Parts
    end: Parts
    listed: bool = False


def range_of(text: str) -> Range | None:
    """The two ends of 3月5-7日, 2024.3.5至4.2 or 3月5日、12日、20日; None if neither.

    A hyphen also stands within dates, so every place to part the text is tried;
    one that makes the end come first only serves when there is no better.
    """
    backward = None
    for first, last, listed in _partings(text):
        start = parts_of(first)
        end = completed(start, last) if start else None
        if start and end:
            found = Range(start, end, listed)
            if _order(end, start) >= _order(start, start):
                return found
            backward = backward or found
    return backward


def _partings(text: str) -> Iterator[tuple[str, str, bool]]:
    for match in _RANGE.finditer(text):
        yield text[: match.start()], text[match.end() :], match[0] in _LIST
    if len(days := _LISTED.split(text)) > 2:
        yield days[0], days[-1], True


def _order(parts: Parts, start: Parts) -> tuple[int, int, int]:
    return (parts.year or start.year or 0, parts.month or 0, parts.day or 0)


def completed(start: Parts, tail: str) -> Parts | None:
    """The end of a range, its missing parts taken from the start: 7日, 4.2, 2025."""
    if not _TAIL.fullmatch(tail):
        return None
    names = Parts._fields[: 3 if start.day else 2 if start.month else 1]
    numbers = _NUMBER.findall(tail)
    units = _MARK.findall(tail)
    if len(numbers) > len(names):
        return None
    given = dict(zip(names[-len(numbers) :], numbers, strict=True))
    if any(_UNIT[unit] not in given for unit in units):
        return None
    year = given.get("year")
    if year and len(year) != 4 and len(numbers) < 3:
        return None
    month, day = given.get("month"), given.get("day")
    return Parts(
        _full_year(year) or start.year,
        int(month) if month else start.month,
        int(day) if day else start.day,
    )


def _full_year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
