"""What stands between a covered window and the book behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


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
