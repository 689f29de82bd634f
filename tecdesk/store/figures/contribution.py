"""What one record adds to a figure: the question behind the evidence, turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.faults import guarded
from tecdesk.store.figures.evidence import adds_of
from tecdesk.store.figures.measure import identity
from tecdesk.store.figures.measure import of_yearly_line
from tecdesk.store.figures.scan import Scan
from tecdesk.store.figures.scan import counted
from tecdesk.store.figures.scan import met
from tecdesk.store.figures.scan import part_of
from tecdesk.store.figures.scan import scan_of
from tecdesk.store.figures.scan import unit_of

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a record adds to a figure.

    Attributes:
        adds: in the stored unit; None where the record does not say it. A repeat of
            something counted once adds 0.
        unit: of the line, for an indicator with `per`.
        village: key of the village part it is in; empty for unknown.
    """

    adds: int | None
    unit: str
    village: str


def contributes(indicator: Indicator, register: str) -> bool:
    """True when records of a register may count towards an indicator."""
    return any(_counts(each, register) for each in indicator.addends)


def _counts(indicator: Indicator, register: str) -> bool:
    measure = indicator.measure
    yearly = measure.yearly if isinstance(measure, Sum) else ""
    return register in {indicator.register, yearly}


def contribution(
    book: Book, indicator: Indicator, period: Period, record: Record
) -> Contribution | None:
    """What a record adds to the figure of a period; None when it is not in it.

    A yearly line stands for its owner: it is in the figure when its number is the
    one taken.
    """
    counting = (i for i in indicator.addends if _counts(i, record.register))
    found = (_contribution(book, each, period, record) for each in counting)
    return next((each for each in found if each is not None), None)


def _contribution(
    book: Book, indicator: Indicator, period: Period, record: Record
) -> Contribution | None:
    id_ = record.id
    if record.register != indicator.register:
        owner = _owner(book, indicator, period, record)
        if owner is None:
            return None
        id_ = owner
    scan = scan_of(book, indicator.register, period.year)
    conditions = [counted(scan, indicator, period), met(scan, indicator.where)]
    if isinstance(indicator.measure, Distinct):  # what has no identity is not in it
        conditions.append(f"{identity(scan, indicator.measure)} IS NOT NULL")
    adds = adds_of(scan, indicator, period)
    wanted = f"r.id = {scan.bound(id_)}"
    told = not isinstance(indicator.measure, Distinct)
    texts = (unit_of(scan, indicator), part_of(scan, indicator, "village"), adds)
    # What is counted once is numbered over all rows before one of them is looked at.
    inner = " AND ".join(c for c in (*conditions, told and wanted) if c)
    sql = (
        f"SELECT unit, village, adds FROM (SELECT r.id AS id, {texts[0]} AS unit, "
        f"{texts[1]} AS village, {texts[2]} AS adds FROM {scan.source()} "
        f"WHERE {inner}) AS r WHERE {wanted}"
    )
    with guarded(book.path):
        row = book.connection.execute(sql, scan.values).fetchone()
    return Contribution(row["adds"], row["unit"], row["village"]) if row else None


def _owner(
    book: Book, indicator: Indicator, period: Period, record: Record
) -> str | None:
    """The record whose number a yearly line gives; None when another one does."""
    measure = indicator.measure
    if not isinstance(measure, Sum) or record.register != measure.yearly:
        return None
    scan = Scan(REGISTERS[indicator.register])
    line = of_yearly_line(scan, measure, measure.fields[0], period, "y.id")
    parent = REGISTERS[measure.yearly].parent
    sql = (
        f'SELECT r.id FROM "{indicator.register}" r WHERE '
        f"r.id = {scan.bound(record.text(parent))} "
        f"AND {line} = {scan.bound(record.id)}"
    )
    with guarded(book.path):
        row = book.connection.execute(sql, scan.values).fetchone()
    return str(row["id"]) if row else None
