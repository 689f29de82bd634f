"""What the page of words changes: one word list, or the villages; no widgets.

Both are asked the same: which entries there are, why a change is not possible, and
to make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from tecdesk.domain.word_objections import to_add
from tecdesk.domain.word_objections import to_date
from tecdesk.domain.word_objections import to_replace
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.villages import valid
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.domain.vocabulary import Life
    from tecdesk.store.book import Book

_NO_YEAR = "从哪一年起改，要填年份。"


@dataclass(frozen=True)
class Entry:
    """One word or village.

    Attributes:
        key: the word itself; the id of a village. text: what it is called.
        years: when it is offered, in words. used: how many records hold it; None
            where that is not counted. state: 改为…, 并入…, 不再列出; may be empty.
        since, until: first and last year; None for always.
        hidden: no longer offered. waiting: how many records need a person.
    """

    key: str
    text: str
    years: str
    used: int | None
    state: str
    since: int | None = None
    until: int | None = None
    hidden: bool = False
    waiting: int = 0


class Kept(Protocol):
    """A list of names that may be changed with their history kept."""

    dated: bool
    """Whether years, order and hiding are changed here."""

    def entries(self) -> list[Entry]:
        """What there is, in order."""

    def names(self) -> list[str]:
        """What may be merged into."""

    def objection(self, key: str, new: str, year: int | None) -> str:
        """Why an entry cannot be called so from a year on; empty when it can."""

    def merges(self, key: str, new: str) -> bool:
        """True when the new name is that of another entry."""

    def replace(self, key: str, new: str, year: int | None) -> Change:
        """Rename or merge."""


class KeptWords:
    """One word list."""

    dated = True

    def __init__(self, book: Book, key: str) -> None:
        self._words = Words(book, key)

    def entries(self) -> list[Entry]:
        now, uses = self._words.vocabulary, self._words.uses()
        texts = [*now.order, *(text for text in uses if text not in now.order)]
        found = []
        for text in texts:
            life = now.latest(text)
            state = _state(life) or ("" if text in now.order else "只在记录里有")
            years = _years(life.since, life.until)
            found.append(
                Entry(
                    text,
                    text,
                    years,
                    uses.get(text, 0),
                    state,
                    life.since,
                    life.until,
                    life.hidden,
                )
            )
        return found

    def names(self) -> list[str]:
        return [each.text for each in self.entries() if not each.state]

    def objection(self, key: str, new: str, year: int | None) -> str:
        return to_replace(self._words.vocabulary, key, new, year)

    def merges(self, key: str, new: str) -> bool:
        known = {*self._words.vocabulary.order, *self._words.uses()}
        return new != key and new in known

    def replace(self, key: str, new: str, year: int | None) -> Change:
        return self._words.rename(key, new, year)

    def adding(self, text: str) -> str:
        """Why a word cannot be added."""
        return to_add(self._words.vocabulary, text)

    def add(self, text: str) -> Change:
        """Add a word at the end."""
        return self._words.add(text)

    def dating(self, key: str, since: int | None, until: int | None) -> str:
        """Why a word cannot be offered in just these years."""
        return to_date(self._words.vocabulary, key, since, until)

    def date(self, key: str, since: int | None, until: int | None) -> Change:
        """Say in which years a word is offered."""
        return self._words.date(key, since, until)

    def hide(self, key: str, *, hidden: bool) -> Change:
        """Offer a word no longer, or again."""
        return self._words.hide(key, hidden=hidden)

    def arrange(self, texts: Sequence[str]) -> Change:
        """Put the words into this order."""
        return self._words.arrange(texts)


class KeptVillages:
    """The villages; their other fields are changed in their own list."""

    dated = False

    def __init__(self, book: Book, year: int) -> None:
        self._book, self._year = book, year
        self._villages = Villages(book)

    def entries(self) -> list[Entry]:
        records = self._book.find("village", order=("position", "code"))
        return [self._entry(record, records) for record in records]

    def _entry(self, record: Record, every: Sequence[Record]) -> Entry:
        since, until = record.number("valid_from"), record.number("valid_to")
        waiting = sum(map(len, self.left_behind(record.id).values()))
        return Entry(
            record.id,
            record.text("name"),
            _years(since, until),
            None,
            "，".join(_fate(record, every, waiting)),
            since,
            until,
            waiting=waiting,
        )

    def names(self) -> list[str]:
        return list(valid(self._book, self._year).values())

    def objection(self, key: str, new: str, year: int | None) -> str:
        if year is None:
            return _NO_YEAR
        into = self._id(new, year)
        if into == key:
            return "新旧村名一样。"
        if into:
            return self._villages.objection(key, year)
        return self._villages.objection(key, year, new)

    def merges(self, key: str, new: str) -> bool:
        return self._id(new, self._year) not in {"", key}

    def replace(self, key: str, new: str, year: int | None) -> Change:
        if year is None:
            raise ValueError(_NO_YEAR)
        into = self._id(new, year)
        if into:
            return self._villages.merge(key, into, year)
        return self._villages.rename(key, new, year)

    def left_behind(self, key: str) -> dict[str, list[Record]]:
        """Records of years in which the village was no more, by register."""
        return self._villages.stranded(key)

    def splitting(self, key: str, names: Sequence[str], year: int | None) -> str:
        """Why a village cannot be parted so; empty when it can."""
        if year is None:
            return "从哪一年起分开，要填年份。"
        return self._villages.splitting(key, names, year)

    def split(self, key: str, names: Sequence[str], year: int) -> Change:
        """Begin several villages in place of one."""
        return self._villages.split(key, names, year)

    def _id(self, name: str, year: int) -> str:
        found = (id_ for id_, n in valid(self._book, year).items() if n == name)
        return next(found, "")


def _fate(village: Record, every: Sequence[Record], waiting: int) -> list[str]:
    """What became of a village, and where it comes from."""
    names = {record.id: record.text("name") for record in every}
    parts = [each for each in every if each.text("split_from") == village.id]
    said = [
        ("已并入", names.get(village.text("replaced_by"), "")),
        ("分出" if village.number("valid_to") is None else "分成", _listed(parts)),
        ("分自", names.get(village.text("split_from"), "")),
        ("曾叫", village.text("other_names")),
    ]
    found = [f"{word}{text}" for word, text in said if text]
    return [*found, *([f"还有 {waiting} 条要改"] if waiting else [])]


def _listed(villages: Sequence[Record]) -> str:
    return "、".join(village.text("name") for village in villages)


def _years(since: int | None, until: int | None) -> str:
    if since is None and until is None:
        return "一直"
    if since is None:
        return f"到 {until} 年"
    return f"{since} 年起" if until is None else f"{since}–{until} 年"


def _state(life: Life) -> str:
    if life.replaced_by:
        from_year = life.replaced_from
        when = f"{from_year} 年起" if from_year else ""
        return f"{when}改为{life.replaced_by}"
    if life.hidden:
        return "不再列出"
    return f"原叫{life.former}" if life.former else ""
