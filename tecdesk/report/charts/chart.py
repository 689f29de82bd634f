"""A chart described: what it shows, never how; the same for paper and screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = int | Decimal | str | None
"""A number as shown, a word where there is none (—), None for 待填."""
PENDING = "待填"


class Form(Enum):
    """How the numbers are drawn."""

    COLUMNS = "columns"  # from zero; several series stand side by side
    LINES = "lines"  # over time; a blank breaks the line
    SHARES = "shares"  # one bar cut into its parts; never a pie


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each label of the chart.

    Attributes:
        name: what tells it from the others in the legend.
        values: in the order of the labels.
    """

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A line to reach.

    Attributes:
        value: where it lies.
        name: the word at its end.
    """

    value: int | Decimal
    name: str = "目标"


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a chart says.

    Attributes:
        form: how it is drawn.
        title: under it; 图1 is put before it where charts are numbered.
        unit: over it at the left; empty where the labels say it.
        labels: under the columns or beside the parts.
        series: at least one, each with a value for each label.
        goal: a dashed line with its word; None for none.
        notes: small sentences under the title.
    """

    form: Form
    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    goal: Goal | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values without a label, and parts below zero."""
        for each in self.series:
            if len(each.values) != len(self.labels):
                raise ValueError(f"{each.name}: {len(each.values)} values")
        if self.form is Form.SHARES and any(n < 0 for n in self.numbers):
            raise ValueError("a share is not below zero")

    @property
    def numbers(self) -> list[Decimal]:
        """All values that are known."""
        every = (number_of(value) for each in self.series for value in each.values)
        return [value for value in every if value is not None]


def number_of(value: Value) -> Decimal | None:
    """The number; None where there is none."""
    return Decimal(value) if isinstance(value, int | Decimal) else None


def words(value: Value) -> str:
    """What stands at a value: 537, −12.5, 待填, —."""
    if value is None:
        return PENDING
    if isinstance(value, str):
        return value
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.replace("-", "−")
