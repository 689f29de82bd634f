"""The words of a list in any year: as shipped, and as a book renamed and dated them.

Records keep the words they were written with. What a word is called in another
year is worked out here, so that renaming rewrites nothing: 现场指导 that became
现场教学 in 2026 is 现场指导 in the figures of 2025 and 现场教学 in those of 2026,
whichever of the two a record holds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.domain.word import Word
from tecdesk.domain.word import WordList
from tecdesk.domain.word import plain

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

ALWAYS = 0
"""The year of a replacement that holds for every year: a spelling put right."""

_Steps = dict[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Life:
    """One stretch of years of a word in a book's own list.

    Attributes:
        text: the word as stored and shown.
        since: first year it is offered; None for always.
        until: last year it is offered; None for always.
        position: place in the list; None keeps the shipped place, or the end.
        replaced_by: the word that stands for it after `until`; without an
            `until` in every year.
        former: the word that it is the new name of, from `since` on. Records of
            earlier years that hold the new name are shown under the old one.
        hidden: no longer offered, in no year.
    """

    text: str
    since: int | None = None
    until: int | None = None
    position: int | None = None
    replaced_by: str = ""
    former: str = ""
    hidden: bool = False

    @property
    def replaced_from(self) -> int | None:
        """First year in which another word stands for it; None when none does."""
        if not self.replaced_by:
            return None
        return ALWAYS if self.until is None else self.until + 1

    def offered_in(self, year: int) -> bool:
        """True when it is a word to choose in that year."""
        replaced = self.replaced_from
        if self.hidden or (replaced is not None and year >= replaced):
            return False
        return (self.since or year) <= year <= (self.until or year)


class Vocabulary:
    """One word list as a book has it.

    Attributes:
        shipped: the list the program came with.
        lives: what the book adds; it stands in place of the shipped word.
    """

    def __init__(self, shipped: WordList, lives: Sequence[Life] = ()) -> None:
        self.shipped = shipped
        self.lives = tuple(lives)

    @cached_property
    def all_lives(self) -> tuple[Life, ...]:
        """Shipped words and own ones, in order."""
        own = {life.text for life in self.lives}
        ranks = self.shipped.order
        lives = [
            Life(word.text, word.since, word.until, ranks[word.text] + 1)
            for word in self.shipped.words
            if word.text not in own
        ]
        return tuple(sorted((*lives, *self.lives), key=self._place))

    @cached_property
    def order(self) -> dict[str, int]:
        """Rank of every word there ever was, for sorting."""
        return {text: rank for rank, text in enumerate(self._texts)}

    def offered(self, year: int) -> list[str]:
        """The words to choose from in a year, in order."""
        lives = (life for life in self.all_lives if life.offered_in(year))
        return list(dict.fromkeys(life.text for life in lives))

    def latest(self, text: str) -> Life:
        """The last stretch of a word; a bare one for a word of no list."""
        found = [life for life in self.all_lives if life.text == text]
        return found[-1] if found else Life(text)

    def current(self, text: str, year: int) -> str:
        """What a stored word is called in a year; words of no list stay."""
        text = self.onward(text, year)
        for from_year in sorted(self._back, reverse=True):
            if from_year > year:
                text = _follow(self._back[from_year], text)
        return text

    def onward(self, text: str, year: int) -> str:
        """What has taken a word's place by a year; itself when nothing has."""
        for from_year in sorted(self._onward):
            if from_year <= year:
                text = _follow(self._onward[from_year], text)
        return text

    def shown(self, stored: str, year: int) -> str:
        """A stored choice, or several joined by 、, in the words of a year."""
        texts = (self.current(text, year) for text in stored.split("、"))
        return "、".join(dict.fromkeys(texts))

    def changed_in(self, year: int) -> dict[str, str]:
        """Stored word to what it is called in a year, where that differs."""
        now = {life.text: self.current(life.text, year) for life in self.lives}
        return {text: other for text, other in now.items() if text != other}

    def spellings(self, text: str, year: int) -> tuple[str, ...]:
        """The stored words that stand for a word of that year, itself first."""
        changed = self.changed_in(year)
        others = [old for old, new in changed.items() if new == text]
        return tuple(others) if text in changed else (text, *others)

    @cached_property
    def word_list(self) -> WordList:
        """The list to read typed and imported words by: own ones mean themselves."""
        own = [life.text for life in self.lives if self._means_itself(life)]
        names = set(map(plain, own))
        words = [_without(names, word) for word in self.shipped.words]
        words += [Word(text) for text in dict.fromkeys(own)]
        return WordList(self.shipped.key, self.shipped.label, tuple(words))

    def _means_itself(self, life: Life) -> bool:
        """False for a new name that was read as the old word before it was given.

        A ledger read before the renaming is still the same when read again.
        """
        if life.hidden or life.text in self.shipped.order:
            return False
        known = self.shipped.match(life.text)
        return known is None or known.text != life.former

    def _place(self, life: Life) -> tuple[int, int]:
        """Where it stands; a word without a place goes to the end, as added."""
        rank = self.shipped.order.get(life.text)
        shipped = len(self.shipped.words) + 1 if rank is None else rank + 1
        added = self.lives.index(life) if life in self.lives else -1
        return (life.position or shipped, added)

    @cached_property
    def _texts(self) -> Mapping[str, None]:
        return dict.fromkeys(life.text for life in self.all_lives)

    @cached_property
    def _onward(self) -> _Steps:
        """From which year on a word is replaced, and by which."""
        found: _Steps = defaultdict(dict)
        for life in self.lives:
            if (year := life.replaced_from) is not None:
                found[year][life.text] = life.replaced_by
        return found

    @cached_property
    def _back(self) -> _Steps:
        """Before which year a word had another name, and which."""
        found: _Steps = defaultdict(dict)
        for life in self.lives:
            if life.former and life.since is not None:
                found[life.since][life.text] = life.former
        return found


def _without(own: Collection[str], word: Word) -> Word:
    """A shipped word, less the other names that are words of their own now."""
    aliases = tuple(name for name in word.aliases if plain(name) not in own)
    kinds = tuple(name for name in word.kinds if plain(name) not in own)
    return replace(word, aliases=aliases, kinds=kinds)


def _follow(steps: Mapping[str, str], text: str) -> str:
    """The end of a chain of replacements; one that runs in a ring ends anywhere."""
    passed = {text}
    while (following := steps.get(text, text)) not in passed:
        text = following
        passed.add(text)
    return text
