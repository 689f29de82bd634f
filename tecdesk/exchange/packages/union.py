"""What a township's packages say together: a function of their set, not of their order.

Of each year one package counts, or one of each half while that of the year is not
there. What happened in a period comes from its own package alone: a report replaces,
it never adds. What lives on over years comes from the youngest package that names it;
and a younger package that would have to name it, for it was in force in its period,
and does not, says that it is no more. What is here only because another record points
to it is kept in the bin: it is in no figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.exchange.packages.arrival import SYSTEM
from tecdesk.exchange.packages.selection import WHOLE
from tecdesk.exchange.packages.yearly import YEAR
from tecdesk.exchange.packages.yearly import is_yearly
from tecdesk.exchange.packages.yearly import year_field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.domain.register import Register
    from tecdesk.exchange.packages.arrival import Row
    from tecdesk.exchange.packages.arrival import Tables

ID, OWNER, BINNED_AT = 0, 1, 4
"""Places in a row."""


@dataclass(frozen=True, slots=True)
class Source:
    """One package that counts.

    Attributes:
        period: the year or half of it that it reports.
        written: when it was made, ISO text.
        tables: its records.
        gone: register key to id to when it was deleted at home.
        photos_only: an earlier report of the year, which counts for the photos that
            a later one left at home.
    """

    period: Period
    written: str
    tables: Tables
    gone: Mapping[str, Mapping[str, str]]
    photos_only: bool = False


def union(sources: Sequence[Source]) -> Tables:
    """The records of one unit.

    Args:
        sources: the packages that count, the youngest last.

    Returns:
        Every record that any of them names, those in no figure in the bin.
    """
    counting = [source for source in sources if not source.photos_only]
    found: Tables = {}
    for key, register in REGISTERS.items():
        if key == ATTACHMENT.key:
            continue
        if is_yearly(register):
            rows = _of_years(register, counting)
        elif key in WHOLE:
            rows = _whole(key, counting)
        else:
            rows = _lasting(register, counting)
        found[key] = rows
    found[ATTACHMENT.key] = _photos(sources, found)
    return {key: rows for key, rows in found.items() if rows}


def _of_years(register: Register, sources: Sequence[Source]) -> dict[str, Row]:
    field = year_field(register)
    at = SYSTEM + register.columns.index(field)
    there: dict[str, Row] = {}
    pointed_to: dict[str, Row] = {}
    for source in sources:
        gone = source.gone.get(register.key, {})
        for id_, row in source.tables.get(register.key, {}).items():
            if not is_of(field, row[at], source.period):
                pointed_to[id_] = _binned(row, source.written)
            else:
                there[id_] = _binned(row, gone[id_]) if id_ in gone else row
    return {**pointed_to, **there}


def is_of(field: str, value: Value, period: Period) -> bool:
    """True for what happened in a period, or was written for its year.

    Args:
        field: the field that says when; see `yearly.year_field`.
        value: what it says.
        period: what a package reports.
    """
    if field == YEAR:
        return str(value) == str(period.year)
    return period.span.holds(str(value))


def _whole(key: str, sources: Sequence[Source]) -> dict[str, Row]:
    """Of what every package holds whole the youngest alone is right."""
    found: dict[str, Row] = {}
    for older, younger in pairwise(sources):
        rows = older.tables.get(key, {})
        found |= {id_: _binned(row, younger.written) for id_, row in rows.items()}
    for youngest in sources[-1:]:
        gone = youngest.gone.get(key, {})
        for id_, row in youngest.tables.get(key, {}).items():
            found[id_] = _binned(row, gone[id_]) if id_ in gone else row
    return found


def _lasting(register: Register, sources: Sequence[Source]) -> dict[str, Row]:
    named: dict[str, tuple[int, Row]] = {}
    for number, source in enumerate(sources):
        rows = source.tables.get(register.key, {})
        named.update((id_, (number, row)) for id_, row in rows.items())
    return {
        id_: _binned(row, when)
        if (when := _ended(register, id_, row, sources[number:]))
        else row
        for id_, (number, row) in named.items()
    }


def _ended(register: Register, id_: str, row: Row, sources: Sequence[Source]) -> str:
    """When a record came to be no more; empty while it is.

    Args:
        register: of what kind it is.
        id_: which.
        row: as the youngest package that names it has it.
        sources: that package and all younger ones.
    """
    for source in sources:
        if when := source.gone.get(register.key, {}).get(id_):
            return when
    missing = (s.written for s in sources[1:] if _in_force(register, row, s.period))
    return next(missing, "")


def _in_force(register: Register, row: Row, period: Period) -> bool:
    """True when a report of the period would have named the record."""
    if not register.ends:
        return False
    at, span = register.columns.index, period.span
    begun, ended = register.life({k: row[SYSTEM + at(k)] for k in register.stages})
    return begun < span.end and (not ended or ended >= span.start)


def _photos(sources: Sequence[Source], found: Tables) -> dict[str, Row]:
    """The photos of records that are in use."""
    at = SYSTEM + ATTACHMENT.columns.index(LINK)
    used = {id_ for t in found.values() for id_, row in t.items() if not row[BINNED_AT]}
    return {
        id_: row
        for source in sources
        for id_, row in source.tables.get(ATTACHMENT.key, {}).items()
        if row[at] in used
    }


def _binned(row: Row, when: str) -> Row:
    return (*row[:BINNED_AT], when, *row[BINNED_AT + 1 :])
