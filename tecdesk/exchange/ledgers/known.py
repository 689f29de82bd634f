"""What the book knows already, read once for all sheets of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.carried import by_link
from tecdesk.exchange.ledgers.kept import kept
from tecdesk.exchange.ledgers.links import Links
from tecdesk.exchange.ledgers.match import Matcher
from tecdesk.exchange.ledgers.names import Names
from tecdesk.exchange.ledgers.slots import is_link
from tecdesk.store.terms.vocabularies import word_lists

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.exchange.ledgers.kept import Kept
    from tecdesk.store.book import Book


class Known:
    """The records that lines are compared with.

    Attributes:
        year: the year being worked on.
        words: the word lists that the book changed, by key.
    """

    def __init__(self, book: Book, *, known_villages: bool) -> None:
        self.year = book.year
        self.words = word_lists(book)
        self._book = book
        self._known_villages = known_villages
        self._names: dict[str, Names] = {}
        self._links: dict[str, Links] = {}
        self._matchers: dict[str, Matcher] = {}
        self._linked: dict[tuple[str, str], dict[str, list[Kept]]] = {}

    def names(self, register: str) -> Names:
        """The names of a register's records."""
        if register not in self._names:
            closed = register == "village" and self._known_villages
            records = self._book.find(register)
            self._names[register] = Names(register, records, closed=closed)
        return self._names[register]

    def links(self, register: str) -> Links:
        """The records of a register that lines name and do not add."""
        if register not in self._links:
            self._links[register] = Links(register, self._book.find(register))
        return self._links[register]

    def pointed_to(self, field: Field) -> Names:
        """What the cells of a REF field are matched with."""
        return self.links(field.to) if is_link(field) else self.names(field.to)

    def matcher(self, register: str) -> Matcher:
        """Finds the record that a line is the same as, in the order of entry."""
        if register not in self._matchers:
            declared = REGISTERS[register]
            order = (declared.dated_by,) if declared.dated_by else ()
            records = kept(self._book, register, order)
            self._matchers[register] = Matcher(declared, records)
        return self._matchers[register]

    def linked(self, register: str, link: str) -> dict[str, list[Kept]]:
        """Records of a register by what they belong to."""
        key = (register, link)
        if key not in self._linked:
            self._linked[key] = by_link(kept(self._book, register), link)
        return self._linked[key]
