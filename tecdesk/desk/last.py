"""The record entered last: what Ctrl+D and the sticky fields of a form copy from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import entered_with
from tecdesk.store.entered import last_entered
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


def last(
    book: Book, register: str, *, but: str = "", alone: bool = True
) -> Record | None:
    """The record of a register that was entered last, whatever its date.

    Args:
        book: the book.
        register: key of the register.
        but: id of a record that is not meant, such as the one in the form.
        alone: pass over what was entered in the form of another, such as the
            handouts of a session.
    """
    links = entered_with(REGISTERS[register]) if alone else ()
    which = Filter(dict.fromkeys(links))
    rows = last_entered(book, register, 2, which)
    return next((row for row in rows if row.id != but), None)


def sticky(book: Book, register: str) -> dict[str, Value]:
    """What a new record starts with: the sticky fields that the last one filled.

    A record that is in the bin by now, or a village that is, is not offered.
    """
    record = last(book, register)
    if record is None:
        return {}
    found: dict[str, Value] = {}
    for field in REGISTERS[register].fields:
        value = record[field.key]
        if field.sticky and value is not None:
            if field.to and not _in_use(book, field.to, str(value)):
                continue
            found[field.key] = value
    return found


def _in_use(book: Book, register: str, record: str) -> bool:
    found = book.get(register, record)
    return found is not None and not found.binned_at
