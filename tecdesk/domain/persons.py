"""Persons told apart where their ID numbers are not: marks, and what is hashed.

A number stays in its township. In a package a mark of the number's field stands for
it: `same:` and the id of the oldest record of the book that has this number. So the
county tells two namesakes apart, and knows one person by two spellings, in one unit.

Across units a second mark does it, made with a key; see `exchange.packages.hashing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from tecdesk.domain.identity import check_character
from tecdesk.domain.identity import is_valid_id
from tecdesk.domain.search_text import fold

SAME = "same:"
"""How a mark begins that stands for an ID number left at home."""
KEYED = "keyed"
"""Among the marks of a record, beside those of its fields: `KEY:kind:digest`."""
BY_NUMBER, BY_NAME = "id", "name"
"""Kinds of what is hashed: a sound ID number; name, village and year of birth."""

_OLDEST = 1900
_LONG, _SHORT = re.compile(r"\d{17}[\dX]"), re.compile(r"\d{15}")
_BLANK = re.compile(r"[\s\-]")


@dataclass(frozen=True, slots=True)
class Hashed:
    """What goes into the hash of a person.

    Attributes:
        kind: BY_NUMBER or BY_NAME.
        text: the number in its one form, or what stands for it.
    """

    kind: str
    text: str


def hashed(number: str, name: str, village: str) -> Hashed | None:
    """By what a person can be known in another unit; None where by nothing.

    A number whose check character does not fit may be a slip of the pen or stand for
    "not known", so it never counts as a number. Its year of birth may still be told.

    Args:
        number: as it stands in the record.
        name: of the person.
        village: its name.
    """
    said = _BLANK.sub("", normalize("NFKC", number)).upper()
    if _SHORT.fullmatch(said):
        said = _lengthened(said)
    if not _LONG.fullmatch(said) or not _born(said):
        return None
    if is_valid_id(said):
        return Hashed(BY_NUMBER, said)
    if not name or not village:
        return None
    return Hashed(BY_NAME, "\x1f".join((fold(name), fold(village), said[6:10])))


def _lengthened(number: str) -> str:
    """The 18 characters of a number given before 1999."""
    body = f"{number[:6]}19{number[6:]}"
    return body + check_character(body)


def _born(number: str) -> bool:
    """True when the number holds a day on which somebody may have been born."""
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return day.year >= _OLDEST
