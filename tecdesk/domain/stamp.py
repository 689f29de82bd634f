"""When a field got its value, told so that two laptops agree which was later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks


class Stamp(NamedTuple):
    """A moment in one copy of a book; the greater one is the later.

    Attributes:
        time: milliseconds of the wall clock, but always more than any moment known
            before: a clock that was set back does not make new changes old.
        copy: id of the copy of the book in which it was changed; tells two apart
            that fall together.
    """

    time: int
    copy: str


BEGINNING = Stamp(0, "")
"""Before every change: what stood there when a book was made."""

Vector = Mapping[str, int]
"""Id of a copy to the last of its moments that is known."""


def knows(vector: Vector, stamp: Stamp) -> bool:
    """Whether a change was known to whoever had this vector."""
    return stamp.time <= vector.get(stamp.copy, 0)


def together(one: Vector, other: Vector) -> dict[str, int]:
    """What two know together."""
    keys = one.keys() | other.keys()
    return {key: max(one.get(key, 0), other.get(key, 0)) for key in sorted(keys)}


@dataclass(frozen=True, slots=True)
class Stamps:
    """The moments of all fields of a record.

    Attributes:
        base: of every field that is not named.
        own: of the fields changed at another moment.
    """

    base: Stamp = BEGINNING
    own: Mapping[str, Stamp] = attribute(default_factory=dict)

    def of(self, key: str) -> Stamp:
        """The moment of a field."""
        return self.own.get(key, self.base)


BINNED = "binned_at"
"""Stands among the fields for whether the record is in the bin, and since when."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A record as one copy has it, with the moments of its fields.

    Attributes:
        values: field key to value, BINNED among them; a field that the copy knows
            nothing of is missing: all but BINNED, for one that was taken out whole.
        marks: field key to mark, for the few that carry one.
        stamps: when each field got its value.
        owner: id of the unit that owns it.
        created_at: local time, ISO text to the second.
        changed_at: likewise, of the last change.
    """

    values: Mapping[str, Value]
    marks: Marks
    stamps: Stamps
    owner: str = ""
    created_at: str = ""
    changed_at: str = ""

    @property
    def is_whole(self) -> bool:
        """False when only its going is known."""
        return len(self.values) > 1

    @property
    def is_binned(self) -> bool:
        """True when it is in the bin."""
        return bool(self.values.get(BINNED))
