"""The Parquet files of one register: one open at a time, in the order of partitions."""

from __future__ import annotations

import json
import secrets
from functools import partial
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.persons import KEYED
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.columns.layout import LINE
from tecdesk.exchange.columns.layout import OWNER
from tecdesk.exchange.columns.layout import UNDATED
from tecdesk.exchange.columns.layout import YEAR
from tecdesk.exchange.columns.layout import columns_of
from tecdesk.exchange.columns.layout import hashed
from tecdesk.exchange.packages.record_lines import disclosed
from tecdesk.store.columns import batches
from tecdesk.store.rows import marks_text
from tecdesk.store.rows import own_text
from tecdesk.store.schema.drift import OWN
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

_BATCH = 65_536
"""Rows in memory at once, and in a row group: about 50 MB."""

_YEAR, _LINE, _FIRST = 0, 1, 2
"""Where a row of `store.columns` has the year, the order, and the first column."""

_WRITTEN = {Kind.TEXT, Kind.NOTE}
"""Someone may have written a number of a person into these."""

_DIGEST = 16
"""Bytes of the digest of an ID number: two of 10^9 people never meet."""


class RegisterFiles:
    """Writes the rows of a register below a folder.

    Attributes:
        folder: the register's own; made with the first row.
        key: key of the register.
    """

    def __init__(
        self,
        folder: Path,
        key: str,
        secret: bytes | None,
        by_unit: bool,  # noqa: FBT001 - what the caller was asked
    ) -> None:
        import pyarrow as pa

        self.folder, self.key = folder, key
        self._by_unit = by_unit
        self._read = [name for name in columns_of(key) if name != LINE]
        self._owner = _FIRST + self._read.index(OWNER)
        self._cleaners = _cleaners(key, secret or secrets.token_bytes(32))
        kinds = columns_of(key)
        written = [n for n in kinds if not (by_unit and n == OWNER)]
        self._schema = pa.schema(
            [(n, pa.int64() if kinds[n] else pa.string()) for n in written]
        )
        self._file: Any = None
        self._partition: tuple[Value, ...] = ()

    def write(self, book: Book) -> int:
        """Write all rows and say how many."""
        count = 0
        try:
            for rows in batches(book, self.key, self._read, UNDATED, _BATCH):
                for partition, group in groupby(rows, self._partition_of):
                    self._append(partition, list(group))
                count += len(rows)
        finally:
            self._close()
        return count

    def _partition_of(self, row: tuple[Value, ...]) -> tuple[Value, ...]:
        return (row[_YEAR], row[self._owner]) if self._by_unit else (row[_YEAR],)

    def _append(
        self, partition: tuple[Value, ...], rows: Sequence[tuple[Value, ...]]
    ) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        if partition != self._partition:
            self._close()
            folder = self._folder_of(partition)
            folder.mkdir(parents=True)
            self._file = parquet.ParquetWriter(
                folder / "part.parquet", self._schema, compression="zstd"
            )
            self._partition = partition
        found = list(zip(*rows, strict=True))
        columns = {LINE: found[_LINE]} | dict(
            zip(self._read, found[_FIRST:], strict=True)
        )
        arrays = [
            pa.array(self._clean(field.name, columns[field.name]), field.type)
            for field in self._schema
        ]
        self._file.write_batch(pa.record_batch(arrays, schema=self._schema))

    def _clean(self, name: str, column: Sequence[Value]) -> Sequence[Value]:
        clean = self._cleaners.get(name)
        return [clean(value) for value in column] if clean else column

    def _folder_of(self, partition: tuple[Value, ...]) -> Path:
        names = (YEAR, OWNER)
        folder = self.folder
        for name, value in zip(names, partition, strict=False):
            folder /= f"{name}={value}"
        return folder

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _cleaners(key: str, secret: bytes) -> dict[str, Callable[[Value], Value]]:
    """What is done to the values of a column before they leave."""

    def digest(value: Value) -> Value:
        if value is None:
            return None
        return blake2b(str(value).encode(), key=secret, digest_size=_DIGEST).hexdigest()

    found: dict[str, Callable[[Value], Value]] = {
        "marks": _unkeyed,
        OWN: _disclosed,
    }
    declared = REGISTERS[key]
    for field in (*declared.own, *declared.common):
        if (key, field.key) in hashed():
            found[field.key] = digest
        elif field.kind in _WRITTEN:
            found[field.key] = partial(disclosed, field, personal=False)
    return found


def _disclosed(own: Value) -> Value:
    """What a county's fields hold, numbers of persons masked."""
    values = told(own)
    return own_text(
        {k: disclosed(Field(k, k), v, personal=False) for k, v in values.items()}
    )


def _unkeyed(marks: Value) -> Value:
    """The marks of a record without the hash of its person, which stays here."""
    if marks is None or f'"{KEYED}"' not in str(marks):
        return marks
    kept = {k: v for k, v in json.loads(str(marks)).items() if k != KEYED}
    return marks_text(kept)
