"""The record that a code on paper names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.record_code import tail_of
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.reading import Reader


def by_code(book: Reader, written: str) -> Record | None:
    """The record of a code as typed or scanned; None for no code and no record.

    Records in the bin are found too: paper outlasts them.
    """
    tail = tail_of(written)
    if not tail:
        return None
    for key in REGISTERS:
        sql = f'SELECT id FROM "{key}" WHERE id LIKE ? LIMIT 1'
        if rows := book.rows(sql, [f"%{tail}"]):
            return book.get(key, rows[0][0])
    return None
