"""What an operation changed, said once so that pages know whether to reload."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute


@dataclass(frozen=True, slots=True)
class Change:
    """The result of one transaction.

    Attributes:
        label: one line for the undo menu, e.g. 导入 培训台账2025.xlsx：46 条.
        ids: register key to the ids touched.
        step: number of the journal step; 0 when nothing was written.
    """

    label: str
    ids: dict[str, tuple[str, ...]] = attribute(default_factory=dict)
    step: int = 0

    @property
    def registers(self) -> frozenset[str]:
        """Keys of the registers touched."""
        return frozenset(self.ids)

    @property
    def count(self) -> int:
        """How many records were touched."""
        return sum(len(ids) for ids in self.ids.values())
