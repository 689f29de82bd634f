"""When two records are the same thing, and how a person's "no" is remembered.

The form asks while a record is typed, the checkup asks of a whole year; both know
by the same mark what was answered.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register

Key = tuple[str, ...]


def fills(register: Register, key: Key, values: Values) -> bool:
    """True when the values fill a key as far as they must.

    What a record cannot do without, what names and dates it and the key's first part
    must be there; another part may be blank, and is then blank on both sides.
    """
    return all(values.get(part) not in {None, ""} for part in needed(register, key))


def needed(register: Register, key: Key) -> list[str]:
    """The parts of a key that must be filled; see `fills`.

    Where the name is none of them, they stand for it all together: the certificate
    of a kind, the number of a person.
    """
    if register.named_by not in key:
        return list(key)
    first = {key[0], register.named_by, register.dated_by}
    return [part for part in key if part in first or register[part].required]


def mark(register: str, parts: Iterable[str], days: Iterable[str]) -> str:
    """Under which the answer is kept: without anybody's name or number in it.

    Args:
        register: key of the register.
        parts: the folded texts that are the same on both sides.
        days: the dates of both sides, where the date is among what is compared.
    """
    text = "\x1f".join((register, *parts, *sorted(days)))
    return blake2b(text.encode(), digest_size=8).hexdigest()
