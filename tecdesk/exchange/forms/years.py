"""The years that the words of a form name, in digits or as 二〇二五."""

from __future__ import annotations

import re

from tecdesk.domain.numerals import numeral

_SPELLED = re.compile("二[〇○零][〇○零一二三四五六七八九]{2}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def in_digits(text: str) -> str:
    """二〇二五年 is 2025年."""
    return _SPELLED.sub(lambda found: str(numeral(found[0])), text)


def years_in(*texts: str) -> set[int]:
    """The years that some texts name."""
    found = (year for text in texts for year in _YEAR.findall(in_digits(text)))
    return {int(year) for year in found}


def without_years(text: str) -> str:
    """A text with every year as Y: the same from year to year."""
    return _YEAR.sub("Y", in_digits(text))
