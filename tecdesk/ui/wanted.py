"""What one page may ask another to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class New:
    """Start a new record."""


@dataclass(frozen=True)
class Rows:
    """Show only these records.

    Attributes:
        ids: of the records. words: where they come from, for the chip.
    """

    ids: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class One:
    """Show one record in its form.

    Attributes:
        id: of the record.
    """

    id: str


@dataclass(frozen=True)
class Into:
    """Import into a register.

    Attributes:
        register: key of the register.
    """

    register: str


@dataclass(frozen=True)
class Told:
    """Tell the story of one of some subjects.

    Attributes:
        about: household, base, village or lecturer.
        subjects: ids of the records, or names of lecturers, in the order of the list
            they come from.
        at: which of them.
    """

    about: str
    subjects: tuple[str, ...]
    at: int = 0
