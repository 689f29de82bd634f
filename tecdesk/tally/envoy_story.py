"""Gathers the story of an envoy: all that was done by them, by year."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.tally.saying import Speaker
from tecdesk.tally.story import MOST
from tecdesk.tally.story import Story
from tecdesk.tally.story import Sum
from tecdesk.tally.story import added
from tecdesk.tally.story import opening
from tecdesk.tally.telling import by_year
from tecdesk.tally.telling import cut
from tecdesk.tally.telling import facts
from tecdesk.tally.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_FACTS = (
    "kind",
    "source_unit",
    "batch",
    "specialty",
    "rank",
    "phone",
    "since",
    "until",
    "work",
)
_SUMS = (
    ("training", "sessions", "培训", "期"),
    ("training", "people", "参训", "人次"),
    ("outreach", "visits", "科普活动", "人次"),
    ("consult", "served", "咨询", "人次"),
    ("variety", "items", "新品种新技术", "项"),
)
"""Register and field, what the sum is called, and its unit."""


def envoy(book: Book, record: str, most: int = MOST, *, whole: bool = False) -> Story:
    """Everything that an envoy did, and where.

    Args:
        book: the book.
        record: id of the envoy.
        most: how many lines.
        whole: numbers of persons are not masked.

    Raises:
        KeyError: there is no such envoy.
    """
    speaker, found = Speaker(book, whole=whole), book.require("envoy", record)
    done = [
        each
        for register in REGISTERS.values()
        for ref in register.refs
        if ref.to == "envoy"
        for each in book.find(register.key, Filter({ref.key: record}))
    ]
    dated = [each for each in done if each.register != "envoy_village"]
    villages = [
        speaker.text(each, "village")
        for each in done
        if each.register == "envoy_village" and not each["until"]
    ]
    events = told(speaker, found)
    for each in done:
        place = speaker.place(each)
        events += [replace(line, by=place) for line in told(speaker, each)]
    story = Story(
        about="envoy",
        id=record,
        name=found.text("name"),
        place="、".join(villages),
        tag=found.text("kind"),
        facts=facts(speaker, [found], _FACTS),
        whole=whole,
        years=by_year(dated, _sums),
        totals=tuple(_sums(dated)),
    )
    return cut(story, events, most)


def _sums(records: Sequence[Record]) -> list[Sum]:
    """The figures of a year; nothing where nothing of the sort was done."""
    made = []
    for register, key, name, unit in _SUMS:
        lines = [each for each in records if each.register == register]
        if lines:
            opens = opening(register, lines)
            made.append(Sum(name, unit, Kind.COUNT, added(lines, key), opens))
    money = [each for each in records if each.register == "envoy_year"]
    if money:
        opens = opening("envoy_year", money)
        made.append(Sum("经费", "元", Kind.MONEY, added(money, "money"), opens))
    return [*made, *_handed_out(records)]


def _handed_out(records: Sequence[Record]) -> Iterator[Sum]:
    """Leaflets by their unit: 份 and 册 are not added."""
    given = [each for each in records if each.register == "handout"]
    given.sort(key=lambda each: each.text("unit"))
    for unit, lines in groupby(given, lambda each: each.text("unit")):
        those = list(lines)
        opens = opening("handout", those)
        yield Sum("发放资料", unit, Kind.COUNT, added(those, "quantity"), opens)
