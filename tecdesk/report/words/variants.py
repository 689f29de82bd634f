"""The kinds of summary: of a year, of its first half, of one kind of work alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Variant:
    """One kind of summary.

    Attributes:
        key: its name in the book, for ever.
        name: what people call it.
        file: its part of a file name.
        subject: what the title says the work is.
        groups: groups of indicators that it speaks of; empty for all.
        half: it tells of the first half of the year and plans the second.
    """

    key: str
    name: str
    file: str
    subject: str
    groups: frozenset[str] = frozenset()
    half: bool = False

    def period(self, year: int, until: date | None = None) -> Period:
        """What it reports; `until` cuts a year that is not over."""
        return Period(year, half=1) if self.half else Period(year, until=until)

    def speaks_of(self, group: str) -> bool:
        """True when figures of the group belong into it."""
        return not self.groups or group in self.groups


WHOLE = Variant("year", "全年", "工作总结", "科技推广")
HALF = Variant("half", "上半年", "上半年工作总结", "科技推广", half=True)
PAIRING = Variant(
    "pairing", "帮扶专题", "结对帮扶工作总结", "结对帮扶", frozenset({"pairing"})
)
ENVOYS = Variant(
    "envoy", "特派员专题", "科技特派员工作总结", "科技特派员", frozenset({"envoy"})
)
VARIANTS = {each.key: each for each in (WHOLE, HALF, PAIRING, ENVOYS)}
"""By key, in the order of the choice."""
