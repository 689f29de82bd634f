"""Brings the tables in line with the packages that count, unit by unit.

What the tables hold of a unit is worked out anew from its packages, and only the
difference is written. Afterwards it is counted, and all is taken back if the count
is not that of the packages.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.judging import sources
from tecdesk.desk.county.units import county_of
from tecdesk.domain.period import Period
from tecdesk.exchange.packages.arrival import reopened
from tecdesk.exchange.packages.kept import readable
from tecdesk.exchange.packages.union import Source
from tecdesk.exchange.packages.union import union
from tecdesk.store.county import received as room
from tecdesk.store.county import rows
from tecdesk.store.log import journal
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.desk.county.judging import Judged
    from tecdesk.exchange.packages.arrival import Arrival
    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received
    from tecdesk.store.county.rows import Difference
    from tecdesk.store.edit import Edit

FORM = "tdk"
"""Under which the bytes of packages lie beside the book, among its photos."""


@dataclass(slots=True)
class Settled:
    """What was done.

    Attributes:
        judged: which packages count now.
        made: the differences written.
    """

    judged: Judged
    made: list[Difference] = field(default_factory=list)


@contextmanager
def merging(book: Book, label: str) -> Iterator[Edit]:
    """One step that brings in what townships reported, or nothing."""
    with book.edit(label) as edit:
        edit.merges = True
        rows.prepare(book)
        yield edit
        journal.settle(book.connection, edit.begin())


def settle_book(book: Book, label: str) -> Settled:
    """Bring the tables in line after a decision: who is let in, what is collected."""
    with merging(book, label) as edit:
        return settle(book, edit)


def catch_up(book: Book) -> None:
    """Bring the tables in line if the list of units was changed since, by hand say."""
    judged = judge(county_of(book), room.received(book))
    if _stale(room.applied(book), _wanted(judged)):
        settle_book(book, "名单改了，重新对一遍")


def settle(book: Book, edit: Edit, fresh: Arrival | None = None) -> Settled:
    """Bring the tables in line, as part of a step that merges.

    Args:
        book: the county's.
        edit: the step.
        fresh: a package that is in memory and need not be read again.

    Raises:
        DeskError: a package beside the book is missing, or the counts differ.
    """
    done: list[Difference] = []
    while True:
        judged = judge(county_of(book), room.received(book))
        if not _copied(book, edit, judged, fresh, done):
            return Settled(judged, done)


def _copied(
    book: Book,
    edit: Edit,
    judged: Judged,
    fresh: Arrival | None,
    done: list[Difference],
) -> bool:
    """Write what differs; True when a copied book came to light on the way."""
    was, wanted = room.applied(book), _wanted(judged)
    stale = _stale(was, wanted)
    for member in sorted(stale, key=lambda m: (bool(wanted.get(m)), m)):
        tables = rows.owned(_tables(book, judged, member, fresh), member)
        if others := rows.foreign(book, member, tables):
            _mark(book, judged, member, set(others.values()))
            return True
        made = rows.difference(rows.stored(book, member), tables)
        rows.carry_out(book, edit, made)
        rows.check_stored(book, member, tables)
        room.set_applied(book, member, wanted.get(member, ""))
        done.append(made)
    return False


def _wanted(judged: Judged) -> dict[str, str]:
    """Member to the packages its records are to come from."""
    return {member: _files(judged, member) for member in judged.books}


def _stale(was: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """The members whose records come from other packages than they should."""
    return [m for m in {**was, **wanted} if was.get(m, "") != wanted.get(m, "")]


def _files(judged: Judged, member: str) -> str:
    """From what a unit's records are worked out, as text to compare."""
    listed = "" if member == judged.books[member] else "@"
    said = [f"{p.file}{'p' * only}" for p, only in sources(judged, member)]
    return listed + " ".join(said) if said else ""


def _tables(
    book: Book, judged: Judged, member: str, fresh: Arrival | None
) -> rows.Tables:
    found: list[Source] = []
    for package, only in sources(judged, member):
        inside = (
            fresh
            if fresh and fresh.file == package.file
            else kept_package(book, package)
        )
        tables = dict(inside.tables)
        own = tables.pop("unit", {}).get(
            member
        )  # a listed one stays as the list has it
        if own:
            tables["unit"] = {member: own}
        about = package.about or Period(package.year)
        found.append(Source(about, package.written, tables, inside.gone, only))
    return union(found)


def kept_package(book: Book, package: Received) -> Arrival:
    """A package that was received, read from beside the book, but for its photos.

    Raises:
        DeskError: it no longer lies there, or is no longer what it was.
    """
    with Companion.open(book.path) as companion:
        kept = companion.read(room.kept_as(book, package.file))
    return reopened(Path(package.called), readable(kept), package.file)


def _mark(book: Book, judged: Judged, member: str, owners: set[str]) -> None:
    """Of two units with the same records the one with the older book keeps them.

    Ids begin with the time they were made, so the smaller one is the older.
    """
    units = {judged.books.get(owner, owner): owner for owner in owners}
    units[judged.books[member]] = member
    own = {book.settings.unit} & units.keys()
    first = own.pop() if own else min(units)
    for unit, loser in units.items():
        if unit != first:
            for package, _ in sources(judged, loser):
                room.mark_copied(book, package.file, first)
