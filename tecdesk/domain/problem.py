"""What is wrong with something a person typed or imported: a value, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """ERROR: cannot be saved or imported. HINT: saved, but to be looked at (提示)."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one field.

    Attributes:
        field: key of the field; empty when the whole record is meant.
        text: what is wrong and what to look at, in Chinese.
        severity: whether the record can still be saved.
        value: what was written, as it was written.
    """

    field: str
    text: str
    severity: Severity = Severity.HINT
    value: str = ""

    @property
    def blocks(self) -> bool:
        """True when the record cannot be saved."""
        return self.severity is Severity.ERROR
