"""Which records belong to a year, and which live on over years."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.domain.register import Register

YEAR = "year"
"""Field of the registers whose records are about one year."""


def is_yearly(register: Register) -> bool:
    """True for what happened in a year or was written for it."""
    return bool(register.dated_by and not register.ends_by) or YEAR in register.by_key


def year_field(register: Register) -> str:
    """The field that says to which year a record of a yearly register belongs."""
    return YEAR if YEAR in register.by_key else register.dated_by
