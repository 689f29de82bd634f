"""What the summary says of single topics: parts of training, outreach, materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators.publicity import IP
from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import joined
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.facts import Facts

_SESSIONS, _PEOPLE = "training.sessions", "training.people"
_EVENTS, _VISITS = "outreach.sessions", "outreach.visits"
_TOGETHER = "publicity.ip"
_TOLD = (
    (("举办培训", _SESSIONS), ("培训", _PEOPLE)),
    (("开展宣传活动", _EVENTS), ("参与群众", _VISITS)),
    (("发放资料", "handout.quantity"),),
    (("提供咨询", "consult.served"),),
)
"""Verbs and figures; those of one line are told with 、 between them."""


def topics(facts: Facts) -> list[Text | None]:
    """知识产权方面，举办培训2期、培训120人次，发放资料500份: a sentence for each."""
    told = [_topic(facts, name) for name in facts.topics]
    if not any(told):
        return [None]
    return [paragraph(*told, say("以上各项已包含在前面的数字之中。"))]


def _topic(facts: Facts, name: str) -> Text | None:
    groups = [_group(facts, name, group) for group in _TOLD]
    together = _together(facts, name) if name == IP else None
    told = clauses(*groups, together)
    return sentence(say("{}方面，{}", name, told)) if told else None


def _group(facts: Facts, topic: str, group: tuple[tuple[str, str], ...]) -> Text | None:
    told = [
        say("{}{}", verb, joined([said(each) for each in amounts], "、"))
        for verb, key in group
        if (amounts := _amounts(facts, topic, key))
    ]
    return joined(told, "、") if told else None


def _amounts(facts: Facts, topic: str, key: str) -> list[Amount]:
    every = (facts.on_topic(topic, key, unit) for unit in facts.units_of(key))
    return [each for each in every if each and each.value]


def _together(facts: Facts, topic: str) -> Text | None:
    """宣传培训合计520人次: where it is more than one of its parts."""
    done, aim = facts.amount(_TOGETHER), facts.target(_TOGETHER)
    if not done.value:
        return None
    if all(_amounts(facts, topic, key) for key in (_PEOPLE, _VISITS)):
        return phrases.completion("宣传培训合计", "", done, aim, facts.span)
    if not aim or not aim.value:
        return None
    return say("宣传培训人次{}", phrases.rate(done, aim))
