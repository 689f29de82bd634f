"""The records behind a report, and which were added, changed or deleted since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.period_code import period_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.store.reported.reports import records_of
from tecdesk.store.reported.touched import touched_since

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Report

YEAR = "year"
"""Field of the registers whose records are about one year."""
NEW, CHANGED, GONE = "new", "changed", "gone"

Kept = list[Any]
"""[values, marks] of a record, blank values left out."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is not as it was reported.

    Attributes:
        register: key of its register.
        id: its id.
        what: NEW, CHANGED or GONE (deleted, or dated elsewhere now).
        was: its values in the report; empty when new.
        now: its values now; empty when gone.
        marks_were, marks: likewise its marks.
    """

    register: str
    id: str
    what: str
    was: Mapping[str, Value]
    now: Mapping[str, Value]
    marks_were: Mapping[str, str]
    marks: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in the order of the form."""
        keys = REGISTERS[self.register].by_key
        return tuple(k for k in keys if self._then(k) != self._today(k))

    def _then(self, key: str) -> tuple[Value, str]:
        return self.was.get(key), self.marks_were.get(key, "")

    def _today(self, key: str) -> tuple[Value, str]:
        return self.now.get(key), self.marks.get(key, "")


def records_now(book: Book, period: Period) -> dict[str, dict[str, Kept]]:
    """Register key to id to [values, marks] of the records that a report is about.

    What happened in the period, what was in force in it, and for a whole year what
    was written for that year: targets, yearly figures, explanations, texts.
    """
    found = {}
    for key, register in REGISTERS.items():
        if where := _about(register, period):
            found[key] = {r.id: kept(r) for r in book.find(key, where)}
    return {key: records for key, records in found.items() if records}


def kept(record: Record) -> Kept:
    """A record as it is kept with a report."""
    values = {key: v for key, v in record.values.items() if v is not None}
    return [values, dict(record.marks)]


def record_changes(book: Book, report: Report) -> list[RecordChange]:
    """What became another since a report, register by register.

    Only what the journal names since then is looked at, so it costs as much as was
    changed, not as much as was reported.
    """
    touched = touched_since(book, report.step)
    if not any(key in touched for key in REGISTERS):
        return []
    then, period = records_of(book, report), period_of(report.period)
    return [
        change
        for key, register in REGISTERS.items()
        if key in touched and (where := _about(register, period))
        for change in _changes(book, key, where, touched[key], then.get(key, {}))
    ]


def _changes(
    book: Book,
    key: str,
    where: Filter,
    touched: Iterable[str],
    then: Mapping[str, Kept],
) -> list[RecordChange]:
    ids = tuple(touched)
    asked = Filter(where.equals, period=where.period, ids=ids)
    now = {record.id: kept(record) for record in book.find(key, asked)}
    made = (_change(key, each, then.get(each), now.get(each)) for each in ids)
    return [change for change in made if change is not None]


def _change(
    key: str, record: str, was: Kept | None, now: Kept | None
) -> RecordChange | None:
    if was == now:
        return None
    what = CHANGED if was and now else NEW if now else GONE
    (values, marks), (values_now, marks_now) = was or ({}, {}), now or ({}, {})
    return RecordChange(key, record, what, values, values_now, marks, marks_now)


def _about(register: Register, period: Period) -> Filter | None:
    if register.dated_by:
        return Filter(period=period)
    if YEAR in register.by_key and period.is_whole_year:
        return Filter({YEAR: period.year})
    return None
