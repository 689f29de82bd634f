"""A record: one row of a register, as a mapping from field keys to stored values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Value

NOT_APPLICABLE = "na"
"""Mark of a value that does not apply (—): differs from blank (待填) and from 0."""
ABOUT = "about"
"""Mark of a number written with 约, 余 or 多: an estimate."""

Values = Mapping[str, Value]
Marks = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A stored row.

    Attributes:
        register: key of its register.
        id: unique across laptops (UUID text).
        values: field key to stored value; every field of the register is present.
        marks: field key to NOT_APPLICABLE or ABOUT, for the few fields that carry one.
        owner: id of the unit that owns it.
        created_at: local time of creation, ISO text to the second.
        changed_at: local time of the last change.
        binned_at: when it went to the bin; empty while it is in use.
    """

    register: str
    id: str
    values: Values
    marks: Marks = attribute(default_factory=dict)
    owner: str = ""
    created_at: str = ""
    changed_at: str = ""
    binned_at: str = ""

    def __getitem__(self, key: str) -> Value:
        """The value of a field; of an added one also of before it was added."""
        found = self.values.get(key)
        if found is None and key not in self.values and not is_own(key):
            raise KeyError(key)
        return found

    def text(self, key: str) -> str:
        """The stored value as text; empty when there is none."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def number(self, key: str) -> int | None:
        """The stored integer of a number field; None when blank."""
        value = self.values.get(key)
        return value if isinstance(value, int) else None
