"""Compiles indicators of one register to the text of one scan.

The pieces here serve both the aggregate and the list of records behind a
figure: the same condition, the same measure, the same part.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.store.figures.dialect import SQLITE
from tecdesk.store.figures.dialect import Dialect
from tecdesk.store.schema.drift import OWN
from tecdesk.store.terms.of_year import AS_STORED
from tecdesk.store.terms.of_year import OfYear
from tecdesk.store.terms.of_year import of_year

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

CALENDAR = ("month", "quarter")
"""Breakdowns by the date itself."""
OWNER = "owner"
"""Breakdown by the unit that reported a record; everything else calls it unit."""


@dataclass
class Scan:
    """What one SELECT over a register needs.

    Attributes:
        register: the register whose rows are counted.
        of_year: what stored words and villages count as in the period's year.
        dialect: how the engine that is asked says it.
        joins: REF fields whose records are joined, by key.
        values: named values to bind.
    """

    register: Register
    of_year: OfYear = AS_STORED
    dialect: Dialect = SQLITE
    joins: set[str] = field(default_factory=set)
    values: dict[str, Value] = field(default_factory=dict)

    def column(self, path: str) -> str:
        """The SQL of a path, joining the record it leads through."""
        if "." not in path:
            return self._cell("r", self.register[path])
        ref, name = path.split(".")
        self.joins.add(ref)
        return self._cell(f"j_{ref}", REGISTERS[self.register[ref].to][name])

    def _cell(self, row: str, declared: Field) -> str:
        """A column of its own, or a member of the one that added fields share."""
        if not is_own(declared.key):
            return f"{row}.{self.dialect.name(declared.key)}"
        number = declared.kind.is_number
        member = self.dialect.amount if number else self.dialect.member
        return member(f"{row}.{OWN}", declared.key)

    def counted_as(self, path: str) -> str:
        """The SQL of what a row counts as: its word or village in the year."""
        column = self.column(path)
        declared = field_at(self.register, path)
        changed = self.of_year.changed(declared)
        if not changed or declared.kind is Kind.CHOICES:
            return column
        cases = " ".join(
            f"WHEN {self.bound(old)} THEN {self.bound(new)}"
            for old, new in changed.items()
        )
        return f"CASE {column} {cases} ELSE {column} END"

    def bound(self, value: Value) -> str:
        """A named hole for a value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def in_use(self, ref: str) -> str:
        """The SQL of: the record that a REF field points to is not in the bin."""
        self.joins.add(ref)
        return f"j_{ref}.binned_at IS NULL"

    def source(self) -> str:
        """The FROM text with the records that paths lead through."""
        name = self.dialect.name
        texts = [f"{name(self.register.key)} AS r"]
        texts += [
            f"LEFT JOIN {name(self.register[ref].to)} AS j_{ref} "
            f"ON j_{ref}.id = r.{name(ref)}"
            for ref in sorted(self.joins)
        ]
        return " ".join(texts)


def scan_of(book: Book, register: str, year: int) -> Scan:
    """A scan of a book's records as they count in a year."""
    return Scan(REGISTERS[register], of_year(book, year), book.dialect)


def split_path(indicator: Indicator, by: str) -> str | None:
    """The path that a breakdown of this name follows; None if it has none."""
    if by == "village":
        return indicator.placed_by or None
    for path in indicator.splits:
        if path.split(".")[-1] == by:
            return path
    return by if is_own(by) and by in REGISTERS[indicator.register].by_key else None


def splits(indicator: Indicator, by: str) -> bool:
    """True when a figure can be broken down so."""
    return by in CALENDAR or by == OWNER or split_path(indicator, by) is not None


def date_path(indicator: Indicator) -> str:
    """The path of the date that decides the period."""
    return indicator.dated_by or REGISTERS[indicator.register].dated_by


def part_of(scan: Scan, indicator: Indicator, by: str) -> str:
    """The SQL of the part a row belongs to; text, empty for unknown."""
    if not by:
        return "''"
    if by in CALENDAR:
        month = f"substr({scan.column(date_path(indicator))}, 6, 2)"
        number = scan.dialect.number(month)
        if by == "quarter":
            number = scan.dialect.divided(f"{number} + 2", 3)
        text = scan.dialect.text(number)
        return f"CASE WHEN {month} = '' THEN '' ELSE {text} END"
    if by == OWNER:
        return f"r.{scan.dialect.name(OWNER)}"
    path = split_path(indicator, by)
    return f"coalesce({scan.counted_as(path)}, '')" if path else "''"


def unit_of(scan: Scan, indicator: Indicator) -> str:
    """The SQL of the unit a row is counted in; empty for most."""
    if not indicator.per:
        return "''"
    return f"coalesce({scan.counted_as(indicator.per)}, '{indicator.per_default}')"


def ends(indicator: Indicator) -> tuple[str, ...]:
    """The paths of the dates any of which ends what lasts.

    What belongs to a thing ends with it, at the latest: the villages of an envoy
    whose term is over.
    """
    register = REGISTERS[indicator.register]
    above = REGISTERS[register[register.parent].to].ends if register.parent else ()
    return (*register.ends, *(f"{register.parent}.{key}" for key in above))


def counted(scan: Scan, indicator: Indicator, period: Period) -> str:
    """The SQL of which rows count in the period, without the own conditions.

    A row whose parent is in the bin does not count, nor one dated by a record
    that is there; so a figure and each of its breakdowns rest on the same rows.
    """
    path = date_path(indicator)
    owners = {scan.register.parent, path.split(".")[0] if "." in path else ""} - {""}
    texts = ["r.binned_at IS NULL", *map(scan.in_use, sorted(owners))]
    span, date = period.span, scan.column(path)
    start, end = scan.bound(span.start), scan.bound(span.end)
    if "." not in path and path == scan.register.dated_by:
        first = "" if indicator.is_stock else str(period.year)
        texts.append(scan.dialect.years(first, str(period.year)))
    if indicator.is_stock:
        texts.append(f"({date} IS NULL OR {date} < {end})")
        ended = [scan.column(each) for each in ends(indicator)]
        texts += [f"({each} IS NULL OR {each} >= {end})" for each in ended]
    else:
        # Not the year's own column: one generated column in a query is enough for
        # SQLite to leave a covering index unused.
        texts.append(f"{date} >= {start} AND {date} < {end}")
    return " AND ".join(text for text in texts if text)


def met(scan: Scan, conditions: tuple[Condition, ...]) -> str:
    """The SQL of an indicator's own conditions; empty when there are none."""
    texts = []
    for condition in conditions:
        if condition.among:
            texts.append(_among(scan, condition))
            continue
        column = scan.counted_as(condition.path)
        if condition.value is None:
            texts.append(f"{column} IS {'' if condition.negated else 'NOT '}NULL")
        else:
            compare = scan.dialect.differ if condition.negated else scan.dialect.same
            texts.append(compare(column, scan.bound(condition.value)))
    return " AND ".join(texts)


def _among(scan: Scan, condition: Condition) -> str:
    """The SQL of: one of the words of a field counts as the value."""
    declared = field_at(scan.register, condition.path)
    words = scan.of_year.stored(declared, condition.value)
    listed = f"'、' || coalesce({scan.column(condition.path)}, '') || '、'"
    found = [f"instr({listed}, {scan.bound(f'、{word}、')}) > 0" for word in words]
    text = f"({' OR '.join(found) or '1 = 0'})"
    return f"NOT {text}" if condition.negated else text


ScanKey = tuple[str, Counts, str, tuple[str, ...], str, str, str]


def scan_key(indicator: Indicator, by: str) -> ScanKey:
    """Indicators with the same key are answered by one scan."""
    path = (split_path(indicator, by) or by) if by else ""
    counts = Counts.IN_FORCE if indicator.is_stock else Counts.EVENTS
    return (
        indicator.register,
        counts,
        date_path(indicator),
        ends(indicator) if indicator.is_stock else (),
        indicator.per,
        indicator.per_default,
        path,
    )


def end_of(period: Period, by: str, key: str) -> Period:
    """The part of the year whose end a stock figure is asked for."""
    if by == "quarter":
        ended = Period(period.year, quarter=int(key))
    else:
        ended = Period(period.year, month=int(key))
    return period if ended.last_day > period.last_day else ended
