"""Which packages count: a function of all that were received, and of the list.

Nothing here depends on the order in which they came, so that any order and any
repetition leads to the same book.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING

from tecdesk.desk.county.units import Member
from tecdesk.domain.period import Period
from tecdesk.domain.search_text import fold
from tecdesk.exchange.packages.manifest import WHOLE_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.desk.county.units import County
    from tecdesk.store.county.received import Received

_PLACE = re.compile("[^省市县区旗州]{1,6}[市县区旗州]")
_COUNTY_DIGITS = 6


class Fate(Enum):
    """What became of a package that was kept."""

    CURRENT = "current"  # its records are in the tables
    OLDER = "older"  # a later report of the same period counts
    COVERED = "covered"  # a half, and the report of its whole year counts
    UNKNOWN = "unknown"  # of a unit that is not on the list
    PARENT = "parent"  # of another county's unit
    CODE = "code"  # its code is not the one on the list
    TWIN = "twin"  # a second book says it is this unit
    SHARED = "shared"  # one book says it is two units
    COPY = "copy"  # holds records of another unit
    YEAR = "year"  # of a year or a part of one that is not collected

    @property
    def waits(self) -> bool:
        """It is in the waiting room until a person decides."""
        return self not in {*STANDING, Fate.OLDER}


STANDING = (Fate.CURRENT, Fate.COVERED)
"""What is answered: the last report of its period, whether its records are in the
tables or those of the whole year."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What counts.

    Attributes:
        packages: everything received, by its bytes.
        fates: package to its fate.
        members: package to the unit it was taken for; none while that is not known.
        units: all units, those on the list first, then those that came by themselves.
        books: member to the unit id of its book.
    """

    packages: dict[str, Received]
    fates: dict[str, Fate] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    units: dict[str, Member] = field(default_factory=dict)
    books: dict[str, str] = field(default_factory=dict)

    def of(self, member: str, *fates: Fate) -> list[Received]:
        """Packages of a unit with one of these fates, the oldest first."""
        files = (f for f, m in self.members.items() if m == member)
        found = [self.packages[f] for f in files if self.fates[f] in fates]
        return sorted(found, key=attrgetter("age"))

    def standing(self, member: str, about: Period | None) -> Received | None:
        """The last report of a unit about a period."""
        found = self.of(member, *STANDING)
        return next((each for each in found if each.about == about), None)

    def waiting(self) -> list[Received]:
        """The waiting room, in the order of units and years."""
        found = [p for f, p in self.packages.items() if self.fates[f].waits]
        return sorted(found, key=lambda p: (p.name, p.year, p.rank))


def judge(county: County, packages: Iterable[Received]) -> Judged:
    """Decide about every package."""
    made = Judged({p.file: p for p in packages})
    made.units.update((each.id, each) for each in county.listed)
    origins = {county.own.id, *(each.unit for each in made.packages.values())}
    for package in made.packages.values():
        _match(county, made, package, copied=package.copied_from in origins)
    _one_member_each(county, made)
    _one_book_each(county, made)
    _apart(made, county)
    _newest(made)
    return made


def _match(county: County, made: Judged, package: Received, *, copied: bool) -> None:
    """Find the unit of a package, or what is wrong with it by itself."""
    member, agrees = _listed(county, package)
    made.members[package.file] = member.id if member else package.unit
    alone = _alone(county, package, member, agrees=agrees)
    made.fates[package.file] = Fate.COPY if copied else alone


def _alone(
    county: County, package: Received, member: Member | None, *, agrees: bool
) -> Fate:
    if member is None and county.rules.closed:
        return Fate.UNKNOWN
    if not agrees:
        return Fate.CODE
    if _of_elsewhere(county, package):
        return Fate.PARENT
    years = county.rules.years
    if package.about is None or (years and package.year not in years):
        return Fate.YEAR
    return Fate.CURRENT


def _listed(county: County, package: Received) -> tuple[Member | None, bool]:
    """The unit on the list, and whether its code agrees."""
    chosen = {unit: member for member, unit in county.rules.books.items()}
    for each in county.listed:
        if each.id in {chosen.get(package.unit), package.unit}:
            return each, True
    for each in county.listed:
        if package.code and package.code == each.code:
            return each, True
    for each in county.listed:
        if each.is_called(package.name):
            return each, not (package.code and each.code)
    return None, True


def _of_elsewhere(county: County, package: Received) -> bool:
    """True when codes or names say that it reports to another county."""
    if package.unit in county.rules.also:  # a person has looked at it
        return False
    ours, theirs = county.own.text("code"), package.code
    if min(len(ours), len(theirs)) >= _COUNTY_DIGITS:
        return ours[:_COUNTY_DIGITS] != theirs[:_COUNTY_DIGITS]
    named = _places(county.own.text("name")) | _places(county.own.text("full_name"))
    said = _places(package.parent)
    return bool(named and said) and named.isdisjoint(said)


def _places(text: str) -> set[str]:
    """The places that a name begins with: 某市 and 青山县 of 某市青山县科技局."""
    folded, found, at = fold(text), set[str](), 0
    while place := _PLACE.match(folded, at):
        found.add(place[0])
        at = place.end()
    return found


def _admitted(made: Judged) -> list[Received]:
    """Packages that nothing is wrong with so far, the oldest first."""
    found = [p for f, p in made.packages.items() if made.fates[f] is Fate.CURRENT]
    return sorted(found, key=attrgetter("age"))


def _one_member_each(county: County, made: Judged) -> None:
    """A book that says it is two units was copied: the older name is right."""
    first: dict[str, Received] = {}
    for package in _admitted(made):
        known = first.setdefault(package.unit, package)
        if not _same_unit(county, made, known, package):
            made.fates[package.file] = Fate.SHARED


def _same_unit(county: County, made: Judged, known: Received, new: Received) -> bool:
    if made.members[known.file] != made.members[new.file]:
        return False
    if {new.name, new.code} & {*county.rules.also.get(new.unit, ())}:
        return True
    if known.code and new.code:
        return known.code == new.code
    return Member("", known.name).is_called(new.name)


def _one_book_each(county: County, made: Judged) -> None:
    """Of several books that say they are one unit the oldest is right."""
    claims: dict[str, set[str]] = defaultdict(set)
    for package in _admitted(made):
        claims[made.members[package.file]].add(package.unit)
    for member, units in claims.items():
        chosen = county.rules.books.get(member, "")
        made.books[member] = chosen if chosen in units else min(units)
    for package in _admitted(made):
        if made.books[made.members[package.file]] != package.unit:
            made.fates[package.file] = Fate.TWIN


def _apart(made: Judged, county: County) -> None:
    """Units that came by themselves must not be one under two ids."""
    known: list[Member] = list(county.listed)
    came = {made.members[p.file]: p for p in reversed(_admitted(made))}
    chosen = [*county.rules.books]  # what a person chose last goes first
    rank = {member: -number for number, member in enumerate(chosen, 1)}
    order = sorted(came.keys() - made.units.keys(), key=lambda m: (rank.get(m, 0), m))
    for member in order:
        package = came[member]
        new = Member(member, package.name, package.code)
        if any(_same(new, each) for each in known):
            for each in made.of(member, Fate.CURRENT):
                made.fates[each.file] = Fate.TWIN
            del made.books[member]
        else:
            known.append(new)
            made.units[member] = new


def _same(one: Member, other: Member) -> bool:
    if one.code and other.code:
        return one.code == other.code
    return fold(one.name) == fold(other.name)


def _newest(made: Judged) -> None:
    """Of each unit and period the report with the greatest number counts."""
    found: dict[tuple[str, int, str], list[Received]] = defaultdict(list)
    for each in _admitted(made):
        found[made.members[each.file], each.year, each.period].append(each)
    for group in found.values():
        newest = max(group, key=attrgetter("rank"))
        for each in group:
            if each is not newest:
                made.fates[each.file] = Fate.OLDER
    whole = {(member, year) for member, year, part in found if part == WHOLE_YEAR}
    for each in _admitted(made):
        about = (made.members[each.file], each.year)
        if each.period != WHOLE_YEAR and about in whole:
            made.fates[each.file] = Fate.COVERED


def sources(made: Judged, member: str) -> Sequence[tuple[Received, bool]]:
    """The packages of a unit that say something, the youngest last.

    Returns:
        Each with whether it counts for its photos alone: those of an earlier report
        stay when a later one left its photos at home.
    """
    found = [(each, False) for each in made.of(member, Fate.CURRENT)]
    older = made.of(member, Fate.OLDER, Fate.COVERED)
    for current, _ in list(found):
        with_photos = [p for p in older if p.photos and _within(p, current)]
        if with_photos and not current.photos:
            found.append((max(with_photos, key=attrgetter("rank")), True))
    return sorted(found, key=lambda each: each[0].age)


def _within(earlier: Received, current: Received) -> bool:
    """True for a report about the same period, or half of the same year."""
    return earlier.about in {current.about, *_halves(current.about)}


def _halves(about: Period | None) -> set[Period]:
    whole = about is not None and about.is_whole_year
    return (
        {Period(about.year, half=half) for half in (1, 2)} if whole and about else set()
    )
