"""The scale of a chart: from zero, with at most three round lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 3
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(4), Decimal(3))
"""The rounder ones first."""


@dataclass(frozen=True, slots=True)
class Axis:
    """What lies between the lowest and the highest place of a chart.

    Attributes:
        low, high: the ends; zero lies between them or is one of them.
        lines: the round numbers that get a thin line; zero is not among them.
    """

    low: Decimal
    high: Decimal
    lines: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far up a value lies: 0 at the low end, 1 at the high end."""
        return float((value - self.low) / (self.high - self.low))


def axis(values: Iterable[Decimal]) -> Axis:
    """The scale that holds zero and all values."""
    known = list(values)
    low = min([Decimal(0), *known])
    high = max([Decimal(0), *known])
    if low == high:
        high = Decimal(1)
    return Axis(low, high, _lines(low, high))


def _lines(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    reach = high - low
    step = Decimal(10) ** (reach.adjusted() - 1)
    while True:
        for factor in _STEPS:
            found = _multiples(low, high, step * factor)
            if 1 <= len(found) <= _MOST:
                return found
        step *= 10


def _multiples(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    if (high - low) / step > _MOST + 2:
        return (step,) * (_MOST + 1)  # too many, whatever they are
    first, last = int(low / step), int(high / step)
    return tuple(n * step for n in range(first, last + 1) if n)
