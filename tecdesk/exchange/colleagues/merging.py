"""Two copies of a record made one: the later change wins, field by field.

A field is what was written last by anyone, in an order that all copies share, and
taking the greater of two is the same in whatever order and however often it is done.
So copies that exchange long enough hold the same, whoever met whom first. Whether a
record is in the bin is such a field: it stays deleted until somebody takes it out
again, later. What was written into it meanwhile lies in the bin with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.stamp import BEGINNING
from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamp
from tecdesk.domain.stamp import Stamped
from tecdesk.domain.stamp import Stamps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value

Rank = tuple[Stamp, int, int, str, str]
"""What decides between two values of a field."""


def rank(held: Stamped, key: str) -> Rank:
    """Where a field's value stands in the order that all copies share.

    The stamp decides. Two values have the same one only when the id of a copy was
    not its own; then the value itself decides, for all alike.
    """
    kind, number, text = _ordered(held.values[key])
    return held.stamps.of(key), kind, number, text, held.marks.get(key, "")


def merged(one: Stamped, other: Stamped) -> Stamped:
    """One record from two copies of it; in either order the same."""
    from_other = {key for key in other.values if _is_from_other(one, other, key)}
    base = max(one.stamps.base, other.stamps.base)
    values, marks, own = {}, {}, {}
    for key in sorted(one.values.keys() | other.values.keys()):
        taken = other if key in from_other else one
        values[key] = taken.values[key]
        if mark := taken.marks.get(key):
            marks[key] = mark
        if (stamp := taken.stamps.of(key)) != base:
            own[key] = stamp
    return Stamped(
        values,
        marks,
        Stamps(base, own),
        max(one.owner, other.owner),
        max(one.created_at, other.created_at),
        max(_last_changed(one), _last_changed(other))[1],
    )


def merged_all(
    one: Mapping[str, Stamped], other: Mapping[str, Stamped]
) -> dict[str, Stamped]:
    """Records by id of two copies made one: nothing is lost that only one has."""
    both = one.keys() & other.keys()
    return {**one, **other, **{id_: merged(one[id_], other[id_]) for id_ in both}}


def _last_changed(held: Stamped) -> tuple[Stamp, str]:
    """When it was changed by the clock of whoever changed it last."""
    known = [held.stamps.of(key) for key in held.values if key != BINNED]
    return max(known, default=BEGINNING), held.changed_at


def _is_from_other(one: Stamped, other: Stamped, key: str) -> bool:
    return key not in one.values or rank(other, key) > rank(one, key)


def _ordered(value: Value) -> tuple[int, int, str]:
    """Any two values can be compared: nothing, numbers, texts."""
    match value:
        case None:
            return 0, 0, ""
        case int():
            return 1, value, ""
        case str():
            return 2, 0, value
