"""What may be meant while something is typed: words, earlier values, villages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.store.entered import values_entered
from tecdesk.store.query import Filter
from tecdesk.store.terms.villages import valid
from tecdesk.store.terms.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Field
    from tecdesk.store.book import Book

FIRST = 8
"""So many are shown at once."""
LOOKED_AT = 20_000
"""So many records entered last are looked through for earlier values."""
_TEXTS = {Kind.TEXT, Kind.NOTE}
_EDGE = "\n"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be meant.

    Attributes:
        text: what people read.
        value: what is stored: the text itself, or the id of a record.
        number: a number it is also known by, such as a village's place.
    """

    text: str
    value: str
    number: str = ""


class Completer:
    """Finds what was typed among offers; their folded forms are made once.

    Attributes:
        offers: everything there is, the likeliest first.
    """

    def __init__(self, offers: Iterable[Offer]) -> None:
        self.offers = tuple(offers)
        self._forms: list[tuple[str, str]] | None = None

    def first(self, typed: str, most: int = FIRST) -> list[Offer]:
        """The likeliest offers for what was typed; nothing typed matches all.

        What it is exactly comes first, then what begins with it, then what holds
        it, as written or by pinyin initials; among equals in the order of `offers`.
        """
        wanted = fold(typed)
        if not wanted:
            return list(self.offers[:most])
        whole: list[Offer] = []
        begins: list[Offer] = []
        holds: list[Offer] = []
        edged, closed = _EDGE + wanted, f"{_EDGE}{wanted}{_EDGE}"
        for offer, (names, numbers) in zip(self.offers, self._folded(), strict=True):
            if edged in names or edged in numbers:
                exactly = closed in names or closed in numbers
                (whole if exactly else begins).append(offer)
            elif wanted in names:
                holds.append(offer)
        return [*whole, *begins, *holds][:most]

    def _folded(self) -> Sequence[tuple[str, str]]:
        """The names of each offer, and its number, between edges."""
        if self._forms is None:
            self._forms = [(_forms(o.text), _edged(o.number)) for o in self.offers]
        return self._forms


class Completers:
    """The completers of a book's fields in one year; made when first asked for."""

    def __init__(self, book: Book, year: int) -> None:
        self._book = book
        self._year = year
        self._made: dict[tuple[str, str], Completer] = {}

    def of(self, register: str, field: str) -> Completer:
        """The completer of a field."""
        key = (register, field)
        if key not in self._made:
            self._made[key] = completer(self._book, register, field, self._year)
        return self._made[key]

    def forget(self, change: Change) -> None:
        """Read again what a change may have touched."""
        touched = change.registers
        if {"word", "village_name"} & touched:
            self._made.clear()
        for register, field in list(self._made):
            if register in touched or REGISTERS[register][field].to in touched:
                del self._made[register, field]


def completer(book: Book, register: str, field: str, year: int) -> Completer:
    """What a field may hold: its words, records or earlier values, newest first.

    Numbers of persons are not offered, nor is anything for numbers and dates.
    """
    declared = REGISTERS[register][field]
    used = list(_used(book, register, declared))
    if declared.to:
        return Completer(_by_use(_records(book, declared.to, year), used))
    if declared.words:
        words = vocabulary(book, declared.words)
        known = [Offer(text, text) for text in words.offered(year)]
        other = [Offer(text, text) for text in used if text not in words.order]
        return Completer(_by_use([*known, *other], used))
    if declared.kind in _TEXTS:
        return Completer(Offer(text, text) for text in used)
    return Completer(())


def _used(book: Book, register: str, field: Field) -> Iterable[str]:
    """Different earlier values, the latest first; of several words each alone."""
    values = values_entered(book, register, field.key, LOOKED_AT)
    if field.kind is not Kind.CHOICES:
        return values
    return dict.fromkeys(word for value in values for word in value.split("、"))


def _by_use(offers: list[Offer], used: Sequence[str]) -> list[Offer]:
    """Those used lately first, the others in their own order."""
    place = {value: at for at, value in enumerate(used)}
    return sorted(offers, key=lambda offer: place.get(offer.value, len(place)))


def _records(book: Book, register: str, year: int) -> list[Offer]:
    if register == "village":
        placed = {row.id: row.text("position") for row in book.find("village")}
        named = valid(book, year).items()
        # Lists without places of their own are counted in the order they stand in.
        counted = not any(placed.values())
        return [
            Offer(name, id_, str(at) if counted else placed[id_])
            for at, (id_, name) in enumerate(named, 1)
        ]
    binned = {row.id for row in book.find(register, Filter(binned=True))}
    names = book.names(register)
    return [Offer(name, id_) for id_, name in names.items() if id_ not in binned]


@lru_cache(maxsize=1 << 15)
def _forms(text: str) -> str:
    """What a text is found by; kept, because a change makes offers anew."""
    folded = fold(text)
    return _edged(folded, *initials(folded))


def _edged(*texts: str) -> str:
    joined = _EDGE.join(filter(None, texts))
    return f"{_EDGE}{joined}{_EDGE}" if joined else ""
