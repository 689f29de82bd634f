"""Ids of records: unique across laptops, without anyone counting."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BYTES = 16
_AT_ONCE = 256
_VARIANTS = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))


def new_ids() -> Iterator[str]:
    """Random UUIDs (version 4) as text, without end.

    The random bytes of many are fetched at once: 100,000 rows need them.
    """
    while True:
        digits = urandom(_BYTES * _AT_ONCE).hex()
        for at in range(0, len(digits), 2 * _BYTES):
            d = digits[at : at + 2 * _BYTES]
            yield (
                f"{d[:8]}-{d[8:12]}-4{d[13:16]}-{_VARIANTS[d[16]]}{d[17:20]}-{d[20:]}"
            )
