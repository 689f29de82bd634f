"""What stored words and villages count as in a year, for figures and lists.

Empty unless the book renamed or merged something, and then so is the SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.vocabulary import Vocabulary
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.villages import merged_by
from tecdesk.store.vocabularies import lives

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.store.book import Book

Stored = Mapping[str, str]
"""Stored value to the value it counts as, where they differ."""


@dataclass(frozen=True)
class OfYear:
    """What differs in a year from what is stored.

    Attributes:
        villages: id of a village to the one that took it in.
        words: word list key to stored word and word of the year.
    """

    villages: Stored = field(default_factory=dict)
    words: Mapping[str, Stored] = field(default_factory=dict)

    def changed(self, declared: Field) -> Stored:
        """What differs among the values of a field."""
        if declared.to == "village":
            return self.villages
        if declared.kind is Kind.CHOICE:
            return self.words.get(declared.words, {})
        return {}


AS_STORED = OfYear()


def of_year(book: Book, year: int) -> OfYear:
    """What the book's renamings and mergers say about a year."""
    words = {
        key: Vocabulary(WORD_LISTS[key], own).changed_in(year)
        for key, own in lives(book).items()
        if key in WORD_LISTS
    }
    return OfYear(merged_by(book, year), words)
