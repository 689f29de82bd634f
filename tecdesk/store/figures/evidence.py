"""The records behind a figure, each with what it adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicator import Together
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.faults import guarded
from tecdesk.store.figures.measure import amount
from tecdesk.store.figures.measure import identity
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import end_of
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import splits
from tecdesk.store.figures.scan import unit_of
from tecdesk.store.rows import columns
from tecdesk.store.rows import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.figures.scan import Scan


@dataclass(frozen=True, slots=True)
class Totals:
    """What the records behind a figure come to.

    Attributes:
        records: how many there are.
        added: the sum of what the known ones add; None where none is known.
        blanks: how many do not say it.
    """

    records: int
    added: int | None
    blanks: int


def behind(  # noqa: PLR0913 - together they say which figure
    book: Book,
    indicator: Indicator,
    period: Period,
    *,
    unit: str = "",
    by: str = "",
    part: str = "",
    also: Mapping[str, Value] | None = None,
    most: int = -1,
) -> list[tuple[Record, int | None]]:
    """The records that count towards a figure, each with what it adds.

    What is added is in the stored unit; None where it is not known. For a count
    of different things the first record of each adds 1, its repeats 0. The sum
    of the known ones is the figure.

    Args:
        book: the book.
        indicator: the figure's declaration.
        period: the figure's period.
        unit: the unit, for an indicator with `per`.
        by: breakdown of the figure, as in `figures`; "" for the whole.
        part: key of the part.
        also: further breakdowns with their parts, or fields of the register with
            their stored values, that narrow the figure.
        most: how many at most; -1 for all.

    Raises:
        KeyError: the indicator has no such breakdown or field.
        ValueError: a stock figure has no part of that name over time.
    """
    wanted = {by: part, **(also or {})} if by else also or {}
    rows: list[tuple[Record, int | None]] = []
    for addend in indicator.addends:
        rows += _rows(book, addend, period, unit, wanted, most)
    if len(indicator.addends) == 1:
        return rows
    rows.sort(key=lambda row: row[0].text(REGISTERS[row[0].register].dated_by))
    return rows if most < 0 else rows[:most]


def _rows(
    book: Book,
    indicator: Indicator,
    period: Period,
    unit: str,
    wanted: Mapping[str, Value],
    most: int,
) -> list[tuple[Record, int | None]]:
    """The records of one register behind a figure."""
    scan, adds, where = _asked(book, indicator, period, unit, wanted)
    date = REGISTERS[indicator.register].dated_by
    sql = (
        f"SELECT {columns(indicator.register)}, {adds} FROM {scan.source()} "
        f'WHERE {where} ORDER BY r."{date}", r.rowid LIMIT {scan.bound(most)}'
    )
    with guarded(book.path):
        rows = book.connection.execute(sql, scan.values).fetchall()
    return [(record_of(indicator.register, tuple(r)), r[-1]) for r in rows]


def totals(
    book: Book,
    indicator: Indicator,
    period: Period,
    *,
    unit: str = "",
    by: str = "",
    part: str = "",
) -> Totals:
    """What all records of `behind` come to, added up one by one."""
    wanted = {by: part} if by else {}
    each = [_total(book, i, period, unit, wanted) for i in indicator.addends]
    known = [total.added for total in each if total.added is not None]
    return Totals(
        sum(total.records for total in each),
        sum(known) if known else None,
        sum(total.blanks for total in each),
    )


def _total(
    book: Book,
    indicator: Indicator,
    period: Period,
    unit: str,
    wanted: Mapping[str, Value],
) -> Totals:
    scan, adds, where = _asked(book, indicator, period, unit, wanted)
    sql = (
        "SELECT count(*), sum(adds), count(*) - count(adds) "
        f"FROM (SELECT {adds} AS adds FROM {scan.source()} WHERE {where})"
    )
    with guarded(book.path):
        row = book.connection.execute(sql, scan.values).fetchone()
    return Totals(*row)


def _asked(
    book: Book,
    indicator: Indicator,
    period: Period,
    unit: str,
    wanted: Mapping[str, Value],
) -> tuple[Scan, str, str]:
    """The scan, what a row adds, and which rows count; the last two as SQL."""
    narrowed = dict(wanted)
    for by in CALENDAR:
        if indicator.is_stock and by in narrowed:
            period = end_of(period, by, str(narrowed.pop(by)))
    scan = scan_of(book, indicator.register, period.year)
    conditions = [counted(scan, indicator, period), met(scan, indicator.where)]
    if indicator.per:
        conditions.append(f"{unit_of(scan, indicator)} = {scan.bound(unit)}")
    conditions += [_is(scan, indicator, key, value) for key, value in narrowed.items()]
    adds = adds_of(scan, indicator, period)
    return scan, adds, " AND ".join(c for c in conditions if c)


def _is(scan: Scan, indicator: Indicator, key: str, value: Value) -> str:
    """The SQL of: the row belongs to the part, or its field has the value."""
    if splits(indicator, key):
        return f"{part_of(scan, indicator, key)} = {scan.bound(value or '')}"
    return scan.dialect.same(scan.counted_as(key), scan.bound(value))


def adds_of(scan: Scan, indicator: Indicator, period: Period) -> str:
    """The SQL of what a row adds to the figure."""
    match indicator.measure:
        case Sum() as measure:
            return amount(scan, measure, period)
        case Count():
            return "1"
        case Distinct() as measure:
            same = identity(scan, measure)
            return (
                f"CASE WHEN {same} IS NULL THEN 0 WHEN row_number() OVER "
                f"(PARTITION BY {same} ORDER BY r.rowid) = 1 THEN 1 ELSE 0 END"
            )
        case Together():
            raise ValueError(f"{indicator.key}: its addends have records, not it")
