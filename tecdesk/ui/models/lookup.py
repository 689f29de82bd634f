"""Names behind ids and earlier values, read once until something changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.completion import Completers
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.period import Period
from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.store.query import Filter
from tecdesk.store.terms.vocabularies import word_lists
from tecdesk.ui.models.cells import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.desk.completion import Completer
    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.domain.word import WordList
    from tecdesk.store.book import Book
    from tecdesk.ui.bus import Bus
    from tecdesk.ui.reveal import Revealed

_MANY = 2000
_WHOLE = 2
"""Dashes of a date that is known to the day."""


class Lookup:
    """What the pages ask of the book besides records, on the window's thread.

    Attributes:
        book: the open book. bus: where to say what happened.
        revealed: id of the record whose numbers may be seen just now.
    """

    def __init__(self, book: Book, bus: Bus) -> None:
        self.book = book
        self.bus = bus
        self._names: dict[tuple[str, int], dict[str, str]] = {}
        self._choices: dict[tuple[str, int], dict[str, str]] = {}
        self._completers: dict[int, Completers] = {}
        self._words: Mapping[str, WordList] | None = None
        self.revealed = ""
        bus.changed.connect(self._on_changed)
        bus.revealed.connect(self._on_revealed)

    @property
    def year(self) -> int:
        """The year being worked on."""
        return self.bus.year

    @property
    def period(self) -> Period:
        """The year being worked on, as a period."""
        return Period(self.year)

    @property
    def context(self) -> Context:
        """What a typed value may lean on."""
        if self._words is None:
            self._words = word_lists(self.book)
        today = date.today()  # noqa: DTZ011 - the desk's day
        return Context(self.year, today, words=self._words)

    def names(self, register: str) -> dict[str, str]:
        """Id to name; villages in county order."""
        key = (register, self.year)
        if key not in self._names:
            self._names[key] = self.book.names(register, self.year)
        return self._names[key]

    def completer(self, register: str, field: str, year: int) -> Completer:
        """What a field of a record of a year may hold, the likeliest first."""
        if year not in self._completers:
            self._completers[year] = Completers(self.book, year)
        return self._completers[year].of(register, field)

    def name(self, register: str, record: str) -> str:
        """What one record is called."""
        if not REGISTERS[register].dated_by:
            return self.names(register).get(record, "")
        found = self.book.get(register, record)
        return self._called(found) if found else ""

    def title(self, register: str, values: Values) -> str:
        """A record in a few words: 12月9日 下坪村 淡水鱼养殖."""
        return title(REGISTERS[register], values, self)

    def choices_of(self, register: str) -> dict[str, str]:
        """Id to title of the records a REF may point to, newest first."""
        key = (register, self.year)
        if key not in self._choices:
            self._choices[key] = self._read_choices(register)
        return self._choices[key]

    def text(
        self, field: Field, value: Value, mark: str = "", *, whole: bool = False
    ) -> str:
        """A value as a list shows it: names for ids, personal numbers masked."""
        if value is not None and field.kind is Kind.REF:
            return self.name(field.to, str(value))
        shown = show(field.kind, value, mark)
        return shown if whole else veiled(field, shown)

    def _on_revealed(self, now: Revealed) -> None:
        self.revealed = now.record

    def _read_choices(self, register: str) -> dict[str, str]:
        if not REGISTERS[register].dated_by:
            binned = {r.id for r in self.book.find(register, Filter(binned=True))}
            return {k: v for k, v in self.names(register).items() if k not in binned}
        found = self.book.find(register, limit=_MANY)
        return {record.id: self._called(record) for record in found}

    def _called(self, record: Record) -> str:
        """Its title; the fair of another year says which."""
        register = REGISTERS[record.register]
        day = "" if register.ends_by else record.text(register.dated_by)
        elsewhere = day.count("-") == _WHOLE and int(day[:4]) != self.year
        year = f"{day[:4]}年" if elsewhere else ""
        return f"{year}{self.title(record.register, record.values)}"

    def _on_changed(self, change: Change, _source: object) -> None:
        touched = change.registers
        if "village_name" in touched:
            touched |= {"village"}
        if "word" in touched:
            self._words = None
        names = self._names.items()
        self._names = {key: kept for key, kept in names if key[0] not in touched}
        # Titles name records of other registers, too.
        self._choices.clear()
        for each in self._completers.values():
            each.forget(change)
