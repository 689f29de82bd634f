"""Looks an .xls through before it is read: whole, without password, of sane extent.

The reader trusts what the file says about itself; a damaged byte may make it ask
for more memory than there is. So the container's chains and the records of the
workbook are walked first.
"""

from __future__ import annotations

import struct
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.exchange.sources.extent import MOST_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_HEADER = 512
_ENTRY = 128
_MOST_COLUMNS = 256
_MOST_ROWS = 1 << 16
_LONG_DIMENSIONS = 14
_MOST_RECORDS = 3_000_000
"""Each cell may have a record of its own."""

_BEGIN, _END_OF_PART, _DIMENSIONS, _PASSWORD = 0x0809, 0x000A, 0x0200, 0x002F
_SHORT = struct.Struct("<HH")
_SEVERAL = 0x00BD
_CELLS = {0x0006, _SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
"""Records of cells that hold something."""


class Soundness(Enum):
    """What may be done with an .xls."""

    SOUND = "sound"
    PROTECTED = "protected"
    DAMAGED = "damaged"


def soundness(data: bytes) -> Soundness:
    """Whether an .xls can be read without harm."""
    try:
        return _of_records(_Container(data).workbook())
    except (struct.error, IndexError, KeyError, ValueError):
        return Soundness.DAMAGED


def _of_records(stream: bytes) -> Soundness:
    rows = columns = depth = 0
    for number, (kind, body) in enumerate(_records(stream)):
        if number > _MOST_RECORDS:
            raise ValueError(number)
        if kind == _PASSWORD:
            return Soundness.PROTECTED
        if kind == _BEGIN:
            depth += 1
            rows = columns = 0
        elif kind == _END_OF_PART:
            depth -= 1
        elif kind in _CELLS:
            row, column = _place(kind, body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _DIMENSIONS:
            _check_dimensions(body)
        if (
            columns > _MOST_COLUMNS
            or rows * columns > MOST_CELLS
            or (not kind and depth)
        ):
            raise ValueError(kind)
    return Soundness.SOUND


def _place(kind: int, body: bytes) -> tuple[int, int]:
    row, column = _SHORT.unpack_from(body)
    if kind == _SEVERAL:  # the last of the columns stands last
        first, column = column, struct.unpack_from("<H", body, len(body) - 2)[0]
        if column < first:
            raise ValueError(column)
    return row, column


def _check_dimensions(body: bytes) -> None:
    layout = "<IIHH" if len(body) >= _LONG_DIMENSIONS else "<HHHH"
    top, bottom, left, right = struct.unpack_from(layout, body)
    if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
        raise ValueError(bottom)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = _SHORT.unpack_from(stream, at)
        at += 4
        if at + length > len(stream):
            raise ValueError(at)
        yield kind, stream[at : at + length]
        at += length


class _Container:
    """The compound file: sectors chained by an allocation table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in {9, 12}:
            raise ValueError(shift)
        self._size = 1 << shift
        self._table = self._allocation()

    def workbook(self) -> bytes:
        """The stream of the workbook; raises KeyError when there is none."""
        start, cutoff, mini_start = struct.unpack_from("<I4xII", self._data, 48)
        directory = self._chain(start)
        entries = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", directory, at + 64)[0]
            name = directory[at : at + max(length - 2, 0)].decode(
                "utf-16-le", "replace"
            )
            entries[name.lower()] = struct.unpack_from("<II", directory, at + 116)
        first, size = entries["workbook" if "workbook" in entries else "book"]
        if size >= cutoff:
            stream = self._chain(first)
        else:
            root = struct.unpack_from("<I", directory, 116)[0]
            stream = self._mini_chain(first, self._chain(root), self._chain(mini_start))
        if len(stream) < size:
            raise ValueError(size)
        return stream[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise IndexError(number)
        return sector

    def _allocation(self) -> tuple[int, ...]:
        numbers = list(struct.unpack_from("<109I", self._data, 76))
        further, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(count):
            *more, further = self._numbers(self._sector(further))
            numbers += more
        sectors = [self._sector(n) for n in numbers if n not in {_END, _FREE}]
        return tuple(n for sector in sectors for n in self._numbers(sector))

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._table)))

    def _mini_chain(self, first: int, store: bytes, table: bytes) -> bytes:
        return b"".join(
            store[number * 64 : number * 64 + 64]
            for number in _followed(first, self._numbers(table))
        )


def _followed(first: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors of a chain; raises ValueError when it runs in a circle."""
    steps = 0
    while first != _END:
        yield first
        first = table[first]
        steps += 1
        if steps > len(table):
            raise ValueError(steps)
