"""A copy of a book as the lines of a package, and back: records with their moments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.additions import is_own
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamped
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.record_lines import entry_of
from tecdesk.store.colleagues.joins import in_column
from tecdesk.store.colleagues.joins import plain_stamps
from tecdesk.store.colleagues.records import taken_out

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.stamp import Stamps
    from tecdesk.exchange.packages.record_lines import Names

COPIES = "copies"
"""Name of the member that says what the copy knows, beside those of the registers."""


@dataclass(frozen=True, slots=True)
class CopyCard:
    """What a copy of a book says about itself.

    Attributes:
        operator: who was at the desk; empty when nobody said.
        clock: no moment in the package is greater.
        vector: the last moment it knew of each copy.
        fields: register key to the fields that its program knew: what is missing in
            a record is blank if it is among them, and unknown if not.
    """

    operator: str
    clock: int
    vector: Mapping[str, int]
    fields: Mapping[str, Collection[str]] = attribute(default_factory=dict)


def card_of(operator: str, clock: int, vector: Mapping[str, int]) -> CopyCard:
    """The card of a copy that this program writes."""
    fields = {key: list(register.by_key) for key, register in REGISTERS.items()}
    return CopyCard(operator, clock, vector, fields)


def record_lines(
    records: Iterable[tuple[Record, Stamps]], names: Names
) -> tuple[bytes, int]:
    """The lines of a register, and how many there are."""
    lines = [_line(record, stamps, names) for record, stamps in records]
    return b"".join(lines), len(lines)


def copy_lines(
    card: CopyCard, gone: Iterable[tuple[str, str, Stamps]]
) -> tuple[bytes, int]:
    """What the copy knows, and one line for each record that was taken out whole."""
    said: list[dict[str, Any]] = [
        {
            "operator": card.operator,
            "clock": card.clock,
            "vector": dict(card.vector),
            "fields": {key: list(each) for key, each in card.fields.items()},
        }
    ]
    said += [
        {"register": register, "id": id_, "stamps": _plain(stamps)}
        for register, id_, stamps in gone
    ]
    return b"".join(map(_json, said)), len(said)


_ODD = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What another program's copy raises while it is read."""
_HALVED = "\\ud"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A colleague's copy, read from a package.

    Attributes:
        card: what it says about itself.
        records: register key to id to record, of registers that this program knows.
    """

    card: CopyCard
    records: Mapping[str, Mapping[str, Stamped]]


def read_bundle(members: Mapping[str, bytes]) -> Bundle:
    """The copy in a package.

    Args:
        members: name to lines of each member with records, found whole.

    Raises:
        DeskError: they do not say what they should.
    """
    try:
        card, *gone = _entries(members[COPIES])
        known = _card(card)
        found: dict[str, dict[str, Stamped]] = {
            key: dict(_record(key, known, each) for each in _entries(members[key]))
            for key in REGISTERS
            if key in members
        }
        for each in gone:
            if each["register"] in REGISTERS:
                table = found.setdefault(each["register"], {})
                table[str(each["id"])] = taken_out(plain_stamps(each["stamps"]))
    except _ODD as error:
        raise DeskError(
            "这个文件里的记录读不懂，没有合并。", "让同事用同一版程序再导出一次。"
        ) from error
    return Bundle(known, found)


def _line(record: Record, stamps: Stamps, names: Names) -> bytes:
    entry = entry_of(REGISTERS[record.register], record, names, personal=True)
    if record.binned_at:
        entry[BINNED] = record.binned_at
    return _json(entry | {"stamps": _plain(stamps)})


def _plain(stamps: Stamps) -> dict[str, list[int | str]]:
    return {key: [*each] for key, each in {"": stamps.base, **stamps.own}.items()}


def _json(entry: object) -> bytes:
    return (
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
    ).encode()


def _entries(lines: bytes) -> Iterator[dict[str, Any]]:
    """Objects of a member; a text may hold any character but a line feed."""
    for line in lines.decode().split("\n"):
        if line:
            entry = json.loads(line)
            if _HALVED in line.lower():  # half a character, which nothing can hold
                json.dumps(entry, ensure_ascii=False).encode()
            yield entry


def _card(said: Mapping[str, Any]) -> CopyCard:
    return CopyCard(
        str(said["operator"]),
        in_column(int(said["clock"])),
        {str(copy): in_column(int(time)) for copy, time in said["vector"].items()},
        {str(key): list(each) for key, each in said["fields"].items()},
    )


def _record(key: str, card: CopyCard, entry: Mapping[str, Any]) -> tuple[str, Stamped]:
    given = entry["values"]
    known = (*card.fields.get(key, ()), *filter(is_own, given))
    fields = [f for f in known if f in REGISTERS[key].by_key or is_own(f)]
    values: dict[str, Value] = {f: _checked(key, f, given.get(f)) for f in fields}
    binned = entry.get(BINNED)
    values[BINNED] = None if binned is None else str(binned)
    stamps = plain_stamps(entry["stamps"])
    if stamps.base.time > card.clock or any(
        each.time > card.clock for each in stamps.own.values()
    ):
        raise ValueError("a moment after the last")
    return str(entry["id"]), Stamped(
        values,
        {str(k): str(mark) for k, mark in entry.get("marks", {}).items()},
        stamps,
        str(entry["owner"]),
        str(entry["created_at"]),
        str(entry["changed_at"]),
    )


def _checked(key: str, name: str, value: object) -> Value:
    """The value, if the column can hold it."""
    if isinstance(value, int) and not isinstance(value, bool):
        in_column(value)
    if value is None:
        return None
    if isinstance(value, str | int) and type(value) in _types(key, name):
        return value
    raise ValueError(f"{key}.{name}: not of its kind")


def _types(key: str, name: str) -> set[type]:
    """What a column holds; what a county's field does, the other copy knows."""
    if is_own(name):
        return {int, str}
    return {int if REGISTERS[key][name].kind.is_number else str}
