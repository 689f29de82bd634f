"""人数 across units: what they add up to, how many different ones, who is unsure.

A person has a hash where the county gave a key, see `domain.persons`. Only hashes
under one key can be compared: the one that most records of the period have.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.persons import BY_NUMBER
from tecdesk.domain.persons import KEYED
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.figures.measure import identity
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import splits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.scan import Scan

_NUMBER = len("7K3F-92QD")
_HEAD = f'"{KEYED}":"'
"""Before the hash among the marks of a record; see `store.rows.marks_text`."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many persons several units have together.

    Attributes:
        gross: the units' own numbers, added up.
        net: different ones: who has the same hash in two units is one. Who cannot be
            compared is counted in each unit.
        unresolved: how many of the net ones cannot be compared by a sound ID number,
            so that some may be the same as others.
        units: how many units have any.
        keyed: how many of these gave hashes under the key that is compared.
    """

    gross: int
    net: int
    unresolved: int
    units: int
    keyed: int

    @property
    def repeated(self) -> int:
        """How many were counted more than once, for certain."""
        return self.gross - self.net


def persons_of(indicator: Indicator) -> Distinct | None:
    """How the persons of a figure are told apart; None for other figures."""
    register, measure = REGISTERS[indicator.register], indicator.measure
    if not isinstance(measure, Distinct):
        return None
    alone = [keys[0] for keys in measure.keys if len(keys) == 1]
    kinds = [register[key].kind for key in alone if key in register.by_key]
    return measure if Kind.ID_NUMBER in kinds else None


def headcounts(
    book: Book, indicator: Indicator, period: Period, by: Iterable[str] = ("",)
) -> dict[tuple[str, str], Headcount]:
    """The persons of the whole and of each part, in one scan.

    Args:
        book: the county's.
        indicator: the figure; only one with `persons_of` has any.
        period: the span.
        by: "" for the whole, and breakdowns by what is said of them. Those by units,
            their villages or the calendar are passed over: there is nobody to find
            twice, or a stock in between.

    Returns:
        By breakdown and part; nothing where nobody has a hash.
    """
    measure = persons_of(indicator)
    wanted = [each for each in by if not each or _says_of_whom(indicator, each)]
    key = _key(book, indicator, period) if measure and wanted else ""
    if measure is None or not key:
        return {}
    scan = scan_of(book, indicator.register, period.year)
    texts = ["r.owner", identity(scan, measure), _mark(scan)]
    texts += [part_of(scan, indicator, each) for each in wanted]
    where = _where(scan, indicator, period)
    persons: dict[tuple[str, str], _Persons] = defaultdict(dict)
    for owner, person, said, *parts in book.ask(
        f"SELECT {', '.join(texts)} FROM {scan.source()} WHERE {where}", scan.values
    ):
        if person is not None:
            comparable = said.partition('"')[0] if said.startswith(key) else ""
            for place in zip(wanted, parts, strict=True):
                _put(persons[place], (owner, person), comparable)
    return {place: _counted(found) for place, found in persons.items()}


_Persons = dict[tuple[str, str], str]
"""Unit and who in it, to the hash that can be compared; empty for none."""


def _says_of_whom(indicator: Indicator, by: str) -> bool:
    return splits(indicator, by) and by not in {*CALENDAR, OWNER, "village"}


def _put(found: _Persons, person: tuple[str, str], said: str) -> None:
    """One hash a person; of several that of the number, of these the first."""
    known = found.get(person, "")
    found[person] = min(known, said) if known and said else known or said


def _counted(found: _Persons) -> Headcount:
    net = {said or person for person, said in found.items()}
    sound = {said for said in found.values() if f":{BY_NUMBER}:" in said}
    return Headcount(
        gross=len(found),
        net=len(net),
        unresolved=len(net) - len(sound),
        units=len({owner for owner, _ in found}),
        keyed=len({owner for (owner, _), said in found.items() if said}),
    )


def _key(book: Book, indicator: Indicator, period: Period) -> str:
    """The number of the key that most records have; of as many the first."""
    scan = scan_of(book, indicator.register, period.year)
    told = scan.dialect.holds("r.marks", _HEAD)
    where = _where(scan, indicator, period)
    rows = book.ask(
        f"SELECT substr({_mark(scan)}, 1, {_NUMBER}), count(*) FROM {scan.source()} "
        f"WHERE {told} AND {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1",
        scan.values,
    )
    return str(rows[0][0]) if rows else ""


def _mark(scan: Scan) -> str:
    """The SQL of the hash and what follows it: taking marks apart costs far more."""
    told = scan.dialect.holds("r.marks", _HEAD)
    rest = f"substr(r.marks, instr(r.marks, '{_HEAD}') + {len(_HEAD)})"
    return f"CASE WHEN {told} THEN {rest} ELSE '' END"


def _where(scan: Scan, indicator: Indicator, period: Period) -> str:
    texts = (counted(scan, indicator, period), met(scan, indicator.where))
    return " AND ".join(text for text in texts if text)
