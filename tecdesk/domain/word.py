"""A word list and its words, each with the years it is valid in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list.

    Attributes:
        text: the word as stored and shown.
        since: first year it is offered; None for always.
        until: last year it is offered; None for always.
        aliases: other ways to write it.
        kinds: narrower words that count as it; they are kept as a remark.
    """

    text: str
    since: int | None = None
    until: int | None = None
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def valid_in(self, year: int) -> bool:
        """True when it is a word of that year."""
        return (self.since or year) <= year <= (self.until or year)

    def remark(self, written: str) -> str:
        """What was written, if it says more than the word."""
        return written if plain(written) in map(plain, self.kinds) else ""


@dataclass(frozen=True)
class WordList:
    """The words offered for a field, in the order of forms and of the report.

    Attributes:
        key: what `Field.words` names it by.
        label: what people see where lists are edited.
        words: the words; a list is open: other words are kept as they are.
    """

    key: str
    label: str
    words: tuple[Word, ...]

    @cached_property
    def _by_name(self) -> dict[str, Word]:
        return {
            plain(name): word
            for word in reversed(self.words)
            for name in (*word.kinds, *word.aliases, word.text)
        }

    def match(self, written: str) -> Word | None:
        """The word that is meant, by its text or another name; None if unknown."""
        return self._by_name.get(plain(written))

    @cached_property
    def order(self) -> dict[str, int]:
        """Rank of each word, for sorting and for breaking ties."""
        return {word.text: rank for rank, word in enumerate(self.words)}


def plain(text: str) -> str:
    """Text for comparing words: half width, lower case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
