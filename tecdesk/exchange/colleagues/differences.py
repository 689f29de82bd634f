"""What joining a colleague's copy does to each record, and where both changed one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamped
from tecdesk.domain.stamp import knows
from tecdesk.exchange.colleagues.merging import merged
from tecdesk.exchange.colleagues.merging import rank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.stamp import Vector


class Fate(Enum):
    """What becomes of a record here."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"  # out of the bin
    SAME = "same"  # only moments, or what lies in the bin


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both changed since they last met, to different values.

    Attributes:
        field: its key; BINNED when one deleted what the other went on with.
        ours: value and mark here, before.
        theirs: value and mark there.
        theirs_taken: whether theirs was the later.
    """

    field: str
    ours: tuple[Value, str]
    theirs: tuple[Value, str]
    theirs_taken: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record on which the two copies do not agree.

    Attributes:
        id: which.
        ours: as it is here; None when unknown.
        made: as both will have it.
        fate: what that does here.
        clashes: what a person should look at.
    """

    id: str
    ours: Stamped | None
    made: Stamped
    fate: Fate
    clashes: tuple[Clash, ...] = ()

    @property
    def changed(self) -> list[str]:
        """Keys of the fields that get another value here."""
        if self.ours is None:
            return []
        ours, made = self.ours, self.made
        return [key for key in made.values if _cell(ours, key) != _cell(made, key)]


def outcomes(
    ours: Mapping[str, Stamped],
    theirs: Mapping[str, Stamped],
    our_vector: Vector,
    their_vector: Vector,
) -> Iterator[Outcome]:
    """The records of a register that are not the same in both copies.

    Args:
        ours: id to record here.
        theirs: id to record there.
        our_vector: which changes are known here.
        their_vector: which were known there when it was written.
    """
    for id_, other in theirs.items():
        own = ours.get(id_)
        if own is None:
            fate = Fate.SAME if other.is_binned else Fate.NEW
            yield Outcome(id_, None, other, fate)
            continue
        if own.stamps == other.stamps and own.values == other.values:
            continue
        made = merged(own, other)
        clashes = tuple(_clashes(own, other, our_vector, their_vector))
        if clashes or not _alike(own, made):
            yield Outcome(id_, own, made, _fate(own, made), clashes)


def _alike(own: Stamped, made: Stamped) -> bool:
    """True when the colleague's copy adds nothing to ours, not even a moment."""
    return (own.values.keys(), own.changed_at) == (
        made.values.keys(),
        made.changed_at,
    ) and all(rank(own, key) == rank(made, key) for key in made.values)


def _fate(own: Stamped, made: Stamped) -> Fate:
    if own.is_binned != made.is_binned:
        return Fate.GONE if made.is_binned else Fate.BACK
    if made.is_binned:
        return Fate.SAME
    same = all(_cell(own, key) == _cell(made, key) for key in made.values)
    return Fate.SAME if same else Fate.CHANGED


def _clashes(
    own: Stamped, other: Stamped, our_vector: Vector, their_vector: Vector
) -> Iterator[Clash]:
    ours = _unknown_to(their_vector, own)
    theirs = _unknown_to(our_vector, other)
    if own.is_binned != other.is_binned and _went_on(own, other, ours, theirs):
        yield _clash(own, other, BINNED)
    elif not own.is_binned:
        for key in own.values:
            if key in ours & theirs and _cell(own, key) != _cell(other, key):
                yield _clash(own, other, key)


def _unknown_to(vector: Vector, each: Stamped) -> set[str]:
    return {key for key in each.values if not knows(vector, each.stamps.of(key))}


def _went_on(own: Stamped, other: Stamped, ours: set[str], theirs: set[str]) -> bool:
    """Whether one deleted the record while the other changed something in it."""
    deleter, changer = (ours, theirs) if own.is_binned else (theirs, ours)
    return BINNED in deleter and bool(changer)


def _clash(own: Stamped, other: Stamped, key: str) -> Clash:
    taken = rank(other, key) > rank(own, key)
    return Clash(key, _cell(own, key), _cell(other, key), theirs_taken=taken)


def _cell(each: Stamped, key: str) -> tuple[Value, str]:
    return each.values.get(key), each.marks.get(key, "")
