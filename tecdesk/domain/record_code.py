"""Ten letters that name a record on paper, and the way back.

The end of a record's id, in the 32 digits of Crockford's alphabet: no I, L, O or U,
so a code read from a photocopy is not mistaken. Two of its 50 bits check the others.
"""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

LENGTH: Final = 10
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {digit: number for number, digit in enumerate(_DIGITS)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_TAIL = 12  # hex digits of the id
_CHECKS = 3


def code_of(id_: str) -> str:
    """The code of a record.

    Args:
        id_: its id, UUID text.
    """
    tail = int(id_[-_TAIL:], 16)
    number = tail << 2 | tail % _CHECKS
    places = range(5 * (LENGTH - 1), -1, -5)
    return "".join(_DIGITS[number >> place & 31] for place in places)


def tail_of(written: str) -> str:
    """The end of the id that a code names; empty when it is none.

    Args:
        written: as typed or scanned: small letters, blanks and hyphens are
            accepted, full width, and all that a printed code holds (`TD1:…:1/2`).
    """
    text = normalize("NFKC", written).strip().upper()
    text = text.removeprefix("TD1:").partition(":")[0]
    text = text.replace("-", "").replace(" ", "")
    if len(text) != LENGTH or not set(text) <= _VALUES.keys():
        return ""
    number = 0
    for char in text:
        number = number << 5 | _VALUES[char]
    tail, check = number >> 2, number & 3
    return f"{tail:0{_TAIL}x}" if tail % _CHECKS == check else ""
