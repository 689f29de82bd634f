"""What is wrong with something a person typed or imported: a value, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from enum import Enum


class Severity(Enum):
    """How far a record with it may go.

    ERROR: cannot be saved. FAULT: a person who sees it may save it, but a file
    full of them is not let in unseen. HINT: to be looked at (提示).
    """

    ERROR = "error"
    FAULT = "fault"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one field.

    Attributes:
        field: key of the field; empty when the whole record is meant.
        text: what is wrong and what to look at, in Chinese.
        severity: whether the record can still be saved.
        value: what was written, as it was written.
        rule: key of the declared check that it breaks, see `domain.rules`; empty
            for what could not be read at all.
    """

    field: str
    text: str
    severity: Severity = Severity.HINT
    value: str = ""
    rule: str = attribute(default="", compare=False)

    @property
    def blocks(self) -> bool:
        """True when the record cannot be saved."""
        return self.severity is Severity.ERROR

    @property
    def bars(self) -> bool:
        """True when a line of a file is not imported with it."""
        return self.severity is not Severity.HINT
