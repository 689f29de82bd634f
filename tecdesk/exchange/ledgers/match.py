"""Finds the record of the book that a line is the same thing as."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.kept import Kept
    from tecdesk.exchange.ledgers.kept import Stored

Given: TypeAlias = "tuple[Mapping[str, Value], Mapping[str, str]]"
"""The values and marks that a line gives."""

Key: TypeAlias = "tuple[Value, ...]"


class Matcher:
    """The records of one register, each matched at most once in a file.

    Lines that share a key are told apart by their other values first and by their
    order then: two bases of one name in one village stay two.
    """

    def __init__(self, register: Register, records: Iterable[Kept]) -> None:
        self._keys = register.same_by
        self._records = list(records)
        self._taken: set[str] = set()
        self._index: list[dict[Key, list[Kept]]] = []
        for key in self._keys:
            index: dict[Key, list[Kept]] = defaultdict(list)
            for record in self._records:
                if parts := _parts(record, key):
                    index[parts].append(record)
            self._index.append(index)
        self._whole: dict[tuple[str, ...], dict[Key, list[Kept]]] = {}

    @property
    def empty(self) -> bool:
        """True when the book has no record of the register."""
        return not self._records

    def match(
        self, count: int, give: Callable[[int], Given]
    ) -> list[tuple[Kept, bool] | None]:
        """The record of each line and whether it is alike; None for a new line.

        Kepts that a line would leave as they are are given away first.

        Args:
            count: number of lines.
            give: the values and marks of a line by its position.
        """
        found: list[tuple[Kept, bool] | None] = [None] * count
        for position in range(count):
            if record := self._exact(*give(position)):
                found[position] = (record, True)
        for position in range(count):
            if found[position] is None:
                values, marks = give(position)
                record = self._take(self._candidates(values), values, marks)
                found[position] = (record, False) if record else None
        return found

    def _exact(
        self, values: Mapping[str, Value], marks: Mapping[str, str]
    ) -> Kept | None:
        """A free record in which the line would change nothing."""
        keyed = False
        for record in self._candidates(values):
            keyed = True
            if not differing(record, values, marks):
                self._taken.add(record.id)
                return record
        if keyed or self._has_key(values):
            return None
        return self._take(self._alike(values), values, marks, exact=True)

    def _take(
        self,
        candidates: Iterable[Kept],
        values: Mapping[str, Value],
        marks: Mapping[str, str],
        *,
        exact: bool = False,
    ) -> Kept | None:
        for record in candidates:
            if not exact or not differing(record, values, marks):
                self._taken.add(record.id)
                return record
        return None

    def _candidates(self, values: Mapping[str, Value]) -> Iterator[Kept]:
        """Free records under the first key that finds one, in the book's order."""
        for rank, key in enumerate(self._keys):
            parts = _parts(values, key)
            found = self._index[rank].get(parts, ()) if parts else ()
            free = [record for record in found if record.id not in self._taken]
            free = [r for r in free if not self._contradicted(rank, r, values)]
            if free:
                yield from free
                return

    def _contradicted(
        self, rank: int, record: Kept, values: Mapping[str, Value]
    ) -> bool:
        """True when an earlier key is filled on both sides and differs."""
        for key in self._keys[:rank]:
            ours, theirs = _parts(values, key), _parts(record, key)
            if ours and theirs and ours != theirs:
                return True
        return False

    def _has_key(self, values: Mapping[str, Value]) -> bool:
        return any(_parts(values, key) for key in self._keys)

    def _alike(self, values: Mapping[str, Value]) -> list[Kept]:
        """For a line without a whole key: free records with all its values."""
        keys = tuple(sorted(values))
        if keys not in self._whole:
            index: dict[Key, list[Kept]] = defaultdict(list)
            for record in self._records:
                index[tuple(record[key] for key in keys)].append(record)
            self._whole[keys] = index
        wanted = tuple(values[key] for key in keys)
        found = self._whole[keys].get(wanted, [])
        return [record for record in found if record.id not in self._taken]


def differing(
    record: Stored, values: Mapping[str, Value], marks: Mapping[str, str]
) -> list[str]:
    """Keys of the fields that a line would change; a blank cell changes nothing."""
    found = [key for key, value in values.items() if record[key] != value]
    if record.marks or marks:
        said = [*values, *(key for key in marks if key not in values)]
        found = [
            key
            for key in said
            if record[key] != values.get(key)
            or record.marks.get(key, "") != marks.get(key, "")
        ]
    return found


def _parts(values: Mapping[str, Value] | Kept, key: tuple[str, ...]) -> Key:
    """The values of a key; empty when one of them is blank."""
    parts = tuple(values.get(part) for part in key)
    return () if None in parts or "" in parts else parts
