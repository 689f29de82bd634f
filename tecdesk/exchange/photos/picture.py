"""A photo or scan as it is kept: what came of the bytes that were brought."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

LONG_SIDE_PX = 1600
"""Long side of a kept photo: an A4 sheet is legible, 300 KB instead of 5 MB."""


@dataclass(frozen=True)
class Picture:
    """One photo, or one scan of any number of pages.

    Attributes:
        name: file name as brought.
        form: jpg, png or pdf.
        data: the bytes to keep; they say nothing about camera, place or person.
        taken_on: day of taking, ISO text; empty when the photo does not say it.
        pages: pages of a scan; 1 for a photo.
    """

    name: str
    form: str
    data: bytes
    taken_on: str = ""
    pages: int = 1

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes to keep, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
