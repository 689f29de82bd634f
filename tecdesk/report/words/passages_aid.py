"""What the summary says of visits, money and goods for paired households."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.registers.pairing import VISIT
from tecdesk.domain.words import WORD_LISTS
from tecdesk.report.words.clauses import Amount
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.splits import descending
from tecdesk.report.words.splits import grouped
from tecdesk.report.words.splits import split
from tecdesk.store.figures.aggregate import State
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts


def aided(facts: Facts) -> list[Text | None]:
    """Visits, money and goods; then the ways of helping."""
    visits = facts.amount("pairing.visits")
    visited = say("走访{}", said(visits)) if visits.value else None
    done = clauses(visited, _given(facts))
    return [sentence(say("{}{}", facts.span, done)) if done else None, _ways(facts)]


def _given(facts: Facts) -> Text | None:
    """Money and goods are named together only when it is not known which is which."""
    goods = facts.figure("pairing.goods")
    if goods.state is State.BLANK:
        return _worth("帮扶资金及物资折价", facts.amount("pairing.aid"))
    return clauses(
        _worth("帮扶资金", facts.amount("pairing.money")),
        _worth("物资折价", facts.amount("pairing.goods")),
    )


def _worth(name: str, amount: Amount) -> Text | None:
    return say("{}{}", name, said(amount)) if amount.value else None


def _ways(facts: Facts) -> Text | None:
    """按帮扶方式分，物资10户、资金9户: households, not records."""
    ways = _households(facts)
    whole = facts.counted(len(set().union(*ways.values())), "户", _tag(facts, "#"))
    shares = [
        Share(way, facts.counted(len(households), "户", _tag(facts, way)))
        for way, households in ways.items()
    ]
    if sum(each.number for each in shares) == whole.number:
        ways_ = split(
            shares, whole, "按帮扶方式分", missing="方式", single="帮扶方式均为"
        )
        return sentence(ways_)
    named = descending(shares)
    if not named:
        return None
    words = "受帮扶的{}中，{}，有的户得到多种帮扶"
    return sentence(say(words, said(whole), grouped(named)))


def _households(facts: Facts) -> dict[str, set[str]]:
    """Way of helping to the households helped so, in word-list order; visits apart."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in facts.book.find("aid", Filter(period=facts.period)):
        if record.text("way") != VISIT:
            found[record.text("way")].add(record.text("pairing"))
    order = WORD_LISTS["aid_way"].order
    return dict(sorted(found.items(), key=lambda each: order.get(each[0], len(order))))


def _tag(facts: Facts, way: str) -> str:
    return facts.tag("pairing.aid", by="way", part=way) + "#"
