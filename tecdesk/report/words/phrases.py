"""Phrase rules: what is said of a figure, and when nothing is (P1, P3, P5-P10).

Each rule takes amounts and gives a clause, or None for "do not write it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.numerals import multiple
from tecdesk.report.words.numerals import percent
from tecdesk.report.words.tags import share_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.clauses import Share

LEAST_FOR_RATE = 20
"""Below this last-year figure a growth rate says nothing and is not written."""


def completion(
    verb: str,
    thing: str,
    done: Amount,
    target: Amount | None = None,
    span: str = "全年",
) -> Text | None:
    """P1: 举办农业科技培训46期，完成年度目标任务的115%.

    Args:
        verb: 举办; the sentence for 0 of a target turns it into 尚未举办.
        thing: 农业科技培训.
        done: the figure of the year.
        target: what was asked for; None or 0 drops the rate.
        span: 上半年, when nothing was done in it.
    """
    aim = target if target and target.value else None
    if done.value is None or done.value == 0:
        return _nothing_done(verb, thing, done, aim, span)
    if aim is None:
        return say("{}{}{}", verb, thing, said(done))
    return say("{}{}{}，{}", verb, thing, said(done.exact), rate(done, aim))


def _nothing_done(
    verb: str, thing: str, done: Amount, aim: Amount | None, span: str
) -> Text | None:
    if aim is None:
        return None
    if done.value is None:
        return say("{}{}{}", verb, thing, said(done))
    words = "{}年度目标为{}，{}尚未{}"
    return say(words, thing, said(aim.exact), span, verb)


def rate(done: Amount, target: Amount) -> Text:
    """The rate of P1: 完成 from the target on, 占 below it, 为…倍 where it is so."""
    v, t = done.number, target.number
    tag = f"{done.tag}%target"
    if done.numerals.times and v >= 2 * t:
        return say("为年度目标任务的{}", Slot(multiple(v, t), tag))
    shown = percent(v, t)
    verb = "为" if shown.endswith("倍") else "完成" if v >= t else "占"
    return say("{}年度目标任务的{}", verb, Slot(shown, tag))


def share(name: str, part: Amount, whole: Amount) -> Text | None:
    """P3: 妇女1794人次，占41%; 均为妇女 when it is all; dropped when 0 or unknown."""
    if not part.value or not whole.value:
        return None
    if part.value == whole.value:
        return say("均为{}", name)
    return say("{}{}，占{}", name, said(part), part_of(part, whole) or ())


def part_of(part: Amount, whole: Amount) -> Text | None:
    """The share as a bound number: 14.4%; None when one of them is unknown or 0."""
    if not part.value or not whole.value:
        return None
    return (Slot(percent(part.value, whole.value), share_tag(part.tag, whole.tag)),)


def coverage(
    names: Sequence[str],
    places: Amount,
    of: Amount,
    whole: str,
    single: str = "在{}举办",
) -> Text | None:
    """P5: 覆盖全镇12个村（社区）; 覆盖9个村（社区），占全镇的75%; 在柳树村举办.

    Args:
        names: the villages reached.
        places: how many they are.
        of: how many villages were valid in the period.
        whole: 全镇, 全乡.
        single: what is said when it is one village only.
    """
    if not names:
        return None
    if len(names) == 1:
        return say(single, names[0])
    if places.number >= of.number:
        return say("覆盖{}{}（社区）", whole, said(places))
    rate_ = Slot(percent(places.number, of.number), f"{places.tag}%villages")
    return say("覆盖{}（社区），占{}的{}", said(places), whole, rate_)


def highest(
    shares: Sequence[Share], words: Sequence[Text], among: str, measure: str
) -> Text | None:
    """P6: 柳树村举办12期、培训1189人次，为各村最多; 甲、乙培训人次并列最多.

    Args:
        shares: the compared figures by part.
        words: what is said of each part, in the same order: 举办12期、培训1189人次.
        among: 各村, 四个季度.
        measure: 培训人次.
    """
    most = max((each.number for each in shares), default=0)
    tops = [place for place, each in enumerate(shares) if each.number == most]
    there = sum(each.number > 0 for each in shares)
    if not most or len(tops) > 2 or len(tops) == there:
        return None  # nothing to compare with
    names = "、".join(shares[place].name for place in tops)
    if len(tops) == 2:
        return say("{}{}并列最多", names, measure)
    return say("{}{}，为{}最多", names, words[tops[0]], among)


def quantities(nouns: Sequence[tuple[str, Amount]]) -> Text | None:
    """P7: 科技资料6911份、手册3550册、挂图1700张: each unit its own number."""
    there = [say("{}{}", noun, said(amount)) for noun, amount in nouns if amount.value]
    return joined(there, "、") if there else None


def growth(
    now: Amount, before: Amount | None, than: str = "上年", newly: str = "本年"
) -> Text | None:
    """P9: 比上年增加6个; 与上年持平; 比上年减少1875人次，下降30%.

    Args:
        now: this year's figure.
        before: last year's over the same span; None when it is not on the books.
        than: 上年, or 上年末 for a stock.
        newly: 本年, or 上半年, when there was nothing last year.
    """
    if before is None or before.value is None or now.value is None:
        return None
    gap = now.value - before.value
    moved = now.like(abs(gap), f"{now.tag}-last")
    if gap == 0:
        return say("与{}持平", than) if now.value else None
    if before.value == 0:
        return say("{}没有，{}新增{}", than, newly, said(moved))
    lead = say("比{}{}{}", than, "增加" if gap > 0 else "减少", said(moved))
    return clauses(lead, _growth_rate(gap, before.value, now.tag))


def _growth_rate(gap: int, before: int, tag: str) -> Text | None:
    if before < LEAST_FOR_RATE:
        return None
    shown = Slot(percent(abs(gap), before), f"{tag}%last")
    if gap > 0 and shown.text.endswith("倍"):
        return say("增长{}", shown)
    return say("{}{}", "增长" if gap > 0 else "下降", shown)


def goals(rates: Sequence[tuple[int | None, int]], all_: Amount) -> Text | None:
    """P10: 目标任务共5项，达到或超过目标的4项，未达到目标的1项.

    Args:
        rates: done (None when unknown) and target of each row.
        all_: the number of rows, in 项.
    """
    if len(rates) < 2:
        return None
    known = [(done, target) for done, target in rates if done is not None]
    reached = sum(done >= target for done, target in known)
    if reached == len(rates):
        return say("{}目标任务全部完成", said(all_))
    if not reached and len(known) == len(rates):
        return say("目标任务{}均未达到目标", said(all_))
    counts = (
        ("达到或超过目标的{}", reached, "target.reached"),
        ("未达到目标的{}", len(known) - reached, "target.missed"),
        ("尚无数据的{}", len(rates) - len(known), "target.unknown"),
    )
    told = [say(words, said(all_.like(n, tag))) for words, n, tag in counts if n]
    return clauses(say("目标任务共{}", said(all_)), *told)


def paces(rates: Sequence[tuple[int | None, int, int]], all_: Amount) -> Text | None:
    """P10 before the year is over: 目标任务共5项，已完成2项，低于序时进度的1项.

    Args:
        rates: done (None when unknown), what is due by now and the target.
        all_: the number of rows, in 项.
    """
    if len(rates) < 2:
        return None
    known = [each for each in rates if each[0] is not None]
    full = sum((done or 0) >= target for done, _, target in known)
    slow = sum((done or 0) < due for done, due, _ in known)
    if full == len(rates):
        return say("{}目标任务全部提前完成", said(all_))
    counts = (
        ("已完成{}", full, "target.reached"),
        ("达到序时进度的{}", len(known) - full - slow, "target.paced"),
        ("低于序时进度的{}", slow, "target.missed"),
        ("尚无数据的{}", len(rates) - len(known), "target.unknown"),
    )
    told = [say(words, said(all_.like(n, tag))) for words, n, tag in counts if n]
    return clauses(say("目标任务共{}", said(all_)), *told)
