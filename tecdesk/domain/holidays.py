"""The statutory holidays of a year: days on which a training session is unusual.

After 全国年节及纪念日放假办法 as amended in 2013 and 2024. Only the statutory days:
the long weekends made around them change every year and are not known beforehand.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta

_MOON = {
    2010: ("02-14", "06-16", "09-22"),
    2011: ("02-03", "06-06", "09-12"),
    2012: ("01-23", "06-23", "09-30"),
    2013: ("02-10", "06-12", "09-19"),
    2014: ("01-31", "06-02", "09-08"),
    2015: ("02-19", "06-20", "09-27"),
    2016: ("02-08", "06-09", "09-15"),
    2017: ("01-28", "05-30", "10-04"),
    2018: ("02-16", "06-18", "09-24"),
    2019: ("02-05", "06-07", "09-13"),
    2020: ("01-25", "06-25", "10-01"),
    2021: ("02-12", "06-14", "09-21"),
    2022: ("02-01", "06-03", "09-10"),
    2023: ("01-22", "06-22", "09-29"),
    2024: ("02-10", "06-10", "09-17"),
    2025: ("01-29", "05-31", "10-06"),
    2026: ("02-17", "06-19", "09-25"),
    2027: ("02-06", "06-09", "09-15"),
    2028: ("01-26", "05-28", "10-03"),
    2029: ("02-13", "06-16", "09-22"),
    2030: ("02-03", "06-05", "09-12"),
    2031: ("01-23", "06-24", "10-01"),
    2032: ("02-11", "06-12", "09-19"),
    2033: ("01-31", "06-01", "09-08"),
    2034: ("02-19", "06-20", "09-27"),
    2035: ("02-08", "06-10", "09-16"),
    2036: ("01-28", "05-30", "10-04"),
    2037: ("02-15", "06-18", "09-24"),
    2038: ("02-04", "06-07", "09-13"),
    2039: ("01-24", "05-27", "10-02"),
    2040: ("02-12", "06-14", "09-20"),
}
"""Year to the first day of 春节, to 端午 and to 中秋, which follow the moon."""

_LONGER_SINCE = 2025
"""From this year 除夕 and 2 May are holidays too."""


def holidays(year: int) -> dict[str, str]:
    """The holidays of a year: ISO date to name, e.g. 国庆节.

    Those that follow the moon are known for 2010 to 2040; in other years they are
    left out.
    """
    named = [("01-01", "元旦", 1), (_qingming(year), "清明节", 1)]
    named += [("05-01", "劳动节", 2 if year >= _LONGER_SINCE else 1)]
    named += [("10-01", "国庆节", 3)]
    if year in _MOON:
        spring, boats, moon = _MOON[year]
        named += [(spring, "春节", 3), (boats, "端午节", 1), (moon, "中秋节", 1)]
    found = {
        (date.fromisoformat(f"{year}-{first}") + timedelta(day)).isoformat(): name
        for first, name, days in named
        for day in range(days)
    }
    if year in _MOON and year >= _LONGER_SINCE:
        eve = date.fromisoformat(f"{year}-{_MOON[year][0]}") - timedelta(1)
        found[eve.isoformat()] = "除夕"
    return found


def _qingming(year: int) -> str:
    """清明 falls on 4 or 5 April; the usual formula for 2000 to 2099."""
    short = year % 100
    return f"04-{int(short * 0.2422 + 4.81) - short // 4:02}"
