"""Phrase rules for breakdowns: closed splits (P2) and top lists (P4)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.clauses import Share

MOST = 7
"""A split of more parts than this becomes a top list."""
TOP = 5
UNKNOWN = ""


def split(
    shares: Sequence[Share],
    total: Amount,
    lead: str = "",
    *,
    missing: str = "",
    apart: bool = False,
    single: str = "均为",
) -> Text | None:
    """P2: 按培训形式分，远程教育11期、播放影片10期、讲座和现场指导各9期.

    Parts that do not add up to the total are 其中; one part that is the whole is
    均为现场指导; records without the word are 其余N期未登记形式.

    Args:
        shares: the parts, in word-list order, 未填 under an empty name.
        total: the figure they split.
        lead: 按培训形式分; empty begins with 其中.
        missing: 形式, named when some records lack it.
        apart: parts of equal size are written one by one (names of offices).
        single: what is said when one part is the whole.
    """
    named = descending(shares)
    if not named or not total.value:
        return None
    unknown = _unknown(shares)
    closed = sum(each.number for each in (*named, *unknown)) == total.value
    if len(named) == 1 and closed and not unknown:
        words = single if total.value > 1 else single.replace("均", "")
        return say("{}{}", words, named[0].name)
    if len(named) > MOST:
        named = cut(named, TOP)
    opening = f"{lead}，" if lead and closed else "其中"
    body = grouped(named, apart=apart)
    if closed and unknown and missing and body:
        return say(
            "{}{}，其余{}未登记{}", opening, body, said(unknown[0].amount), missing
        )
    return say("{}{}", opening, body) if body else None


def top(
    shares: Sequence[Share],
    verb: str,
    kinds: Amount,
    noun: str,
    first: int = TOP,
    *,
    plain: bool = False,
) -> Text | None:
    """P4: 涉及水产、畜牧、粮食、蔬菜、食用菌等12个行业，其中水产、畜牧各7期.

    Args:
        shares: the parts.
        verb: 涉及.
        kinds: how many parts there are, in 个.
        noun: 行业.
        first: how many are named.
        plain: without their numbers.
    """
    named = descending(shares)
    if not named:
        return None
    if len(named) == 1:
        return say("{}{}", verb, named[0].name)
    shown = named[:first] if plain else cut(named, first)
    names = "、".join(each.name for each in shown)
    etc = "等" if names and len(named) > first else ""
    whole = say("{}{}{}{}{}", verb, names, etc, said(kinds), noun)
    if plain or not shown:
        return whole
    return say("{}，其中{}", whole, grouped(shown))


def cut(shares: Sequence[Share], first: int) -> list[Share]:
    """The first so many of a descending list; a tie at the cut is cut whole."""
    if len(shares) <= first:
        return list(shares)
    border = shares[first].number
    return [each for each in shares[:first] if each.number > border]


def descending(shares: Sequence[Share]) -> list[Share]:
    """Parts that happened, largest first; equal ones keep the given order."""
    named = [each for each in shares if each.name and each.number]
    return sorted(named, key=lambda each: -each.number)


def grouped(shares: Sequence[Share], *, apart: bool = False) -> Text:
    """A6个、B5个; ties are joined: C和D各2个, or E、F、G各1个.

    With a long tie, or with several, the groups are parted by ，and the names in
    them by 、, so that one cannot be read as the other.
    """
    if apart:
        return joined([_single(each) for each in shares], "、")
    ties = [list(run) for _, run in groupby(shares, key=lambda each: each.number)]
    sizes = [len(tie) for tie in ties]
    long = max(sizes, default=0) > 2 or sum(size > 1 for size in sizes) > 1
    within, between = ("、", "，") if long else ("和", "、")
    return joined([_tie(tie, within) for tie in ties], between)


def _tie(tie: Sequence[Share], within: str) -> Text:
    if len(tie) == 1:
        return _single(tie[0])
    return say("{}各{}", within.join(each.name for each in tie), said(tie[0].amount))


def _single(each: Share) -> Text:
    return say("{}{}", each.name, said(each.amount))


def _unknown(shares: Sequence[Share]) -> list[Share]:
    return [each for each in shares if each.name == UNKNOWN and each.number]
