"""Things that last: which of them overlap, and what happened outside their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import DECLARED
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.suspects.outside import outside
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.tally.checkup.look import Look

Life = tuple["Value", "Value"]
"""When it began and ended; blank for what is not known or not yet."""


def overlapping(lives: Sequence[Life]) -> list[int]:
    """Which of some lives were in force together with another of them.

    "2023" and "2023-05" follow one another: a change within a year is no overlap.
    """
    return [
        at
        for at, one in enumerate(lives)
        if any(_together(one, other) for n, other in enumerate(lives) if n != at)
    ]


def _together(one: Life, other: Life) -> bool:
    return not (_gone_by(one[1], other[0]) or _gone_by(other[1], one[0]))


def _gone_by(end: Value, begin: Value) -> bool:
    """True when something that ended then was over when another began."""
    if not end or not begin:
        return False
    known = min(len(str(end)), len(str(begin)))
    return str(end)[:known] <= str(begin)[:known]


def events_outside(look: Look) -> Iterator[Finding]:
    """Visits before the pairing or after its end, figures of a closed base."""
    for register in DECLARED:
        parent = REGISTERS[register[register.parent].to] if register.parent else None
        if parent is None or not parent.ends_by or register.loose:
            continue
        rows = outside(look.book, register.key, look.period)
        places = look.places(register.key, [row[0] for row in rows])
        for id_, day, begun, ended in rows:
            early = bool(begun) and day < begun
            edge = begun if early else ended
            verb = parent[parent.dated_by if early else parent.ends_by].label
            yield Finding(
                "outside",
                places[id_],
                {
                    "day": spoken_day(day),
                    "when": "早于" if early else "晚于",
                    "edge": f"{verb} {spoken_day(edge)}",
                },
                register=register.key,
                ids=(id_,),
            )
