"""Ids of records: unique across laptops, without anyone counting."""

from __future__ import annotations

from secrets import randbits
from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIANT = 0b10 << 62
_MS = 1_000_000


def new_ids() -> Iterator[str]:
    """UUIDs of version 7 (RFC 9562) as text, without end.

    They begin with the time, and each is one more than the one before, so that
    the indexes over them grow at one end: that is a tenth of a large import.
    The 73 random bits at the start keep two laptops apart.
    """
    time = f"{time_ns() // _MS:012x}"
    head = f"{time[:8]}-{time[8:]}-7{randbits(12):03x}"
    number = _VARIANT | randbits(61)
    while True:
        tail = f"{number:016x}"
        yield f"{head}-{tail[:4]}-{tail[4:]}"
        number += 1
