"""The names of parts that a book knows: villages, forms, kinds, statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.village_names import village_stem
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.terms.villages import valid
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of
from tecdesk.tally.parts import villages

if TYPE_CHECKING:
    from tecdesk.store.book import Book

Parts = dict[str, tuple[tuple[str, str], ...]]
"""A name to the breakdowns that have it, each with the name it has there."""

_TOO_VAGUE = {"其他", "培训", "项目", "技术", "资金", "物资", "走访", "培训班"}
"""Words of lists that mean other things in a form."""
_ENDS = {"村": ("村委会", "村民委员会"), "社区": ("居委会", "居民委员会")}
_LEVEL = "级"


def parts_in(book: Book, year: int) -> Parts:
    """Every name of a part in a year, as forms may write it."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    named = dict.fromkeys(villages(book, year).values())
    named |= dict.fromkeys(valid(book, year).values())  # in a county without its unit
    for written, name in _villages(list(named)).items():
        found.setdefault(written, {})["village", name] = None
    for by, words in _lists():
        for word in book.words(words, year):
            written = word if len(word) > 1 else word + _LEVEL
            if written not in _TOO_VAGUE:
                found.setdefault(written, {})[by, word] = None
    return {name: tuple(owners) for name, owners in found.items()}


def _villages(names: list[str]) -> dict[str, str]:
    """东风村 is also written 东风 and 东风村委会, unless two may be meant."""
    meant: dict[str, set[str]] = {}
    for name in names:
        stem = village_stem(name)
        written = {name}
        if len(stem) > 1:
            ends = next((e for key, e in _ENDS.items() if name.endswith(key)), ())
            written |= {stem, *(stem + end for end in ends)}
        for each in written:
            meant.setdefault(each, set()).add(name)
    one = {each: found.pop() for each, found in meant.items() if len(found) == 1}
    return one | {name: name for name in names}


def _lists() -> dict[tuple[str, str], None]:
    """Breakdown and word list of all that figures are broken down by."""
    found: dict[tuple[str, str], None] = {}
    for indicator in INDICATORS.values():
        for by in breakdowns(indicator):
            if by == "village" or by in CALENDAR:
                continue
            if words := field_of(indicator, by).words:
                found[by, words] = None
    return found
