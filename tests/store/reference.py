"""A slow tally in plain Python, to hold the scans against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicator import Together
from tecdesk.domain.period import Period
from tecdesk.domain.quality import ESTIMATE
from tecdesk.domain.quality import EXACT
from tecdesk.domain.quality import INCOMPLETE
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.figures.figure import Figure
from tecdesk.store.figures.figure import State

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.indicator import Condition
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.record import Record

Part = tuple[str, str]
"""Unit and part key."""


@dataclass
class Reference:
    """Adds up records one by one.

    Attributes:
        records: every record by register and id, also binned ones.
    """

    records: dict[str, dict[str, Record]]

    def figures(
        self, indicator: Indicator, period: Period, by: str
    ) -> dict[Part, Figure]:
        """What `figures` should say of one indicator."""
        if indicator.is_stock and by in {"month", "quarter"}:
            return self._over_time(indicator, period, by)
        if isinstance(indicator.measure, Together):
            return self._together(indicator, period, by)
        groups: dict[Part, list[Record]] = {}
        for record in self._counted(indicator, period):
            key = (self._unit(indicator, record), self._part(indicator, record, by))
            groups.setdefault(key, []).append(record)
        if not (by or indicator.per):
            groups.setdefault(("", ""), [])
        return {
            key: self._measured(indicator, period, group)
            for key, group in groups.items()
        }

    def _together(
        self, indicator: Indicator, period: Period, by: str
    ) -> dict[Part, Figure]:
        """What the records of all add, one by one, as if they were of one register."""
        each = [self.figures(i, period, by) for i in indicator.addends]
        found = {}
        for part in dict.fromkeys(part for figures in each for part in figures):
            here = [f[part] for f in each if part in f and f[part].records]
            known = [f.value for f in here if f.value is not None]
            rough = {f.quality for f in here} - {""}
            quality = INCOMPLETE if INCOMPLETE in rough else max(rough, default="")
            state = State.BLANK
            if known or not here:
                state = State.KNOWN
            elif all(f.state is State.NOT_APPLICABLE for f in here):
                state = State.NOT_APPLICABLE
            value = sum(known) if state is State.KNOWN else None
            found[part] = Figure(value, state, sum(f.records for f in here), quality)
        return found

    def _over_time(
        self, indicator: Indicator, period: Period, by: str
    ) -> dict[Part, Figure]:
        found = {}
        for month in period.months:
            key = str(month if by == "month" else (month + 2) // 3)
            end = Period(period.year, month=month)
            if by == "quarter":
                end = Period(period.year, quarter=int(key))
            end = min(end, period, key=lambda each: each.last_day)
            for (unit, _), figure in self.figures(indicator, end, "").items():
                found[unit, key] = figure
        return found

    def _counted(self, indicator: Indicator, period: Period) -> list[Record]:
        return [
            record
            for record in self.records[indicator.register].values()
            if self._in_use(indicator, record)
            and self._dated(indicator, record, period)
            and all(
                self._holds(c, self._at(record, c.path)) is not c.negated
                for c in indicator.where
            )
        ]

    @staticmethod
    def _holds(condition: Condition, value: Value) -> bool:
        if condition.among:
            return condition.value in str(value or "").split("、")
        return value == condition.value if condition.value else value is not None

    def _in_use(self, indicator: Indicator, record: Record) -> bool:
        register = REGISTERS[indicator.register]
        owners = [register.parent, indicator.dated_by.rpartition(".")[0]]
        above = [self._pointed(record, key) for key in owners if key]
        return not any(r.binned_at for r in (record, *above) if r)

    def _dated(self, indicator: Indicator, record: Record, period: Period) -> bool:
        register = REGISTERS[indicator.register]
        date = self._at(record, indicator.dated_by or register.dated_by)
        if not indicator.is_stock:
            return date is not None and period.span.holds(str(date))
        ends = [record[each] for each in register.ends]
        above = self._pointed(record, register.parent) if register.parent else None
        if above:
            ends += [above[each] for each in REGISTERS[above.register].ends]
        begun = date is None or str(date) < period.span.end
        return begun and all(e is None or str(e) >= period.span.end for e in ends)

    def _unit(self, indicator: Indicator, record: Record) -> str:
        if not indicator.per:
            return ""
        return str(self._at(record, indicator.per) or indicator.per_default)

    def _part(self, indicator: Indicator, record: Record, by: str) -> str:
        if by in {"month", "quarter"}:
            date = str(
                self._at(
                    record, indicator.dated_by or REGISTERS[record.register].dated_by
                )
            )
            month = int(date[5:7] or 0)
            number = month if by == "month" else (month + 2) // 3
            return str(number) if number else ""
        if not by:
            return ""
        paths = {path.split(".")[-1]: path for path in indicator.splits}
        path = indicator.placed_by if by == "village" else paths[by]
        return str(self._at(record, path) or "")

    def _measured(
        self, indicator: Indicator, period: Period, group: list[Record]
    ) -> Figure:
        match indicator.measure:
            case Count():
                return Figure(len(group), State.KNOWN, len(group))
            case Distinct(keys):
                things = {self._identity(record, keys) for record in group} - {None}
                return Figure(len(things), State.KNOWN, len(group))
            case Sum() as measure:
                return self._summed(measure, period, group)
            case Together():
                raise AssertionError

    def _summed(self, measure: Sum, period: Period, group: list[Record]) -> Figure:
        amounts = [
            self._amount(record, key, measure.yearly, period)
            for record in group
            for key in measure.fields
        ]
        known = [value for value, _ in amounts if value is not None]
        rough = {quality for value, quality in amounts if value is not None} - {EXACT}
        quality = INCOMPLETE if INCOMPLETE in rough else max(rough, default="")
        if known:
            return Figure(sum(known), State.KNOWN, len(group), quality)
        if not group:
            return Figure(0, State.KNOWN, 0)
        marks = [r.marks.get(key) for r in group for key in measure.fields]
        absent = all(mark == NOT_APPLICABLE for mark in marks)
        state = State.NOT_APPLICABLE if absent else State.BLANK
        return Figure(None, state, len(group))

    def _amount(
        self, record: Record, key: str, yearly: str, period: Period
    ) -> tuple[int | None, str]:
        """The number and its quality."""
        source = record
        for line in self.records[yearly].values() if yearly else ():
            mine = line[REGISTERS[yearly].parent] == record.id
            if mine and line["year"] == period.year and not line.binned_at:
                source = line if line[key] is not None else source
        quality = source.text("quality") or EXACT
        about = quality == EXACT and source.marks.get(key) == ABOUT
        return source.number(key), ESTIMATE if about else quality

    def _identity(
        self, record: Record, keys: tuple[tuple[str, ...], ...]
    ) -> tuple[Value, ...] | None:
        for number, key in enumerate(keys):
            values = [self._at(record, name) for name in key]
            if None not in values:
                return (number, *values)
        return None

    def _at(self, record: Record, path: str) -> Value:
        ref, _, key = path.rpartition(".")
        if not ref:
            return record[key]
        pointed = self._pointed(record, ref)
        return pointed[key] if pointed else None

    def _pointed(self, record: Record, ref: str) -> Record | None:
        to = REGISTERS[record.register][ref].to
        return self.records[to].get(record.text(ref))
