"""Records without 佐证: nothing is written about it, and no photo belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.register import EVIDENCE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.store import query

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.query import Filter


def unproven(book: Book, register: str, where: Filter) -> list[str]:
    """Ids of the records without proof, in the order in which they were entered."""
    condition, values = query.where(REGISTERS[register], where, scan=True)
    photo = (
        f'SELECT 1 FROM "{ATTACHMENT.key}" AS a '
        f'WHERE a."{LINK}" = r.id AND a.binned_at IS NULL'
    )
    sql = (
        f'SELECT r.id FROM "{register}" AS r WHERE {condition} '
        f'AND r."{EVIDENCE}" IS NULL AND NOT EXISTS ({photo}) ORDER BY r.rowid'
    )
    return [str(row[0]) for row in book.rows(sql, values)]
