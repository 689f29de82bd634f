"""A package that has come: its bytes, verified, and its records as rows."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.enclosed import FOLDER
from tecdesk.exchange.packages.gone import GONE
from tecdesk.exchange.packages.gone import gone_of
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import record_member
from tecdesk.exchange.packages.persons import PERSONS
from tecdesk.exchange.packages.persons import persons_of
from tecdesk.exchange.packages.persons import with_hashes
from tecdesk.exchange.packages.verify import AGAIN
from tecdesk.exchange.packages.verify import examine
from tecdesk.store.rows import NAMES
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import own_text
from tecdesk.store.schema.drift import OWN

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.register import Register
    from tecdesk.exchange.packages.contents import Records

Row = tuple[Value, ...]
"""A record as `store.rows.columns` orders it: id, owner, created_at, changed_at,
binned_at, marks, what a county's own fields hold, and then its declared fields."""
Tables = dict[str, dict[str, Row]]
"""Register key to id to row."""

SYSTEM = len(NAMES)
"""How many columns stand before the fields."""
_OWN = NAMES.index(OWN)
AT_HOME = frozenset({"passage"})
"""What no package holds, and what is passed over in one that does."""
_LIMIT = 1 << 30
_ENTRY = ("id", "created_at", "changed_at")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_LARGEST = 2**53
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A whole package.

    Attributes:
        path: the file it came in.
        file: SHA-256 of its bytes, hexadecimal.
        data: its bytes.
        manifest: what it says about itself.
        tables: its records, of registers that this program knows.
        gone: register key to id to when it went to the bin at home.
    """

    path: Path
    file: str
    data: bytes
    manifest: Manifest
    tables: Tables
    gone: Mapping[str, Mapping[str, str]]

    def photos(self) -> Iterator[tuple[str, bytes]]:
        """Form and bytes of each photo inside."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            for member in self.manifest.members:
                if member.name.startswith(FOLDER):
                    yield member.name.rpartition(".")[2], archive.read(member.name)


def read_arrival(path: Path, passphrase: str = "") -> Arrival:
    """Read a package once, into memory, and verify what was read.

    Args:
        path: the package.
        passphrase: opens one that is locked; its bytes are then those inside.

    Raises:
        DeskError: cannot be read, is no package, not whole, or of a newer format.
    """
    with (
        os_errors(path, "读取"),
        path.open("rb") as stream,
        unlocked(stream, passphrase, path) as plain,
    ):
        data = plain.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise DeskError(
            f"{path.name} 超过 1 GB，没有读。", "请让报送单位少带照片再报。"
        )
    return arrived(path, data)


def arrived(path: Path, data: bytes) -> Arrival:
    """Verify the bytes of a package.

    Args:
        path: what it is called.
        data: its bytes.

    Raises:
        DeskError: is no package, not whole, or of a newer format.
    """
    verdict, records = examine(path, io.BytesIO(data))
    manifest = verdict.require_whole()
    tables = {
        key: _table(path, REGISTERS[key], lines)
        for key, lines in records.items()
        if key in REGISTERS and key not in AT_HOME
    }
    _check_refs(path, tables)
    tables = with_hashes(tables, _persons(path, records))
    file = hashlib.sha256(data).hexdigest()
    return Arrival(path, file, data, manifest, tables, _gone(path, records))


def reopened(path: Path, data: bytes, file: str) -> Arrival:
    """Read again a package that was verified when it came.

    Its bytes are known to be the same, so nothing but its records is unpacked.

    Args:
        path: what it was called.
        data: its bytes.
        file: their SHA-256.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = Manifest.from_json(archive.read(MANIFEST))
        there = set(archive.namelist())
        names = {key: record_member(key) for key in (*REGISTERS, GONE, PERSONS)}
        lines = {key: archive.read(n) for key, n in names.items() if n in there}
    tables = {
        key: {str(row[0]): row for row in _rows(REGISTERS[key], each)}
        for key, each in lines.items()
        if key in REGISTERS and key not in AT_HOME
    }
    tables = with_hashes(tables, _persons(path, lines))
    return Arrival(path, file, data, manifest, tables, _gone(path, lines))


def _table(path: Path, register: Register, lines: bytes) -> dict[str, Row]:
    try:
        rows = _rows(register, lines)
        _check_columns(register, rows)
    except _MALFORMED:
        raise _unread(path, f"{register.label}记录") from None
    found = {str(row[0]): row for row in rows}
    if len(found) < len(rows):
        raise _unread(path, f"{register.label}记录")
    return found


def _gone(path: Path, records: Records) -> dict[str, dict[str, str]]:
    try:
        return gone_of(records.get(GONE, b""))
    except _MALFORMED:
        raise _unread(path, "删除清单") from None


def _persons(path: Path, records: Records) -> dict[str, str]:
    try:
        return persons_of(records.get(PERSONS, b""))
    except _MALFORMED:
        raise _unread(path, "去重码") from None


def _unread(path: Path, what: str) -> DeskError:
    return DeskError(f"上报包 {path.name} 的{what}读不懂，没有收。", AGAIN)


def _rows(register: Register, lines: bytes) -> list[Row]:
    """The rows of a member, their owner still blank.

    All lines are read as one list: that takes two thirds of the time.
    """
    whole = b"[" + lines.removesuffix(b"\n").replace(b"\n", b",") + b"]"
    entries = json.loads(whole)
    if len(entries) != lines.count(b"\n"):
        raise ValueError("a line is not one record")
    keys, key = register.columns, register.key
    if any(entry["register"] != key for entry in entries):
        raise ValueError("of another register")
    return [_row(entry, keys) for entry in entries]


def _row(entry: dict[str, Any], keys: Collection[str]) -> Row:
    marks = entry.get("marks")
    return (
        entry["id"],
        "",
        entry["created_at"],
        entry["changed_at"],
        None,
        _marks(marks) if marks else None,
        own_text(entry["values"]),
        *map(entry["values"].get, keys),
    )


def _marks(marks: dict[str, str]) -> str | None:
    if not all(isinstance(each, str) for pair in marks.items() for each in pair):
        raise TypeError("not marks")
    return marks_text(marks)


def _check_columns(register: Register, rows: list[Row]) -> None:
    """Refuse what no column could hold, before the book sees it.

    Raises:
        ValueError: a value of the wrong kind.
    """
    columns = list(zip(*rows, strict=True))
    for column in (columns[at] for at in (0, 2, 3) if columns):
        if set(map(type, column)) != {str} or not all(column):
            raise ValueError("not an id or a time")
    fields = (*register.own, *register.common)
    for field, column in zip(fields, columns[SYSTEM:], strict=False):
        _check_column(field.kind, [each for each in column if each is not None])
    for own in filter(None, columns[_OWN] if columns else ()):
        _check_own(json.loads(str(own)))
    for column in columns:
        "".join([text for text in column if isinstance(text, str)]).encode()


def _check_own(values: dict[str, Value]) -> None:
    """What a county's fields hold: texts and numbers, of whatever kind."""
    for value in values.values():
        kind = Kind.COUNT if isinstance(value, int) else Kind.TEXT
        _check_column(kind, [value])


def _check_column(kind: Kind, given: list[Value]) -> None:
    if not given:
        return
    if set(map(type, given)) != {int if kind.is_number else str}:
        raise ValueError("not of its kind")
    if kind.is_number and max(map(abs, given)) > _LARGEST:  # type: ignore[arg-type]
        raise ValueError("too large")
    if kind is Kind.DATE and not all(map(_DATE.fullmatch, given)):  # type: ignore[arg-type]
        raise ValueError("not a date")


def _check_refs(path: Path, tables: Tables) -> None:
    """Refuse a record that points to one that is not inside."""
    for key, table in tables.items():
        declared = (*REGISTERS[key].own, *REGISTERS[key].common)
        for at, field in enumerate(declared, SYSTEM):
            if field.kind is not Kind.REF:
                continue
            wanted = {row[at] for row in table.values()} - {None}
            if wanted - tables.get(field.to, {}).keys():
                raise DeskError(
                    f"上报包 {path.name} 的{REGISTERS[key].label}记录"
                    f"指向包里没有的{REGISTERS[field.to].label}，没有收。",
                    AGAIN,
                )
