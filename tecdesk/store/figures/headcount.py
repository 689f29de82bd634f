"""人数 across units: what they add up to, how many different ones, who is unsure.

A person has a hash where the county gave a key, see `domain.persons`. Only hashes
under one key can be compared: the one that most records of the period have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.persons import BY_NUMBER
from tecdesk.domain.persons import KEYED
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.figures.scan import begins
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import identity
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import splits

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.scan import Scan

_NUMBER = len("7K3F-92QD")


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
    book: Book, indicator: Indicator, period: Period, by: str = ""
) -> dict[str, Headcount]:
    """The persons of each part; nothing for parts without.

    Args:
        book: the county's.
        indicator: the figure; only one with `persons_of` has any.
        period: the span.
        by: "" or a breakdown by what is said of them. None by units, their villages
            or the calendar: there is nobody to find twice, or a stock in between.
    """
    measure = persons_of(indicator)
    able = not by or splits(indicator, by)
    if measure is None or not able or by in {*CALENDAR, OWNER, "village"}:
        return {}
    key = _key(book, indicator, period)
    scan = scan_of(book, indicator.register, period.year)
    part, person = part_of(scan, indicator, by), identity(scan, measure)
    persons = _persons(scan, _where(scan, indicator, period), part, person, key)
    same = f"coalesce(keyed, {_UNSHARED})"
    sound = begins("keyed", f"{key}:{BY_NUMBER}:")
    sql = (
        f"SELECT part, count(*), count(DISTINCT {same}), "
        f"count(DISTINCT CASE WHEN {sound} THEN NULL ELSE {same} END), "
        "count(DISTINCT owner), "
        "count(DISTINCT CASE WHEN keyed IS NULL THEN NULL ELSE owner END) "
        f"FROM ({persons}) AS p GROUP BY part"
    )
    return {row[0]: Headcount(*row[1:]) for row in book.ask(sql, scan.values)}


_UNSHARED = "owner || char(31) || person"
"""Who has no hash is another in every unit."""


def _persons(scan: Scan, where: str, part: str, person: str, key: str) -> str:
    """One row a person and unit, with the hash; of several the one of the number."""
    mark = scan.dialect.member("r.marks", KEYED)
    keyed = f"min(CASE WHEN {begins(mark, f'{key}:')} THEN {mark} END)"
    return (
        f"SELECT {part} AS part, r.owner AS owner, {person} AS person, {keyed} AS keyed"
        f" FROM {scan.source()} WHERE {where} AND {person} IS NOT NULL GROUP BY 1, 2, 3"
    )


def _key(book: Book, indicator: Indicator, period: Period) -> str:
    """The number of the key that most records have; of as many the first."""
    scan = scan_of(book, indicator.register, period.year)
    mark = scan.dialect.member("r.marks", KEYED)
    where = _where(scan, indicator, period)
    rows = book.ask(
        f"SELECT substr({mark}, 1, {_NUMBER}), count(*) FROM {scan.source()} "
        f"WHERE {where} AND {mark} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1",
        scan.values,
    )
    return str(rows[0][0]) if rows else ""


def _where(scan: Scan, indicator: Indicator, period: Period) -> str:
    texts = (counted(scan, indicator, period), met(scan, indicator.where))
    return " AND ".join(text for text in texts if text)
