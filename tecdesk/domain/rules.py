"""Rules: required, ranges, 其中 <= 总数, dates in order. They return problems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.identity import id_problem
from tecdesk.domain.identity import phone_problem
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.domain.register import Rule


REQUIRED, NEGATIVE, SUBSET = "required", "negative", "subset"
ID_NUMBER, PHONE, ORDER, MORE = "id_number", "phone", "order", "more"
"""Keys of the rules; `Problem.rule` says which one spoke."""

JUDGES = {
    Kind.ID_NUMBER: (ID_NUMBER, id_problem),
    Kind.PHONE: (PHONE, phone_problem),
}
"""Kinds whose values are judged by themselves: rule and what it says."""


def problems(register: Register, values: Values) -> list[Problem]:
    """Everything that is wrong with a record, errors first."""
    found = [p for field in register.fields for p in _of_field(field, register, values)]
    for rule in register.rules:
        found.extend(rule(values))
    return sorted(found, key=lambda problem: not problem.blocks)


@dataclass(frozen=True, slots=True)
class InOrder:
    """The date in `last` must not lie before the one in `first`."""

    first: str
    last: str

    @property
    def needs(self) -> tuple[str, ...]:
        """Fields without which it says nothing."""
        return (self.first, self.last)

    def __call__(self, values: Values) -> Iterable[Problem]:
        """An error when it does."""
        start, end = values.get(self.first), values.get(self.last)
        if start and end and str(end) < str(start)[: len(str(end))]:
            yield Problem(
                self.last,
                f"结束 {end} 早于开始 {start}，请核对两个日期。",
                Severity.ERROR,
                str(end),
                ORDER,
            )


@dataclass(frozen=True, slots=True)
class NoMoreThan:
    """A count that cannot exceed another."""

    part: str
    total: str

    @property
    def needs(self) -> tuple[str, ...]:
        """Fields without which it says nothing."""
        return (self.part, self.total)

    def __call__(self, values: Values) -> Iterable[Problem]:
        """A hint when it does."""
        few, many = values.get(self.part), values.get(self.total)
        if isinstance(few, int) and isinstance(many, int) and few > many:
            text = f"人数 {few} 多于人次 {many}，请对签到表。"
            yield Problem(self.part, text, value=str(few), rule=MORE)


def in_order(first: str, last: str) -> Rule:
    """The date in `last` must not lie before the one in `first`."""
    return InOrder(first, last)


def no_more_than(part: str, total: str) -> Rule:
    """A hint when a count that cannot exceed another does."""
    return NoMoreThan(part, total)


def _of_field(field: Field, register: Register, values: Values) -> Iterator[Problem]:
    value = values.get(field.key)
    if value is None or value == "":
        if field.required and not (field.unless and values.get(field.unless)):
            text = f"{field.label}没有填。"
            yield Problem(field.key, text, Severity.ERROR, rule=REQUIRED)
        return
    if isinstance(value, int) and value < 0:
        shown = Decimal(value) / field.kind.scale
        text = f"{field.label} {shown} 是负数，请改成 0 或正数。"
        yield Problem(field.key, text, Severity.ERROR, str(value), NEGATIVE)
    elif field.part_of:
        yield from _subset(field, register, values)
    elif field.kind in JUDGES:
        rule, judge = JUDGES[field.kind]
        if text := judge(str(value)):
            yield Problem(field.key, text, value=str(value), rule=rule)


def _subset(field: Field, register: Register, values: Values) -> Iterator[Problem]:
    part, total = values.get(field.key), values.get(field.part_of)
    if isinstance(part, int) and isinstance(total, int) and part > total:
        name, whole = field.heading, register[field.part_of].heading
        text = f"{name} {part} 多于{whole} {total}，请对签到表。"
        yield Problem(field.key, text, Severity.FAULT, str(part), SUBSET)
