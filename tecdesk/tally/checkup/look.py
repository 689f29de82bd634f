"""What the checks of one run share: book, year, today, bounds, names, the tally."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.tally.saying import Speaker
from tecdesk.tally.saying import spoken_day
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Bounds:
    """From when on something is worth a person's look; see formats §6.1.

    Attributes:
        change_percent: a figure against the same span of last year.
        change_least: the least difference that counts as such a change.
        people_most: people at one session.
        usual_times: a number against the middle of the same ones so far.
        usual_records: so many are needed to know what is usual.
        usual_years: of so many years, the year itself included.
        copies_each: copies handed out for each person of a session.
        area_percent: area of a base against the year before.
        round_records: so many numbers that all end in 0.
        days_unvisited: a household paired for less need not have been visited.
        batch_records: entered at one time, of which one is of another year.
    """

    change_percent: int = 30
    change_least: int = 2
    people_most: int = 1000
    usual_times: int = 10
    usual_records: int = 10
    usual_years: int = 3
    copies_each: int = 10
    area_percent: int = 20
    round_records: int = 10
    days_unvisited: int = 90
    batch_records: int = 10


class Look:
    """One look at a year of a book.

    Attributes:
        book: the book; only read. year: the year looked at. day: today.
        bounds: from when on something is found. period: the whole year.
        speaker: says records as people do.
    """

    def __init__(
        self, book: Book, year: int, day: date, bounds: Bounds | None = None
    ) -> None:
        self.book, self.year, self.day = book, year, day
        self.bounds = bounds or Bounds()
        self.period = Period(year)
        self.speaker = Speaker(book)

    @property
    def over(self) -> bool:
        """True when the year is over."""
        return self.day.year > self.year

    @property
    def closing(self) -> bool:
        """True when the year is over or being summed up: from December on."""
        return self.over or (self.day.year, self.day.month) == (self.year, 12)

    @property
    def last_day(self) -> date:
        """Today, or the year's last day when it is over."""
        return min(self.day, date(self.year, 12, 31))

    @cached_property
    def so_far(self) -> Period:
        """The year until today; whole when it is over or has not begun."""
        if self.day.year != self.year:
            return self.period
        return Period(self.year, until=self.day)

    @cached_property
    def sheet(self) -> Sheet:
        """The tally of the whole year, by village and month."""
        return make_sheet(self.book, self.period, ("village", "month"))

    @cached_property
    def sheet_so_far(self) -> Sheet:
        """The tally until today beside the same span of last year."""
        if self.so_far == self.period:
            return self.sheet
        return make_sheet(self.book, self.so_far)

    def within(self, register: Register) -> Filter | None:
        """The records that belong to the year; None for registers without years."""
        if register.dated_by:
            return Filter(period=self.period)
        return Filter({"year": self.year}) if "year" in register.by_key else None

    def records(self, register: str, ids: Iterable[str]) -> dict[str, Record]:
        """Some records by id; read one by one, which a few of many are fastest."""
        found = (self.book.get(register, id_) for id_ in ids)
        return {record.id: record for record in found if record}

    def place(self, record: Record) -> str:
        """12月9日 下坪村 淡水鱼养殖: which record is meant, in a few words."""
        declared = REGISTERS[record.register]
        lasts = declared.ends_by or not declared.dated_by
        day = "" if lasts else spoken_day(record.text(declared.dated_by), self.year)
        place = self.speaker.place(record)
        what = self.speaker.what(record)
        known = what.startswith(place)  # 清河村 清河村荔枝示范基地
        said = [part for part in (day, "" if known else place, what) if part]
        return " ".join(said) or declared.label

    def places(self, register: str, ids: Iterable[str]) -> dict[str, str]:
        """Which records are meant, by id."""
        return {id_: self.place(r) for id_, r in self.records(register, ids).items()}
