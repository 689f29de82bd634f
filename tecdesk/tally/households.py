"""Households: which pairing lines are one household, and how long since a visit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.field import Value
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.latest import latest
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

OBJECTS = INDICATORS["pairing.objects"]
HOUSEHOLD = "户"
_ALTERNATIVES = OBJECTS.measure.keys if isinstance(OBJECTS.measure, Distinct) else ()
IDENTITY = tuple(dict.fromkeys(key for keys in _ALTERNATIVES for key in keys))
"""Fields that `identity_of` looks at."""
Identity = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """The households in force on a day, by what is known of their last visit.

    Each is one pairing line that is in force.

    Attributes:
        overdue: surely not visited within the days asked for.
        unclear: a visit is only known to the year or month, and may lie within.
    """

    overdue: tuple[Record, ...] = ()
    unclear: tuple[Record, ...] = ()


def identity(pairing: Record) -> Identity:
    """What makes two pairing lines the same household, as the tally counts them."""
    same = {k: m for k, m in pairing.marks.items() if m.startswith(SAME)}
    return identity_of({**pairing.values, **same}, pairing.id)


def identity_of(values: Values, id_: str) -> Identity:
    """The same of a line's values; one without any is a household of its own."""
    for number, keys in enumerate(_ALTERNATIVES):
        parts = tuple(values[key] for key in keys)
        if None not in parts:
            return (number, *parts)
    return (id_,)


def visits(book: Book, day: date, days: int) -> Visits:
    """Who was not visited in the last so many days, the day itself included.

    A visit by a former helper counts. A household paired within the days is not
    overdue. "2025" may be any day of 2025: such a visit makes a household neither
    visited nor overdue.
    """
    start = (day - timedelta(days - 1)).isoformat()
    seen = _seen(book)
    overdue: list[Record] = []
    unclear: list[Record] = []
    for household, lines in _in_force(book, day).items():
        begun = [line.text("since") for line in lines]
        dates = [*seen.get(household, ()), *filter(None, begun)]
        if any(first_day(each) >= start for each in dates):
            continue
        maybe = any(last_day(each) >= start for each in dates)
        (unclear if maybe else overdue).append(lines[0])
    return Visits(tuple(overdue), tuple(unclear))


def _in_force(book: Book, day: date) -> dict[Identity, list[Record]]:
    found: dict[Identity, list[Record]] = defaultdict(list)
    for pairing, _ in behind(book, OBJECTS, Period(day.year, until=day)):
        if pairing["object_kind"] in {HOUSEHOLD, None}:
            found[identity(pairing)].append(pairing)
    return found


def _seen(book: Book) -> dict[Identity, list[str]]:
    """The latest visits of each household, one of each precision and line."""
    dates = latest(book, "aid", "pairing", Filter({"way": VISIT}))
    found: dict[Identity, list[str]] = defaultdict(list)
    for pairing in _all(book, dates):
        found[identity(pairing)] += dates[pairing.id]
    return found


def _all(book: Book, ids: Iterable[str]) -> list[Record]:
    return book.find("pairing", Filter(ids=tuple(ids)))


def first_day(day: str) -> str:
    """The first day that a date of any precision may mean, ISO text."""
    return day + "-01-01"[len(day) - len("2025") :]


def last_day(day: str) -> str:
    """The last day that a date of any precision may mean, ISO text."""
    if len(day) == len("2025"):
        return f"{day}-12-31"
    if len(day) == len("2025-03"):
        year, month = map(int, day.split("-"))
        return Period(year, month=month).last_day.isoformat()
    return day
