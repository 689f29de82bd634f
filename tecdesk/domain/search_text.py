"""Search by words and by pinyin initials; sorting."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHOICES = 3  # characters read in several ways that are tried in every way
_NOT_INITIAL = re.compile("[^a-z0-9]")
_DATE_MARKS = re.compile("[年月./]")
_DATE = re.compile(r"(?:(\d{4})-)?(\d\d?)(?:-(\d\d?))?")


class _Initials(NamedTuple):
    """First letters of readings.

    Attributes:
        first: character code to the letter of its commonest reading.
        several: characters read in several ways, to all their letters.
        surnames: characters to their letter as a surname.
    """

    first: dict[int, str]
    several: dict[str, str]
    surnames: dict[str, str]


def fold(text: str) -> str:
    """Text for comparing: NFKC, lower case, without blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.lower().split())


def initials(text: str) -> tuple[str, ...]:
    """Pinyin initials, one string for each way to read it: 单冬梅 is sdm or ddm.

    A surname's own reading comes first. Empty when there is nothing to read.
    """
    folded = fold(text)
    if folded.isascii():
        return ()
    return _initials(folded)


def search_text(texts: Iterable[str]) -> str:
    """What a record is found by: its words and their initials, blanks between."""
    return " ".join([_entry(text) for text in texts if text])


def search_texts(columns: Iterable[Iterable[object]]) -> list[str]:
    """What many records are found by, given column by column; None is blank."""
    entries = [[_entry(str(text)) if text else "" for text in each] for each in columns]
    return [" ".join(filter(None, row)) for row in zip(*entries, strict=True)]


def terms(query: str) -> list[str]:
    """The words of a query; a record matches when its search text holds them all."""
    return [fold(word) for word in query.split()]


def spellings(term: str) -> tuple[str, ...]:
    """A folded term, and if it says a day or a month, that as dates are stored.

    12月9日 and 12.9 stand in 2025-12-09, 12月 in all dates of a December.
    """
    parts = _DATE.fullmatch(_DATE_MARKS.sub("-", term).rstrip("日号份-"))
    if parts is None or term.isdecimal():
        return (term,)
    year, month, day = (int(part or 0) for part in parts.groups())
    named = day or year or "月" in term
    if not named or month not in range(1, 13) or day > 31:
        return (term,)
    whole = f"{year or ''}-{month:02}-{day:02}"
    return (term, whole if day else whole.removesuffix("-00" if year else "00"))


def sort_key(text: str) -> bytes:
    """Orders by pinyin for the 3755 commonest characters, rarer ones after them."""
    return text.encode("gb18030", "surrogatepass")


@lru_cache(maxsize=1 << 16)
def _entry(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return folded
    return " ".join((folded, *_initials(folded)))


def _initials(folded: str) -> tuple[str, ...]:
    first, several, surnames = _table()
    if several.keys().isdisjoint(folded):
        found = folded.translate(first)
        return (_lettered(found),)
    places = [i for i, c in enumerate(folded) if c in several][:_CHOICES]
    letters = list(folded.translate(first))
    ways = [several[folded[place]] for place in places]
    if places[0] == 0 and folded[0] in surnames:
        own = surnames[folded[0]]
        ways[0] = own + ways[0].replace(own, "")
    found_ways = []
    for way in product(*ways):
        for place, letter in zip(places, way, strict=True):
            letters[place] = letter
        found_ways.append(_lettered("".join(letters)))
    return tuple(found_ways)


def _lettered(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    return _NOT_INITIAL.sub("", text)


@cache
def _table() -> _Initials:
    """Read the resource, once, when the first text asks for it."""
    table = _Initials({}, {}, {})
    text = resource("words", "initials.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        letters, _, characters = line.partition("\t")
        if letters[0] == "^":
            table.surnames.update(dict.fromkeys(characters, letters[1:]))
            continue
        table.first.update(dict.fromkeys(map(ord, characters), letters[0]))
        if len(letters) > 1:
            table.several.update(dict.fromkeys(characters, letters))
    return table
