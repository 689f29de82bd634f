"""Figures of the records on one topic, 知识产权 or 防震减灾: parts of the totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicators import INDICATORS
from tecdesk.store.figures.aggregate import figures

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.aggregate import Figure

TOPIC = "topic"
_EVERYDAY = frozenset({"农业技术", "信息技术", "科普统计", "其他"})
"""What training is about anyway; the other topics are told apart."""

TOLD = (
    "training.sessions",
    "training.people",
    "outreach.sessions",
    "outreach.visits",
    "handout.quantity",
    "consult.served",
)
"""The figures that are told of a topic; their records have one."""

TopicKey = tuple[str, str, str]
"""Topic, indicator key, unit ("" unless the indicator has `per`)."""


def told_apart(book: Book, year: int) -> list[str]:
    """The topics of a year that have a passage of their own, in list order."""
    return [word for word in book.words(TOPIC, year) if word not in _EVERYDAY]


def on_topic(indicator: Indicator, topic: str) -> Indicator:
    """The same figure over the records that bear a topic."""
    return replace(
        indicator, where=(*indicator.where, Condition(TOPIC, topic, among=True))
    )


def topic_figures(book: Book, period: Period) -> dict[TopicKey, Figure]:
    """The figures of the records that bear a topic; none where there are none."""
    asked = {
        f"{key}/{topic}": (topic, key)
        for topic in told_apart(book, period.year)
        for key in TOLD
    }
    narrowed = [
        replace(on_topic(INDICATORS[key], topic), key=name)
        for name, (topic, key) in asked.items()
    ]
    found = figures(book, narrowed, period)
    return {
        (*asked[name], unit): figure
        for (name, unit, _), figure in found.items()
        if figure.records
    }
