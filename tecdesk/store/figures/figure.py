"""One number of the tally: a value, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tecdesk.domain.record import NOT_APPLICABLE


class State(Enum):
    """A figure is known, blank (待填) or does not apply (—)."""

    KNOWN = "known"
    BLANK = "blank"
    NOT_APPLICABLE = NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the tally.

    Attributes:
        value: in the stored unit of the measure's kind; None unless KNOWN.
        state: whether it is known.
        records: how many records count towards it.
        quality: what it rests on where that is not counted exactly: 估数 or
            据不完全统计; empty for exact figures.
    """

    value: int | None
    state: State
    records: int
    quality: str = ""


ZERO = Figure(0, State.KNOWN, 0)
BLANK = Figure(None, State.BLANK, 0)

FigureKey = tuple[str, str, str]
"""Indicator key, unit ("" unless the indicator has `per`), part."""
