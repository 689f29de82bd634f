"""What stored words and villages count as in a year, for figures and lists.

Empty unless the book renamed or merged something, and then so is the SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.vocabulary import Vocabulary
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.terms.villages import merged_by
from tecdesk.store.terms.vocabularies import lives

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

Stored = Mapping[str, str]
"""Stored value to the value it counts as, where they differ."""


@dataclass(frozen=True)
class OfYear:
    """What differs in a year from what is stored.

    In figures a field of several words counts as written.

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
        return self.words.get(declared.words, {})

    def stored(self, declared: Field, value: Value) -> list[Value]:
        """The stored values of a field that count as this one."""
        changed = self.changed(declared)
        others: list[Value] = [old for old, new in changed.items() if new == value]
        return others if value in changed else [value, *others]

    def shown(self, record: Record) -> Record:
        """The record in the words and villages of the year; for paper and lists."""
        if not (self.villages or self.words):
            return record
        fields = REGISTERS[record.register].fields
        values = {f.key: self._shown(f, record.values.get(f.key)) for f in fields}
        return replace(record, values=values)

    def _shown(self, declared: Field, value: Value) -> Value:
        changed = self.changed(declared)
        if not changed or not isinstance(value, str):
            return value
        if declared.kind is not Kind.CHOICES:
            return changed.get(value, value)
        texts = (changed.get(text, text) for text in value.split("、"))
        return "、".join(dict.fromkeys(texts))


AS_STORED = OfYear()


def of_year(book: Book, year: int) -> OfYear:
    """What the book's renamings and mergers say about a year."""
    words = {
        key: Vocabulary(WORD_LISTS[key], own).changed_in(year)
        for key, own in lives(book).items()
        if key in WORD_LISTS
    }
    differing = {key: changed for key, changed in words.items() if changed}
    return OfYear(merged_by(book, year), differing)
