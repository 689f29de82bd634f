"""Compiles what a figure adds up, of one row and of all rows of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicator import Together
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.figures.scan import met

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.figures.scan import Scan


def amount(scan: Scan, measure: Sum, period: Period) -> str:
    """The SQL of what one row adds to a sum; NULL when it is not known."""
    columns = [_yearly(scan, measure, key, period) for key in measure.fields]
    if len(columns) == 1:
        return columns[0]
    unknown = " AND ".join(f"{column} IS NULL" for column in columns)
    added = " + ".join(f"coalesce({column}, 0)" for column in columns)
    return f"CASE WHEN {unknown} THEN NULL ELSE {added} END"


def identity(scan: Scan, measure: Distinct) -> str:
    """The SQL of what tells counted things apart; NULL when nothing does."""
    texts = []
    for keys in measure.keys:
        # Namesakes of two villages stay two when the villages become one.
        read = scan.counted_as if len(keys) == 1 else scan.column
        columns = [read(key) for key in keys]
        if len(keys) == 1:
            columns = [_person(scan, keys[0], columns[0])]
        texts.append(" || char(31) || ".join(columns))
    if len(texts) == 1:
        return texts[0]
    told = (f"'{number}' || {text}" for number, text in enumerate(texts))
    return f"coalesce({', '.join(told)})"


def _person(scan: Scan, path: str, column: str) -> str:
    """The SQL of a column; of an ID number that stayed at home what stands for it."""
    if "." in path or scan.register[path].kind is not Kind.ID_NUMBER:
        return column
    mark = scan.dialect.member("r.marks", path)
    return f"CASE WHEN {begins(mark, SAME)} THEN {mark} ELSE {column} END"


def begins(text: str, start: str) -> str:
    """The SQL of: a text begins so."""
    return f"substr({text}, 1, {len(start)}) = '{start}'"


def aggregate(scan: Scan, indicator: Indicator, period: Period) -> str:
    """The SQL of the figure over the rows of a group."""
    condition = met(scan, indicator.where)
    filtered = f" FILTER (WHERE {condition})" if condition else ""
    match indicator.measure:
        case Sum() as measure:
            return f"sum({amount(scan, measure, period)}){filtered}"
        case Distinct() as measure:
            return f"count(DISTINCT {identity(scan, measure)}){filtered}"
        case Count():
            return f"count(*){filtered}"
        case Together():
            raise ValueError(f"{indicator.key}: its addends are scanned, not it")


def _yearly(scan: Scan, measure: Sum, key: str, period: Period) -> str:
    column = scan.column(key)
    if not measure.yearly:
        return column
    own = f"y.{scan.dialect.name(key)}"
    return f"coalesce({of_yearly_line(scan, measure, key, period, own)}, {column})"


def of_yearly_line(
    scan: Scan, measure: Sum, key: str, period: Period, chosen: str
) -> str:
    """The SQL of something of the yearly line, y, that gives a row's value."""
    child, name = REGISTERS[measure.yearly], scan.dialect.name
    source = (
        f"FROM {name(child.key)} y WHERE y.{name(child.parent)} = r.id "
        f"AND y.year = {scan.bound(period.year)} "
        f"AND y.binned_at IS NULL AND y.{name(key)} IS NOT NULL"
    )
    order = ("y.changed_at", f"y.{scan.dialect.entry}")
    return scan.dialect.last(chosen, source, order)
