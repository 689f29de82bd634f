"""What a year's submission takes along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.period import period_of
from tecdesk.domain.period_code import code_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.exchange.packages.enclosed import enclosed
from tecdesk.exchange.packages.enclosed import photos_of
from tecdesk.exchange.packages.gone import GONE
from tecdesk.exchange.packages.gone import deleted
from tecdesk.exchange.packages.gone import gone_lines
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.persons import PERSONS
from tecdesk.exchange.packages.persons import person_lines
from tecdesk.exchange.packages.persons import told_apart
from tecdesk.exchange.packages.record_lines import to_lines
from tecdesk.exchange.packages.yearly import YEAR
from tecdesk.store.query import Filter
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.checkup.explained import REGISTER as EXPLANATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.checkup import Checkup

Selection = dict[str, list["Record"]]
"""Register key to records, in the order of REGISTERS."""

ALL = tuple(REGISTERS.items())
WHOLE = {"village", "village_name", "word", "own_field", "own_indicator"}
"""Taken along whole: places without records, what words and places are called, and
which fields and figures were added."""
AT_HOME = {"passage"}
"""Left at home: a summary goes out as a paper."""


def records_of(book: Book, period: Period) -> Selection:
    """Everything the figures of the period rest on.

    Events dated in it, what was in force in it, the year's targets and yearly
    figures, the own unit, every village, and whatever those records point to.
    """
    chosen = {key: _chosen(book, register, period) for key, register in ALL}
    for key, register in reversed(ALL):  # a register comes after those it points to
        _complete(book, register, chosen, key)
    return {key: _in_order(found) for key, found in chosen.items()}


def _chosen(book: Book, register: Register, period: Period) -> dict[str, Record]:
    return {record.id: record for record in _found(book, register, period)}


def _found(book: Book, register: Register, period: Period) -> list[Record]:
    if register.key == "unit":
        return [book.unit]
    if register.key in AT_HOME:
        return []
    if register.dated_by:
        dated = book.find(register.key, Filter(period=period))
        return [*dated, *_dated_otherwise(book, register, period)]
    if YEAR in register.by_key:
        return book.find(register.key, Filter(equals={YEAR: period.year}))
    return book.find(register.key) if register.key in WHOLE else []


def _dated_otherwise(book: Book, register: Register, period: Period) -> list[Record]:
    """What a figure counts by another date: a project by that of its application."""
    every = (each for i in INDICATORS.values() for each in i.addends)
    paths = {each.dated_by for each in every if each.register == register.key}
    keys = [key for key in paths & register.by_key.keys() if key != register.dated_by]
    if not keys:
        return []
    holds = period.span.holds
    return [r for r in book.find(register.key) if any(holds(r.text(k)) for k in keys)]


def _complete(
    book: Book, register: Register, chosen: dict[str, dict[str, Record]], key: str
) -> None:
    """Add the records that those of a register point to, its own ones first."""
    for ref in sorted(register.refs, key=lambda ref: ref.to != key):
        there = chosen[ref.to]
        waiting = list(chosen[key].values())
        while waiting:
            wanted = waiting.pop().text(ref.key)
            if wanted and wanted not in there and (found := book.get(ref.to, wanted)):
                there[wanted] = found
                waiting += [found] if ref.to == key else []


def _in_order(found: dict[str, Record]) -> list[Record]:
    return sorted(found.values(), key=lambda record: (record.created_at, record.id))


def gather(
    book: Book,
    about: int | Period,
    revision: int,
    *,
    personal: bool = False,
    photos: bool = False,
    today: date | None = None,
) -> Content:
    """What the package of a year, or of half of it, will report; nothing is written.

    Of the explanations those go along that say something about what the checks
    find today; photos and what is said of them only when asked for.

    Args:
        book: only read.
        about: the year reported, or half of it.
        revision: which report of it.
        personal: take ID numbers and phones along.
        photos: take the photos along.
        today: the desk's own day unless given.

    Raises:
        DeskError: photos are asked for and some are missing.
    """
    day = today or date.today()  # noqa: DTZ011 - the desk's own day
    period = period_of(about)
    year = period.year
    found = checkup(book, year, day)
    chosen = records_of(book, period)
    current = {point.said.record for point in found.explained}
    chosen[EXPLANATION] = [r for r in chosen[EXPLANATION] if r.id in current]
    if photos:
        chosen[ATTACHMENT.key] = photos_of(book, chosen)
    chosen |= told_apart(book, chosen)
    names = {key: book.names(key, year) for key in REGISTERS}
    gone = deleted(book, chosen)
    told = {GONE: gone_lines(gone)} if gone else {}
    if persons := _persons(book, chosen, names["village"]):
        told[PERSONS] = persons
    return Content(
        unit=card(book.unit),
        year=year,
        revision=revision,
        previous=_previous(book, period),
        records={
            key: to_lines(REGISTERS[key], found, names, personal=personal)
            for key, found in chosen.items()
            if found
        }
        | told,
        counts={key: len(found) for key, found in chosen.items()}
        | {key: lines.count(b"\n") for key, lines in told.items()},
        personal=personal,
        findings=found.counts,
        apart=_apart(book, found),
        photos=enclosed(book.path, chosen[ATTACHMENT.key]),
        period=period.name,
    )


def _previous(book: Book, period: Period) -> str:
    """Data digest of the report before; of a year the one that the settings know."""
    if period.is_whole_year:
        last = book.settings.submissions.get(str(period.year), {})
        return str(last.get("digest", ""))
    report = last_report(book, code_of(period))
    return report.digest if report else ""


def _persons(book: Book, chosen: Selection, villages: Mapping[str, str]) -> bytes:
    """Hashes of the persons; nothing without the county's key."""
    key = PersonKey.kept(book.settings.person_key)
    return person_lines(chosen, villages, key) if key else b""


def photos_of_year(book: Book, about: int | Period) -> tuple[int, int]:
    """How many photos a year's package may take along, and their bytes."""
    found = photos_of(book, records_of(book, period_of(about)))
    sizes = {each.text("digest"): each.number("size") or 0 for each in found}
    return len(sizes), sum(sizes.values())


def _apart(book: Book, found: Checkup) -> dict[str, int]:
    """The answers that settled something found; the book may hold older ones."""
    marks = sorted(p.finding.mark for p in found.points if p.finding.mark and p.settled)
    known = book.settings.apart
    return {mark: known[mark] for mark in marks if mark in known}


def card(unit: Record) -> UnitCard:
    """Whose a package is."""
    return UnitCard(
        id=unit.id,
        name=unit.text("name"),
        full_name=unit.text("full_name"),
        code=unit.text("code"),
        civil_code=unit.text("civil_code"),
        parent=unit.text("parent"),
    )
