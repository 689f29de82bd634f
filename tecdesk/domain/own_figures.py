"""Figures that a county declares: a sum of a field, or a number of records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record

SUMMED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.AREA})
"""Kinds whose values may be added up."""

ASKED = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.TEXT})
"""Kinds that a condition may ask for."""


@dataclass(frozen=True, slots=True)
class OwnFigure(Indicator):
    """A figure that knows how it is shown, also when its field is there no longer."""

    shown_as: Kind = Kind.COUNT

    @property
    def kind(self) -> Kind:
        """The kind in which the figure is kept and shown."""
        return self.shown_as


def figures_of(
    records: Sequence[Record], added: Mapping[str, tuple[Field, ...]]
) -> Iterator[Indicator]:
    """The figures that records of 自加指标 declare, those in use.

    Args:
        records: one for each key, in order.
        added: register key to the fields that are added to it.
    """
    keys = {
        key_of(r.text("register"), r.text("key")) for r in records
    } | INDICATORS.declared.keys()
    labels = {each.label for each in INDICATORS.declared.values()}
    for record in records:
        made = _figure(record, added, keys)
        if made and made.label not in labels:
            labels.add(made.label)
            yield made


def key_of(register: str, key: str) -> str:
    """The key of a figure."""
    return f"{register}.{key}"


def _figure(
    record: Record, added: Mapping[str, tuple[Field, ...]], keys: set[str]
) -> Indicator | None:
    register = REGISTERS.get(record.text("register"))
    key = record.text("key")
    if not register or not register.dated_by or not is_own(key):
        return None
    if record["retired_on"] or not record.text("label"):
        return None
    fields = {f.key: f for f in (*register.own, *added.get(register.key, ()))}
    summed, asked = record.text("sums"), record.text("where_field")
    if summed and (summed not in fields or fields[summed].kind not in SUMMED):
        return None
    if asked and (asked not in fields or fields[asked].kind not in ASKED):
        return None
    whole = record.text("part_of")
    return OwnFigure(
        key_of(register.key, key),
        record.text("label"),
        record.text("unit") or (fields[summed].unit if summed else register.word),
        register.key,
        Sum((summed,)) if summed else Count(),
        counts=Counts.IN_FORCE if register.ends_by else Counts.EVENTS,
        definition=record.text("definition") or _meaning(record, fields),
        placed_by=_place(register.key),
        where=(_condition(fields[asked], record.text("where_value")),) if asked else (),
        splits=tuple(k for k, f in fields.items() if f.kind is Kind.CHOICE),
        part_of=whole if whole in keys else "",
        shown_as=fields[summed].kind if summed else Kind.COUNT,
    )


def _condition(asked: Field, value: str) -> Condition:
    among = asked.kind is Kind.CHOICES and bool(value)
    return Condition(asked.key, value or None, among=among)


def _place(register: str) -> str:
    """Where a record's village stands: in itself, or in what it belongs to."""
    declared = REGISTERS[register]
    if declared.placed or not declared.parent:
        return "village" if declared.placed else ""
    above = REGISTERS[declared[declared.parent].to]
    return f"{declared.parent}.village" if above.placed else ""


def _meaning(record: Record, fields: Mapping[str, Field]) -> str:
    """The 口径, where nobody wrote one."""
    register = REGISTERS[record.text("register")]
    asked, value = fields.get(record.text("where_field")), record.text("where_value")
    which = f"“{asked.label}”{f'是“{value}”' if value else '已填'}的" if asked else ""
    summed = fields.get(record.text("sums"))
    what = f"“{summed.label}”之和" if summed else "条数"
    when = "期末仍在的" if register.ends_by else "统计期内的"
    return f"{when}{register.label}记录中，{which}{what}。自加指标。"
