"""An indicator: what a figure means, declared once and compiled twice.

`store` turns one declaration into the aggregate and into the list of records
behind it, so a figure and its evidence cannot disagree.

A *path* names a field of the counted register (`form`) or of the record that
one of its REF fields points to (`training.form`).
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Counts(Enum):
    """Which records a figure counts.

    EVENTS: dated in the period. BEGUN: the same, said of things that last.
    IN_FORCE: begun before the period's end and not ended by then.
    """

    EVENTS = "events"
    BEGUN = "begun"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of one or more fields of a record; blank when none is known.

    Attributes:
        fields: keys of the number fields, added to each other within a record.
        yearly: child register whose field of the same key replaces the record's
            value when there is a line for the period's year.
    """

    fields: tuple[str, ...]
    yearly: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """The number of records."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """The number of different things.

    Attributes:
        keys: alternative identities; a record is known by the first whose
            fields are all filled. A record that has none is not counted.
    """

    keys: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Figures of several registers as one, which is never summed with its parts.

    Attributes:
        of: the figures that are added; their records are the figure's.
    """

    of: tuple[Indicator, ...]


Measure = Sum | Count | Distinct | Together


@dataclass(frozen=True, slots=True)
class Condition:
    """A record counts only if the field at the path is (or is not) so.

    Attributes:
        path: field of the record or of a record it points to.
        value: the stored value wanted; None asks for a filled field.
        negated: turns the condition round.
        among: of a field of several words, the value is one of them.
    """

    path: str
    value: str | None = None
    negated: bool = False
    among: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the tally.

    Attributes:
        key: stable name, `group.name`; the group is a register or of GROUPS.
        label: what people see.
        unit: counting unit, e.g. 人次; for `per` the unit is the part's own.
        register: register whose records are counted; the first of several.
        measure: what is added up.
        counts: which records count in a period.
        definition: the 口径 in a sentence.
        dated_by: path of the date; empty takes the register's own.
        placed_by: path of the village; empty for what belongs to no village.
        where: conditions that a counted record meets; of figures together, besides
            those of each.
        per: field whose values make separate figures that are never added.
        per_default: the value of `per` that a figure without records has.
        splits: paths it may be broken down by, besides village and calendar; of
            figures together, what leads to the same in each of their registers.
        part_of: key of the total it is a subset of (其中).
        within: key of the figure whose records carry these: where that one has
            records and this one none, nothing was recorded, so it is blank, not 0.
        out_of: `village` where villages are counted and it is told how many of
            all of them these are: 12/15 个村.
    """

    key: str
    label: str
    unit: str
    register: str
    measure: Measure
    counts: Counts = Counts.EVENTS
    definition: str = ""
    dated_by: str = ""
    placed_by: str = "village"
    where: tuple[Condition, ...] = ()
    per: str = ""
    per_default: str = ""
    splits: tuple[str, ...] = ()
    part_of: str = ""
    within: str = ""
    out_of: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be told."""
        if self.out_of not in {"", "village"}:
            raise ValueError(
                f"{self.key}: nobody knows how many {self.out_of} there are"
            )

    @property
    def addends(self) -> tuple[Indicator, ...]:
        """The figures of one register each that it is the sum of; mostly itself."""
        if not isinstance(self.measure, Together):
            return (self,)
        if not self.where:
            return self.measure.of
        return tuple(
            replace(each, key=f"{self.key}.{each.key}", where=each.where + self.where)
            for each in self.measure.of
        )

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers whose records are counted."""
        return tuple(dict.fromkeys(each.register for each in self.addends))

    def complete_since(self, years: Mapping[str, int]) -> int | None:
        """The first year that is whole; None where one of its groups is not known.

        Args:
            years: group to the first year for which its records are complete.
        """
        groups = {self.group}
        if isinstance(self.measure, Together):
            groups = {each.group for each in self.measure.of}
        known = [years[group] for group in groups if group in years]
        return max(known) if len(known) == len(groups) else None

    @property
    def group(self) -> str:
        """The register under whose name the figure stands: training, base ..."""
        return self.key.split(".")[0]

    @property
    def kind(self) -> Kind:
        """The kind in which the figure is kept and shown."""
        if isinstance(self.measure, Together):
            return self.measure.of[0].kind
        if isinstance(self.measure, Sum):
            return REGISTERS[self.register][self.measure.fields[0]].kind
        return Kind.COUNT

    @property
    def additive(self) -> bool:
        """True when the parts of a full breakdown add up to the figure."""
        return not any(isinstance(each.measure, Distinct) for each in self.addends)

    @property
    def is_stock(self) -> bool:
        """True for a state at the period's end, which does not add over time."""
        return self.counts is Counts.IN_FORCE
