"""Records as lines of JSON, the open form in which they travel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Field
from tecdesk.domain.persons import SAME
from tecdesk.domain.record import Record
from tecdesk.domain.veil import veiled

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register

Names = Mapping[str, Mapping[str, str]]
"""Register key to names by id."""


def to_lines(
    register: Register, records: Iterable[Record], names: Names, *, personal: bool
) -> bytes:
    """One line per record.

    Args:
        register: what the records are.
        records: in the order in which they shall stand.
        names: what the REF fields are called, so that a line can be read alone.
        personal: take ID numbers and phones along.
    """
    entries = (
        entry_of(register, record, names, personal=personal) for record in records
    )
    lines = (
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
        for entry in entries
    )
    return "".join(lines).encode()


def entry_of(
    register: Register, record: Record, names: Names, *, personal: bool
) -> dict[str, Any]:
    """A record as its line says it; see `to_lines`."""
    fields = [f for f in register.fields if personal or not f.personal]
    values = {
        f.key: disclosed(f, record.values.get(f.key), personal=personal)
        for f in (*fields, *_of_others(register, record))
    }
    entry = {
        "register": record.register,
        "id": record.id,
        "owner": record.owner,
        "created_at": record.created_at,
        "changed_at": record.changed_at,
        "values": {key: v for key, v in values.items() if v is not None},
        "names": {
            ref.key: names[ref.to][record.text(ref.key)]
            for ref in register.refs
            if record.text(ref.key) in names.get(ref.to, {})
        },
    }
    marks = {
        key: mark
        for key, mark in record.marks.items()
        if key in values or mark.startswith(SAME)
    }
    return entry | ({"marks": marks} if marks else {})


def _of_others(register: Register, record: Record) -> list[Field]:
    """The fields of other books that the record has something in."""
    known = register.by_key
    return [Field(k, k) for k in record.values if k not in known and is_own(k)]


def disclosed(field: Field, value: Value, *, personal: bool) -> Value:
    """The stored value; a number someone wrote into a text is masked too."""
    if personal or field.personal or not isinstance(value, str):
        return value
    return veiled(field, value)


def from_lines(data: bytes) -> Iterator[Record]:
    """The records of a member.

    Raises:
        ValueError: a line is no record.
    """
    for line in data.decode().removesuffix("\n").split("\n") if data else ():
        try:  # not splitlines: a text may hold a line separator of its own
            yield _record(json.loads(line))
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("not a record") from error


def _record(entry: dict[str, Any]) -> Record:
    return Record(
        register=entry["register"],
        id=entry["id"],
        values=dict(entry["values"]),
        marks=dict(entry.get("marks", {})),
        owner=entry["owner"],
        created_at=entry["created_at"],
        changed_at=entry["changed_at"],
    )
