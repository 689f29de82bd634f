"""查找全部: what is found for some words, register by register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children
from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.domain.search_text import sort_key
from tecdesk.domain.search_text import terms
from tecdesk.store.coded import by_code
from tecdesk.store.query import Filter
from tecdesk.tally.home import told
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.tally.home import Entered

MOST = 12
_WHOLE, _BEGUN, _SOMEWHERE = range(3)
"""The words are the whole name, its beginning, or stand anywhere."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found in one register.

    Attributes:
        register: its key.
        where: the filter that finds them all.
        count: how many there are.
        first: the first of them: those whose name begins with the words, by pinyin,
            then the newest.
    """

    register: str
    where: Filter
    count: int
    first: tuple[Entered, ...]


def hits(book: Book, words: str, most: int = MOST) -> tuple[Hits, ...]:
    """Everything in which all the words are found.

    Args:
        book: the book; only read, so a thread may give its own.
        words: as people type them: words, names, pinyin initials, days; or the code
            of one record, as it is printed on its sheets.
        most: how many of each register are told.

    Returns:
        The registers with something in them; those in which a name is just the words
        or begins with them come first, then the ledgers in their order.
    """
    if not terms(words):
        return ()
    speaker = Speaker(book)
    if (coded := by_code(book, words)) and not coded.binned_at:
        return (_coded(speaker, coded),)
    found: list[tuple[int, Hits]] = []
    for register, ledger in _sought():
        where = Filter(words=words, own=bool(register.parent))
        called = _called(book, register, words)
        first = _first(book, register, where, list(called)[:most], most)
        if first:
            count = len(first) if len(first) < most else book.count(register.key, where)
            lines = tuple(told(speaker, record, ledger.key) for record in first)
            rank = min(called.values(), default=_SOMEWHERE)
            found.append((rank, Hits(register.key, where, count, lines)))
    found.sort(key=lambda each: each[0])
    return tuple(each for _, each in found)


def _coded(speaker: Speaker, record: Record) -> Hits:
    """The record whose code stands on paper, scanned or typed."""
    where = Filter(ids=(record.id,))
    shown = {register.key: ledger.key for register, ledger in _sought()}
    ledger = shown.get(record.register, record.register)
    return Hits(record.register, where, 1, (told(speaker, record, ledger),))


def _sought() -> list[tuple[Register, Register]]:
    """Each register that is searched, with the one in whose list it is shown.

    The ledgers, what belongs to them, what they point to, and all other events.
    """
    shown: dict[str, tuple[Register, Register]] = {}
    for ledger in LEDGERS:
        shown[ledger.key] = (ledger, ledger)
        shown |= {each.key: (each, ledger) for each in children(ledger)}
    pointed = [REGISTERS[ref.to] for ledger in LEDGERS for ref in ledger.refs]
    events = [register for register in REGISTERS.values() if register.dated_by]
    for each in (*pointed, *events):
        shown.setdefault(each.key, (each, each))
    return list(shown.values())


def _called(book: Book, register: Register, words: str) -> dict[str, int]:
    """The things whose name begins with the words, by id, the nearest first.

    Events have no names.
    """
    asked = terms(words)
    if len(asked) > 1 or (register.dated_by and not register.ends_by):
        return {}
    names = book.names(register.key)
    ranks = {id_: _rank(name, asked[0]) for id_, name in names.items()}
    begun = [id_ for id_, rank in ranks.items() if rank < _SOMEWHERE]
    begun.sort(key=lambda id_: (ranks[id_], sort_key(names[id_])))
    return {id_: ranks[id_] for id_ in begun}


def _rank(name: str, term: str) -> int:
    texts = (fold(name), *(initials(name) if term.isascii() else ()))
    if term in texts:
        return _WHOLE
    return _BEGUN if any(text.startswith(term) for text in texts) else _SOMEWHERE


def _first(
    book: Book, register: Register, where: Filter, called: list[str], most: int
) -> list[Record]:
    named = book.find(register.key, Filter(ids=called)) if called else []
    named.sort(key=lambda record: called.index(record.id))
    rest = book.find(register.key, where, limit=most)
    found = {record.id: record for record in (*named, *rest)}
    return list(found.values())[:most]
