"""Warns at entry when the same thing is in the book already, or nearly the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.store.query import Filter
from tecdesk.tally.alike import Key
from tecdesk.tally.alike import fills
from tecdesk.tally.alike import mark as mark_of
from tecdesk.tally.saying import Speaker
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

NEAR_DAYS = 7
_DAY = len("2025-03-05")
_TEXTS = {Kind.TEXT, Kind.NOTE}


@dataclass(frozen=True, slots=True)
class Twin:
    """A record that what stands in the form may be.

    Attributes:
        record: the other record.
        days: how many days lie between them; 0 for the same.
        sentence: 下坪村 12月9日 已有同题培训 68 人次.
        mark: under which `not_the_same` remembers a person's answer.
        known: how many such records there are.
    """

    record: Record
    days: int
    sentence: str
    mark: str
    known: int

    @property
    def near(self) -> bool:
        """True when it is not the same day, only close to it."""
        return self.days > 0


def twins(book: Book, register: str, values: Values, itself: str = "") -> list[Twin]:
    """The records that the values of a form may be, the same ones first.

    Two are the same by the register's first key that the values fill: the date,
    the village and the topic of a session. Those of the same village and topic
    within a week are near. What a person said is not the same is left out, until
    one more of its kind turns up.

    Args:
        book: the book.
        register: key of the register.
        values: what stands in the form so far.
        itself: id of the record in the form; empty for a new one.
    """
    declared = REGISTERS[register]
    for rank, key in enumerate(declared.same_by):
        if not fills(declared, key, values):
            continue
        found = [
            (days, record)
            for record in _candidates(book, declared, key, values)
            if record.id != itself
            and (days := _days(declared, key, values, record)) is not None
            and not _contradicted(declared, rank, values, record)
        ]
        if found:
            return _asked(book, declared, key, values, found)
    return []


def not_the_same(book: Book, found: Iterable[Twin]) -> None:
    """Remember a person's answer: these are not what stands in the form.

    Raises:
        DeskError: the book refused.
    """
    answers = {twin.mark: twin.known for twin in found}
    book.change_settings(lambda now: replace(now, apart={**now.apart, **answers}))


def _contradicted(
    register: Register, rank: int, values: Values, record: Record
) -> bool:
    """True when an earlier key is filled on both sides and differs."""
    for key in register.same_by[:rank]:
        ours = [values.get(part) for part in key]
        theirs = [record[part] for part in key]
        if all((*ours, *theirs)) and ours != theirs:
            return True
    return False


def _asked(
    book: Book,
    register: Register,
    key: Key,
    values: Values,
    found: Iterable[tuple[int, Record]],
) -> list[Twin]:
    """What a person is asked about: not what was answered before."""
    alike: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for days, record in found:
        alike[_mark(register, key, values, record)].append((days, record))
    speaker = Speaker(book)
    day = str(values.get(register.dated_by) or "")
    year = int(day[:4]) if day else None
    asked = [
        Twin(record, days, _sentence(speaker, record, days, year), mark, len(each))
        for mark, each in alike.items()
        for days, record in each
        if len(each) > book.settings.apart.get(mark, 0)
    ]
    return sorted(asked, key=lambda twin: twin.days)


def _candidates(
    book: Book, register: Register, key: Key, values: Values
) -> Iterator[Record]:
    """Records with the key's parts, apart from its date and how texts are spelt."""
    exact: dict[str, Value] = {
        part: values.get(part) or None
        for part in key
        if part != register.dated_by and register[part].kind not in _TEXTS
    }
    if register.dated_by not in key:
        texts = [part for part in key if part not in exact]
        spelt = {part: values.get(part) or None for part in texts}
        yield from book.find(register.key, Filter({**exact, **spelt}))
        return
    for period in _around(str(values[register.dated_by])):
        yield from book.find(register.key, Filter(exact, period=period))


def _around(day: str) -> list[Period]:
    """The months that hold the days near a date; its year when no day is known."""
    if len(day) < _DAY:
        return [Period(int(day[:4]))]
    middle, week = date.fromisoformat(day), timedelta(NEAR_DAYS)
    ends = (middle - week, middle + week)
    months = dict.fromkeys((end.year, end.month) for end in ends)
    return [Period(year, month=month) for year, month in months]


def _days(register: Register, key: Key, values: Values, record: Record) -> int | None:
    """Days between the two; None when they are not alike, or far apart."""
    dated = register.dated_by
    if any(
        fold(str(values.get(part) or "")) != fold(record.text(part))
        for part in key
        if part != dated
    ):
        return None
    if dated not in key or values.get(dated) == record[dated]:
        return 0
    near = register.placed and values.get("village")
    ours, theirs = str(values[dated]), record.text(dated)
    if not near or len(ours) < _DAY or len(theirs) < _DAY:
        return None
    days = abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days)
    return days if days <= NEAR_DAYS else None


def _mark(register: Register, key: Key, values: Values, record: Record) -> str:
    """The same from both sides, and without anybody's name or number in it."""
    dated = register.dated_by
    parts = [fold(record.text(part)) for part in key if part != dated]
    days = (str(values[dated]), record.text(dated)) if dated in key else ()
    return mark_of(register.key, parts, days)


def _sentence(speaker: Speaker, record: Record, days: int, year: int | None) -> str:
    """下坪村 12月9日 已有…; the year is said where it is another than the form's."""
    register = REGISTERS[record.register]
    day = record.text(register.dated_by) if register.dated_by else ""
    when = "" if register.ends_by else spoken_day(day, year)
    place = speaker.place(record)
    said = [part for part in (place, when) if part]
    alike = "同题" if register.named_by == "title" else "相同的"
    amount = "" if register.ends_by else speaker.amount(record)
    tail = amount or speaker.what(record)
    near = f"（相隔 {days} 天）" if days else ""
    return f"{' '.join(said)} 已有{alike}{register.label} {tail}{near}".strip()
