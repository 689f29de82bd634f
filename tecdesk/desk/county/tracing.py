"""From the county's records back to the packages: what changed, and where from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.changes import record_changes
from tecdesk.desk.county.judging import STANDING
from tecdesk.desk.county.judging import Fate
from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.judging import sources
from tecdesk.desk.county.settling import kept_package
from tecdesk.desk.county.units import county_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.arrival import SYSTEM
from tecdesk.exchange.packages.union import is_of
from tecdesk.exchange.packages.yearly import is_yearly
from tecdesk.exchange.packages.yearly import year_field
from tecdesk.store.county import rows
from tecdesk.store.county.received import received

if TYPE_CHECKING:
    from tecdesk.desk.county.judging import Judged
    from tecdesk.exchange.packages.arrival import Row
    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received
    from tecdesk.tally.reported.records import RecordChange


def earlier_report(book: Book, file: str) -> Received | None:
    """The report of the same unit and period before this one; None for a first."""
    judged = judge(county_of(book), received(book))
    this = judged.packages[file]
    same = judged.of(judged.members[file], *STANDING, Fate.OLDER)
    before = [p for p in same if p.about == this.about and p.rank < this.rank]
    return max(before, key=lambda p: p.rank, default=None)


def changes_since_earlier(book: Book, file: str) -> list[RecordChange]:
    """What a report says otherwise than the one before it; nothing for a first.

    Args:
        book: the county's; may be open for reading only.
        file: the package, see `Received.file`.

    Raises:
        DeskError: a package no longer lies beside the book.
    """
    before = earlier_report(book, file)
    if before is None:
        return []
    packages = {package.file: package for package in received(book)}
    was = kept_package(book, before).tables
    now = kept_package(book, packages[file]).tables
    return record_changes([rows.difference(was, now)])


def rests_on(book: Book, year: int) -> dict[str, Received]:
    """Unit to the report that its figures of a year come from.

    Args:
        book: the county's; may be open for reading only.
        year: the year of the figures.
    """
    judged = judge(county_of(book), received(book))
    return {
        member: package
        for member in judged.books
        for package in judged.of(member, Fate.CURRENT)
        if package.year == year
    }


def came_in(book: Book, register: str, record: str) -> Received | None:
    """The package from which a record of the county's book comes.

    Returns:
        None for a record of the county's own.

    Raises:
        DeskError: a package no longer lies beside the book.
    """
    found = book.require(register, record)
    judged = judge(county_of(book), received(book))
    if found.owner not in judged.books:
        return None
    return _youngest(book, judged, found.owner, register, record)


def _youngest(
    book: Book, judged: Judged, member: str, register: str, record: str
) -> Received | None:
    """The youngest package that names it, and that of its year before any other."""
    second = None
    for package, _ in reversed(sources(judged, member)):
        row = kept_package(book, package).tables.get(register, {}).get(record)
        if row is not None and _is_of(register, row, package):
            return package
        second = second or (package if row is not None else None)
    return second


def _is_of(register: str, row: Row, package: Received) -> bool:
    declared = REGISTERS[register]
    if not is_yearly(declared):
        return True
    field = year_field(declared)
    value = row[SYSTEM + declared.columns.index(field)]
    return package.about is not None and is_of(field, value, package.about)
