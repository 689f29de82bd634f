"""A line of a story, as its tellers make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.story import Event

if TYPE_CHECKING:
    from tecdesk.domain.record import Record


def event(
    record: Record, kind: str, text: str, amount: str = "", by: str = "", day: str = ""
) -> Event:
    """A line; on the day of its record unless another is given."""
    dated = REGISTERS[record.register].dated_by
    when = day or (record.text(dated) if dated else "")
    return Event(record.register, record.id, when, kind, text, amount, by)


def bracketed(text: str) -> str:
    """（讲座）; nothing for nothing."""
    return f"（{text}）" if text else ""
