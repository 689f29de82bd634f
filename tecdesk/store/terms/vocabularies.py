"""Reads the words of a book: the shipped lists with what the book changed in them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.vocabulary import Life
from tecdesk.domain.vocabulary import Vocabulary
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.faults import guarded

if TYPE_CHECKING:
    from tecdesk.domain.word import WordList
    from tecdesk.store.reading import Reader


def vocabulary(book: Reader, words: str) -> Vocabulary:
    """One word list as the book has it.

    Raises:
        KeyError: there is no list of that key.
    """
    return Vocabulary(WORD_LISTS[words], lives(book).get(words, ()))


def vocabularies(book: Reader) -> dict[str, Vocabulary]:
    """Every word list as the book has it, by key."""
    own = lives(book)
    return {key: Vocabulary(each, own.get(key, ())) for key, each in WORD_LISTS.items()}


def word_lists(book: Reader) -> dict[str, WordList]:
    """What to read typed and imported words by; see `domain.reading.Context`."""
    return {
        key: Vocabulary(WORD_LISTS[key], own).word_list
        for key, own in lives(book).items()
        if key in WORD_LISTS
    }


def lives(book: Reader) -> dict[str, list[Life]]:
    """Word list key to what the book says about its words, as it was added."""
    sql = (
        "SELECT list, text, since, until, position, replaced_by, former, hidden "
        "FROM word WHERE binned_at IS NULL ORDER BY created_at, owner, rowid"
    )
    with guarded(book.path):
        rows = book.connection.execute(sql).fetchall()
    found: dict[str, list[Life]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(
            Life(
                text=str(row[1]),
                since=row[2],
                until=row[3],
                position=row[4],
                replaced_by=row[5] or "",
                former=row[6] or "",
                hidden=bool(row[7]),
            )
        )
    return found
