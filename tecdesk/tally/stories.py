"""Gathers the story of a household, a base or a lecturer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.query import Filter
from tecdesk.tally.households import first_day
from tecdesk.tally.households import identity
from tecdesk.tally.households import last_day
from tecdesk.tally.saying import Speaker
from tecdesk.tally.story import MOST
from tecdesk.tally.story import Story
from tecdesk.tally.story import Sum
from tecdesk.tally.story import Tie
from tecdesk.tally.story import added
from tecdesk.tally.story import opening
from tecdesk.tally.telling import by_year
from tecdesk.tally.telling import cut
from tecdesk.tally.telling import facts
from tecdesk.tally.telling import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_TECHNICAL = "技术"
_HOUSEHOLD_FACTS = ("id_number", "phone", "family_size", "status", "industry")
_BASE_FACTS = (
    "kind",
    "level",
    "status",
    "founded_on",
    "closed_on",
    "area",
    "households",
    "body",
    "head",
    "phone",
    "crop",
    "technology",
)


def household(
    book: Book, pairing: str, day: date, most: int = MOST, *, whole: bool = False
) -> Story:
    """Everything about one household, also under its former helpers.

    Args:
        book: the book.
        pairing: id of any of its pairing lines.
        day: today, to tell who looks after it now.
        most: how many lines.
        whole: numbers of persons are not masked.

    Raises:
        KeyError: there is no such line.
    """
    speaker = Speaker(book, whole=whole)
    lines = _chain(book, book.require("pairing", pairing))
    ties = [_tie(line, day) for line in lines]
    ties.sort(key=lambda tie: (tie.now, tie.begun), reverse=True)
    order = {tie.pairing: at for at, tie in enumerate(ties)}
    lines.sort(key=lambda line: order[line.id])
    aid = [a for line in lines for a in book.find("aid", Filter({"pairing": line.id}))]
    events = [e for record in (*lines, *aid) for e in told(speaker, record)]
    now = lines[0]
    return cut(
        Story(
            about="household",
            id=now.id,
            name=now.text("name"),
            place=speaker.place(now),
            tag=now.text("status"),
            facts=facts(speaker, lines, _HOUSEHOLD_FACTS),
            whole=whole,
            ties=tuple(ties),
            years=by_year(aid, _household_sums),
            totals=tuple(_household_sums(aid)),
        ),
        events,
        most,
    )


def _chain(book: Book, line: Record) -> list[Record]:
    """The lines of one household: the same by the tally's own identity.

    A line without an ID number belongs to the one with a number that has its name
    in its village, if there is only one such number.
    """
    named = {key: line[key] for key in ("village", "name")}
    found = {each.id: each for each in book.find("pairing", Filter(named))}
    if number := line.text("id_number"):
        same = book.find("pairing", Filter({"id_number": number}))
        found |= {each.id: each for each in same}
    found[line.id] = line
    numbers = {each.text("id_number") for each in found.values()} - {""}
    if len(numbers) == 1:
        return list(found.values())
    mine = identity(line)
    return [each for each in found.values() if identity(each) == mine]


def _tie(line: Record, day: date) -> Tie:
    begun, ended, today = line.text("since"), line.text("until"), day.isoformat()
    now = first_day(begun or today) <= today and (not ended or last_day(ended) >= today)
    return Tie(
        line.id,
        line.text("helper"),
        line.text("helper_unit"),
        begun,
        ended,
        line.text("status"),
        now,
    )


def _household_sums(aid: Sequence[Record]) -> list[Sum]:
    visits = [each for each in aid if each["way"] == VISIT]
    technical = [each for each in aid if each["way"] == _TECHNICAL]
    return [
        Sum("走访", "次", Kind.COUNT, added(visits, "times"), opening("aid", visits)),
        Sum("资金", "元", Kind.MONEY, added(aid, "money"), opening("aid", aid)),
        Sum(
            "物资折价",
            "元",
            Kind.MONEY,
            added(aid, "goods_value"),
            opening("aid", aid),
        ),
        Sum(
            "技术",
            "次",
            Kind.COUNT,
            added(technical, "times"),
            opening("aid", technical),
        ),
    ]


def base(book: Book, record: str, most: int = MOST, *, whole: bool = False) -> Story:
    """Everything about one demonstration base.

    Raises:
        KeyError: there is no such base.
    """
    speaker, found = Speaker(book, whole=whole), book.require("base", record)
    years = book.find("base_year", Filter({"base": record}))
    visits = book.find("base_visit", Filter({"base": record}))
    events = [e for each in (found, *years, *visits) for e in told(speaker, each)]
    return cut(
        Story(
            about="base",
            id=record,
            name=found.text("name"),
            place=speaker.place(found),
            tag=found.text("status"),
            facts=facts(speaker, [found], _BASE_FACTS),
            whole=whole,
            years=by_year([*years, *visits], _base_sums),
        ),
        events,
        most,
    )


def _base_sums(records: Sequence[Record]) -> list[Sum]:
    lines = [each for each in records if each.register == "base_year"]
    visits = [each for each in records if each.register == "base_visit"]
    register = REGISTERS["base_year"]
    sums = [
        Sum(
            register[key].label,
            register[key].unit,
            register[key].kind,
            added(lines, key),
            opening("base_year", lines),
        )
        for key in ("area", "households", "output")
        if lines
    ]
    people = added(visits, "people")
    watched = Sum("观摩", "人次", Kind.COUNT, people, opening("base_visit", visits))
    return [*sums, watched] if visits else sums


def lecturer(book: Book, name: str, most: int = MOST) -> Story:
    """Every session that a person taught, alone or with others."""
    speaker = Speaker(book)
    held = [
        session
        for session in book.find("training", Filter(words=name))
        if name in session.text("lecturer").split("、")
    ]
    shown = held[:most]
    events = [
        replace(event, by=speaker.place(each))
        for each in shown
        for event in told(speaker, each)
    ]
    story = Story(
        about="lecturer",
        id=name,
        name=name,
        years=by_year(held, _lecturer_sums),
        totals=tuple(_lecturer_sums(held)),
    )
    return cut(story, events, most, len(held) - len(shown))


def _lecturer_sums(held: Sequence[Record]) -> list[Sum]:
    opens = opening("training", held)
    return [
        Sum("培训", "期", Kind.COUNT, added(held, "sessions"), opens),
        Sum("参训", "人次", Kind.COUNT, added(held, "people"), opens),
    ]
