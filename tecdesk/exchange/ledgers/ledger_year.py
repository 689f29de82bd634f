"""Finds the year that a ledger is of: in its titles, its name, its dates."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tecdesk.domain.characters import narrow
from tecdesk.domain.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d|二[〇零○0][〇零○一二三四五六七八九]{2})\s*(?=年)"
)
_BARE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SIGNED = re.compile(r"填报|填表|日期|时间|截至|截止|审核|制表")


def titled_year(titles: Iterable[str]) -> int | None:
    """The year that the first telling title names; a line with a date of signing last.

    Args:
        titles: lines above the heading, the sheet's name, the file's name.
    """
    lines = [narrow(title) for title in titles]
    plain = [line for line in lines if not _SIGNED.search(line)]
    for pattern in (_YEAR, _BARE):
        for line in plain:
            if found := pattern.findall(line):
                number = numeral(found[-1])
                return int(number) if number is not None else None
    return None


def commonest_year(dates: Iterable[str]) -> int | None:
    """The year of most dates (ISO text); None when there is no date or a tie."""
    years = Counter(day[:4] for day in dates).most_common(2)
    if not years or (len(years) == 2 and years[0][1] == years[1][1]):
        return None
    return int(years[0][0])
