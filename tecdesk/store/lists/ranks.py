"""In which order the values of a field stand: by pinyin, by their list, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import sort_key
from tecdesk.store import query
from tecdesk.store.rows import cell
from tecdesk.store.terms.vocabularies import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

CALENDAR = {"year": (1, 4), "month": (6, 2)}
"""Parts of the register's date that a list may be grouped by: where they stand."""


def path_sql(register: Register, key: str) -> str:
    """The SQL of a field, or of a part of the register's date; NULL for unknown."""
    if key not in CALENDAR or key in register.by_key:
        return cell(register[key].key)
    start, length = CALENDAR[key]
    return f"nullif(substr(r.\"{register.dated_by}\", {start}, {length}), '')"


def in_order(
    book: Book, register: str, key: str, found: Iterable[Value]
) -> list[Value]:
    """The different values found in a field, in order; None is there, and last."""
    values = {value for value in found if value is not None}
    field = REGISTERS[register].by_key.get(key)
    if field is None or field.kind.is_number or field.kind is Kind.DATE:
        return [*sorted(values, key=lambda v: (isinstance(v, str), v)), None]
    if field.kind is Kind.REF:
        return [*_as_referred(book, field.to, values), None]
    if field.kind in {Kind.CHOICE, Kind.CHOICES}:
        places = vocabulary(book, field.words).order
        return [
            *sorted(
                values,
                key=lambda v: (places.get(str(v), len(places)), sort_key(str(v))),
            ),
            None,
        ]
    return [*sorted(values, key=lambda v: sort_key(str(v))), None]


def _as_referred(book: Book, register: str, values: Iterable[Value]) -> list[Value]:
    """In the order of the register pointed to: its own, or pinyin of the name."""
    names = book.names(register)
    if query.ranked_by(REGISTERS[register]) == query.POSITION:
        places: Mapping[str, object] = {id_: at for at, id_ in enumerate(names)}
        return sorted(
            values, key=lambda v: (str(v) not in places, places.get(str(v), 0))
        )
    return sorted(values, key=lambda v: sort_key(names.get(str(v), "")))
