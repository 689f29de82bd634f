"""What stands between a covered window and the book behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.locked.key import derive

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Gate:
    """How a covered window is opened again.

    Attributes:
        asks: a passphrase must be typed.
        unlocks: True for what opens it.
    """

    asks: bool
    unlocks: Callable[[str], bool]


OPEN = Gate(asks=False, unlocks=lambda _typed: True)
"""A book without a passphrase: whoever is at the desk goes on."""


def gate_of(book: Book) -> Gate:
    """The gate of an open book: its own passphrase, if it has one.

    The file is not asked: somebody may have put another in its place.
    """
    key = book.key
    if key is None:
        return OPEN
    return Gate(asks=True, unlocks=lambda typed: derive(typed, key.salt) == key)
