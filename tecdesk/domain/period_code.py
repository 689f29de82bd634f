"""Periods as short text and back: 2025, 2025H1, 2025Q3, 2025M07, 2025-06-15."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tecdesk.domain.period import Period

_PART = re.compile(r"(\d{4})(?:([HQM])(\d{1,2}))?")


def code_of(period: Period) -> str:
    """The text under which a period is kept; equal periods have one text."""
    if period.is_whole_year:
        return str(period.year)
    if period.until:
        return period.until.isoformat()
    if period.half:
        return f"{period.year}H{period.half}"
    if period.quarter:
        return f"{period.year}Q{period.quarter}"
    return f"{period.year}M{period.month or 0:02}"


def period_of(code: str) -> Period:
    """The period that a text stands for.

    Raises:
        ValueError: it stands for none.
    """
    if "-" in code:
        day = date.fromisoformat(code)
        return Period(day.year, until=day)
    found = _PART.fullmatch(code)
    if not found:
        raise ValueError(f"{code}: no period")
    year, number = int(found[1]), int(found[3] or 0)
    match found[2]:
        case "H":
            return Period(year, half=number)
        case "Q":
            return Period(year, quarter=number)
        case "M":
            return Period(year, month=number)
        case _:
            return Period(year)


@cache
def reported(year: int, name: str) -> Period | None:
    """The year or half of it that a report names: 全年, 上半年, 下半年.

    Returns:
        None for a part of a year that no county collects.
    """
    return next((each for each in collected(year) if each.name == name), None)


def collected(year: int) -> tuple[Period, ...]:
    """What of a year is reported to a county, in the order of reporting."""
    return (Period(year, half=1), Period(year, half=2), Period(year))


def spoken(period: Period) -> str:
    """What a report about it is called: 2025年度, 2025年上半年."""
    if period.is_whole_year:
        return f"{period.year}年度"
    return f"{period.year}年{period.name}"
