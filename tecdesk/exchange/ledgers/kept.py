"""Records of the book in little memory, for comparing a file with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Protocol

from tecdesk.store.stream import each

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.store.book import Book


class Stored(Protocol):
    """A record of the book, whether a Record or a Kept one."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def marks(self) -> Marks:
        """Its marks."""

    def __getitem__(self, key: str) -> Value:
        """The value of a field."""


class Kept:
    """The values of a record; asked like a Record.

    Attributes:
        id: id of the record.
        marks: its marks.
    """

    __slots__ = ("_places", "_row", "id", "marks")

    def __init__(
        self,
        id_: str,
        marks: Marks,
        places: Mapping[str, int],
        row: tuple[Value, ...],
    ) -> None:
        self.id = id_
        self.marks = marks
        self._places = places
        self._row = row

    def __getitem__(self, key: str) -> Value:
        return self._row[self._places[key]]

    def get(self, key: str) -> Value:
        """The value of a field; None when there is no such field."""
        place = self._places.get(key)
        return None if place is None else self._row[place]


def kept(book: Book, register: str, order: tuple[str, ...] = ()) -> Iterator[Kept]:
    """All records of a register; values that are alike are held once."""
    pool: dict[Value, Value] = {}
    places: dict[str, int] = {}
    for record in each(book, register, order=order):
        if not places:
            places = {key: place for place, key in enumerate(record.values)}
        row = tuple([pool.setdefault(value, value) for value in record.values.values()])
        yield Kept(record.id, record.marks, places, row)
