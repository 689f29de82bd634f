"""Take a written date apart into year, month and day, none of them checked yet."""

from __future__ import annotations

import re
from typing import NamedTuple

_DATE = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<y>\d{4}|\d{2})(?:年|[.\-/,、])(?P<m>\d{1,2})(?:月|[.\-/,、])(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})(?:年|[.\-/])(?P<m>\d{1,2})(?:月份?)?",
        r"(?P<y>\d{2})年(?P<m>\d{1,2})(?:月份?)?",
        r"(?P<y>(?:19|20|21)\d\d|\d{2}(?=年))年?度?",
        r"(?P<m>\d{1,2})(?:月|[.\-/、])(?P<d>\d{1,2})[日号]?",
        r"(?P<m>\d{1,2})月份?",
        r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])",
        r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<m>\d{1,2})(?P<d>\d\d)",
    )
)
_NUMBER = re.compile(r"\d+")
_MARKED = re.compile(r"(\d+)([年月日号])")
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


def completed(start: Parts, tail: str) -> Parts | None:
    """The end of a range, its missing parts taken from the start: 7日, 4.2, 2025."""
    if not _TAIL.fullmatch(tail):
        return None
    known = {_UNIT[unit]: int(number) for number, unit in _MARKED.findall(tail)}
    numbers = [int(number) for number in _NUMBER.findall(tail)]
    names = ["year", "month", "day"]
    last = 2 if start.day is not None else 1 if start.month is not None else 0
    if known and len(known) == len(numbers):
        given = known
    elif len(numbers) <= last + 1:
        given = dict(
            zip(names[last + 1 - len(numbers) : last + 1], numbers, strict=True)
        )
    else:
        return None
    if names[last] not in given or given.keys() - set(names[: last + 1]):
        return None
    first = names.index(min(given, key=names.index))
    if [n for n in names[first : last + 1] if n not in given]:
        return None
    year = given.get("year")
    given["year"] = (_full_year(str(year)) if year is not None else None) or 0
    return Parts(
        given["year"] or start.year,
        given.get("month", start.month),
        given.get("day"),
    )


_UNIT = {"年": "year", "月": "month", "日": "day", "号": "day"}


def _full_year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
