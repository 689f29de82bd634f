"""Gathers the story of a village: what happened there, with its figures by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.words import in_year
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.query import Filter
from tecdesk.tally.saying import Speaker
from tecdesk.tally.story import MOST
from tecdesk.tally.story import Opening
from tecdesk.tally.story import Story
from tecdesk.tally.story import Sum
from tecdesk.tally.story import YearSums
from tecdesk.tally.telling import cut
from tecdesk.tally.telling import facts
from tecdesk.tally.telling import told

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.story import Event

_PLACED = (
    *(each.key for each in LEDGERS if each.placed),
    *(child.key for each in LEDGERS for child in children(each) if child.placed),
)
_SUMS = (
    "training.sessions",
    "training.people",
    "handout.quantity",
    "base.in_use",
    "pairing.objects",
    "pairing.visits",
    "pairing.money",
)
_WHERE_ANY = (
    "outreach.sessions",
    "outreach.visits",
    "consult.served",
    "variety.items",
    "exemplar.in_force",
    "network.in_force",
    "project.approved",
)
"""These are told of villages that have such records."""


def village(book: Book, record: str, most: int = MOST) -> Story:
    """Everything that happened in one village; visits stand with the households.

    Raises:
        KeyError: there is no such village.
    """
    speaker, found = Speaker(book), book.require("village", record)
    events: list[Event] = []
    unread = 0
    for register in _PLACED:
        where = _in_village(register, record)
        rows = book.find(register, where, limit=most)
        unread += book.count(register, where) - len(rows)
        events += [event for each in rows for event in told(speaker, each)]
    story = Story(
        about="village",
        id=record,
        name=found.text("name"),
        facts=facts(speaker, [found], ("code", "other_names")),
        years=_village_years(book, record),
    )
    return cut(story, events, most, unread)


def _in_village(register: str, village: str) -> Filter:
    """Records of a village; handouts of a session stand with the session."""
    linked = {"training": None} if register == "handout" else {}
    return Filter({"village": village, **linked})


def _village_years(book: Book, village: str) -> tuple[YearSums, ...]:
    asked = [INDICATORS[key] for key in (*_SUMS, *_WHERE_ANY)]
    found = []
    for year in reversed(_years_of(book, village)):
        period = Period(year)
        answers = figures(book, asked, period, "village")
        sums = []
        for indicator in asked:
            for (key, unit, part), figure in answers.items():
                any_ = figure.records or key in _SUMS
                if key == indicator.key and part == village and any_:
                    opens = Opening(
                        indicator.register, None, key, period, unit, village
                    )
                    counted = unit or indicator.unit
                    label = in_year(indicator.label, year)
                    sums.append(Sum(label, counted, indicator.kind, figure, opens))
        if sums:
            found.append(YearSums(year, tuple(sums)))
    return tuple(found)


def _years_of(book: Book, village: str) -> range:
    """From the first to the last year in which something is dated in a village."""
    days: list[str] = []
    for register in _PLACED:
        where, dated = _in_village(register, village), REGISTERS[register].dated_by
        for order in ((dated,), (f"-{dated}",)):
            days += [
                r.text(dated) for r in book.find(register, where, order=order, limit=1)
            ]
    years = [int(day[:4]) for day in days if day]
    return range(min(years), max(years) + 1) if years else range(0)
