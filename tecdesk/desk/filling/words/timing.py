"""Which time and which number of a line the words around a cell mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import WHENS
from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.binding import until
from tecdesk.desk.filling.words.wording import COMBINED

if TYPE_CHECKING:
    from tecdesk.desk.filling.words.lexicon import Said
    from tecdesk.desk.filling.words.meaning import Meaning

_LAST_MONTH = {"year": 12, "half1": 6, "half2": 12}
_COMPARING = {What.CHANGE, What.CHANGE_RATE}


def what_of(own: Said, found: Meaning) -> What:
    """The number asked for; what is not clear is added to the doubts."""
    whats = {What(value) for value in own.of("what")}
    share = "%" in own.units
    if share:
        return _share(whats, own, found)
    if own.of("compared") and not whats & _COMPARING:
        found.doubt("不知道是比上年多少，还是百分之几")
        return What.CHANGE
    if len(whats) > 1:
        whats = {COMBINED.get(frozenset(whats), What.VALUE)} if _known(whats) else whats
    if len(whats) > 1:
        names = "、".join(sorted(what.label for what in whats))
        found.doubt(f"像是好几样：{names}")
    return min(whats, key=lambda what: what.value, default=What.VALUE)


def _known(whats: set[What]) -> bool:
    return frozenset(whats) in COMBINED or whats == {What.TARGET, What.LAST_YEAR}


def _share(whats: set[What], own: Said, found: Meaning) -> What:
    if whats & _COMPARING or own.of("compared"):
        return What.CHANGE_RATE
    if whats and whats <= {What.VALUE, What.RATE}:
        return What.RATE
    found.doubt("不知道是什么的百分比")
    return What.RATE


def is_past_target(own: Said) -> bool:
    """True for 上年 over 目标."""
    return set(own.of("what")) == {What.TARGET.value, What.LAST_YEAR.value}


def when_of(own: Said, title: Said, found: Meaning) -> str:
    """The part of the year asked for."""
    usual = _usual(title, found)
    told = own.of("when")
    if len(told) > 1:
        found.doubt("像是好几个时段：" + "、".join(WHENS[each] for each in told))
    if told and own.of("running"):
        return until(_end_of(told[-1]))
    if told:
        return told[-1]
    if own.of("running"):
        return until(_end_of(usual))
    if own.of("this_month") and not usual.startswith("m"):
        found.doubt("不知道“本月”是哪个月")
    elif own.of("this_quarter") and not usual.startswith("q"):
        found.doubt("不知道“本季”是哪一季")
    elif own.of("same_year") and usual[0] in "mq":
        found.doubt("不知道“本年”算到几月")
    return usual


def _usual(title: Said, found: Meaning) -> str:
    """The time that the title names for the whole form; the year where it does not."""
    told = title.of("when")
    if len(told) > 1:
        found.doubt("标题里有好几个时段")
    if any("截至" in text or "截止" in text for text in title.left_over):
        found.doubt("不知道截至哪一天")
    return told[-1] if told else "year"


def _end_of(when: str) -> int:
    if when in _LAST_MONTH:
        return _LAST_MONTH[when]
    number = int("".join(filter(str.isdecimal, when)))
    return number * 3 if when.startswith("q") else number
